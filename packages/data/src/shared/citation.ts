/** One pointer of a row to a source: the bibliography key and the place in it. */
export interface Citation {
  key: string;
  locator: string;
}

const pattern = /^([A-Za-z0-9][\w.:+-]*)\[([^[\];]*)\]$/;

/**
 * Reads `key[locator];key[locator]`.
 * Throws an Error naming the first part that does not have this form.
 */
export function parseCitations(text: string): Citation[] {
  return text.split(";").map((part) => {
    const match = pattern.exec(part.trim());
    if (!match)
      throw new Error(`malformed source: ${part.trim()}; write key[locator];key[locator]`);
    return {key: match[1]!, locator: match[2]!};
  });
}

/** Reads the `sources` of a row; none where there is no text. Throws as `parseCitations` does. */
export function pointers(sources: unknown): Citation[] {
  return typeof sources === "string" && sources ? parseCitations(sources) : [];
}

/** Returns the keys of works that a cell names; none where it is no list of sources, as a column of that name may be anything. */
export function citationKeys(cell: unknown): string[] {
  try {
    return pointers(cell).map(({key}) => key);
  } catch {
    return [];
  }
}
