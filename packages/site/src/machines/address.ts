/** Where a site is published, without a slash at its end; null where the notebook does not say. */
export type SiteAddress = string | null;

/**
 * Returns the address of a path below the root, for a file that itself lies at `from`: whole where the site's own
 * address is known, else relative. The front page is its folder.
 */
export function siteAddress(path: string, site: SiteAddress, from = "index.html"): string {
  const target = path.replace(/(^|\/)index\.html$/, "$1");
  if (site !== null) return `${site}/${target}`;
  return `${"../".repeat(from.split("/").length - 1) || "./"}${target}`;
}

/** What is left out, or stands as a relative address, where a notebook does not say where it is published. */
export const withoutAddress =
  "sitemap.xml is left out; the addresses in llms.txt, feed.xml, dataset.json, canonical links and cards are relative, which most readers of cards do not follow";
