/** Writes text so that a regular expression takes each of its signs as it stands. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
