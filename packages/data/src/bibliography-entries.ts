import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import {etAl, type Source} from "./bibliography.js";

/** A work in the forms that reference managers read. */
export interface BibliographyEntry {
  bibtex: string;
  ris: string;
}

const cache = "node_modules/.cache/cold-winter";

/** Returns every work as BibTeX and as RIS, by citation key. What was written is kept by content. */
export function bibliographyEntries(sources: Source[]): Record<string, BibliographyEntry> {
  if (!sources.length) return {};
  const hash = createHash("sha256").update(
    JSON.stringify(sources.map(({key, csl, fields}) => [key, csl, fields["urldate"]]))
  );
  const file = `${cache}/works-3-${hash.digest("hex").slice(0, 16)}.json`;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, BibliographyEntry>;
  } catch {
    const result = Object.fromEntries(sources.map((source) => [source.key, format(source)]));
    mkdirSync(cache, {recursive: true});
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(result));
    renameSync(`${file}.${process.pid}`, file);
    return result;
  }
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
