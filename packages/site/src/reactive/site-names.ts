/** The names in an address that belong to the site itself: no input of a page may take one. */
export const siteNames = ["lens", "checked", "without", "lang", "find", "v"];
