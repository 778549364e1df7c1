import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import {etAl, type Source} from "./bibliography.js";
import {codeHash, fromCache, keyOf} from "./disk-cache.js";

/** A work in the forms that reference managers read. */
export interface BibliographyEntry {
  bibtex: string;
  ris: string;
}

/** Returns every work as BibTeX and as RIS, by citation key. What was written is kept by content. */
export function bibliographyEntries(sources: Source[]): Record<string, BibliographyEntry> {
  if (!sources.length) return {};
  const key = keyOf(
    codeHash(import.meta.url),
    sources.map(({key, csl, fields}) => [key, csl, fields["urldate"]])
  );
  return fromCache("works", key, () =>
    Object.fromEntries(sources.map((source) => [source.key, format(source)]))
  );
}

function format({key, csl, fields}: Source): BibliographyEntry {
  const cite = new Cite([csl]);
  const bibtex = cite.format("bibtex").trim();
  // The format breaks lines at 70 letters, addresses too; a line of RIS is a field.
  const ris = cite
    .format("ris")
    .trim()
    .replace(/\n(?![A-Z][A-Z0-9] {2}-)/g, "")
    .replace(/^M1( {2}- \d{4}\/\d\d\/\d\d\/)$/m, "Y2$1");
  const day = fields["urldate"] ? `\turldate = {${fields["urldate"]}},\n` : "";
  const others = bibtex.replaceAll(`and {${etAl}}`, "and others").replace(/\}$/, `${day}}`);
  return {
    bibtex: others.replace(/^(@\w+\{)[^,]*/, `$1${key}`),
    ris: `${ris.replace(`AU  - ${etAl}\n`, "")} `
  };
}
