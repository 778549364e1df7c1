import {existsSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {readableText} from "./csv.js";
import {readBytes} from "./files.js";
import type {Report} from "./problem.js";
import {parseCitations} from "./shared/citation.js";

/** What readers type for something that is called otherwise here, and where they are led. */
export interface Synonym {
  file: string;
  line: number;
  /** What is typed, its language, and the path of what is meant, as search knows it. */
  term: string;
  lang: string;
  leadsTo: string;
  /** Who uses the word so, as `key[locator];key[locator]`; needed where it is the name of a thing. */
  sources: string;
}

const header = ["term", "lang", "leads_to", "sources", "note"];

/** Reads a table of synonyms; none where it is not there. Reports rows that are none. */
export function readSynonyms(file: string, report: Report): Synonym[] {
  const text = existsSync(file) ? readableText(readBytes(file), file, report) : null;
  if (text === null) return [];
  const remedy = `write each row as ${header.join(",")}`;
  let lines: string[][];
  try {
    lines = parse(text);
  } catch (error) {
    report({file, message: (error as Error).message.split("\n")[0]!, remedy});
    return [];
  }
  if (lines[0]?.join() !== header.join())
    report({file, line: 1, message: `unknown header: ${String(lines[0]?.join())}`, remedy});
  const terms = new Set<string>();
  return lines.slice(1).flatMap((cells, at): Synonym[] => {
    const line = at + 2;
    const [term = "", lang = "", leadsTo = "", sources = ""] = cells.map((cell) => cell.trim());
    const wrong = (message: string, how: string) => {
      report({file, line, message, remedy: how});
      return [];
    };
    if (!term || !leadsTo || !/^[a-z]{2}(-\w+)?$/.test(lang))
      return wrong(
        "incomplete row",
        "give a term, its language as en or zh-Hant, and where it leads"
      );
    if (terms.has(term)) return wrong(`two rows for ${term}`, "keep the one that readers mean");
    terms.add(term);
    if (leadsTo.startsWith("thing/names/") && !sources)
      return wrong(
        `a name without a source: ${term}`,
        "name a work that calls it so, as key[place]"
      );
    return [{file, line, term, lang, leadsTo, sources}];
  });
}

/** Returns the citation keys that synonyms name. */
export function citedBySynonyms(synonyms: Synonym[]): {key: string; file: string; line: number}[] {
  return synonyms.flatMap(({sources, file, line}) =>
    sources ? parseCitations(sources).map(({key}) => ({key, file, line})) : []
  );
}
