import {citationForms, load, loadCitation} from "@cold-winter/figure/live";
import type {CitationTemplates, Form} from "@cold-winter/figure/live";
import type {References} from "@cold-winter/figure";
import {translate} from "./text.js";

/** What a citation says of a result. */
export interface Cited {
  title: string;
  url: string;
  /** The query as it was run. */
  sql: string;
  version: string;
  /** Keys of the works that the result rests on, in the order of their numbers. */
  keys: string[];
  /** What is said where no work is known. */
  behind: string;
}

/** Cites a result: the notebook with the result's title and link, then the query, the data version and the works. */
export async function cite(cited: Cited, references: References): Promise<CitationTemplates> {
  const line = (text: string) => text.replace(/\s+/g, " ").trim();
  const own = citationForms(await loadCitation(), {title: line(cited.title), url: cited.url});
  const works = await load<Works>("data/works.json");
  const version = translate("cite.version", {version: cited.version});
  const list = cited.keys.length
    ? cited.keys.map((key, at) => `[${at + 1}] ${references[key]?.text ?? key}`)
    : [cited.behind];
  const behind = (form: "bibtex" | "ris") => cited.keys.map((key) => works[key]?.[form] ?? "");
  return {
    text: [
      own.text,
      version,
      "",
      translate("cite.query"),
      cited.sql,
      "",
      translate("cite.sources"),
      ...list
    ].join("\n"),
    bibtex: [
      ...[version, ...cited.sql.split("\n")].map((each) => `% ${each}`),
      own.bibtex,
      ...behind("bibtex")
    ].join("\n"),
    ris: [
      own.ris.replace(/ER\s+-\s*$/, () => `N1  - ${version} ${line(cited.sql)}\nER  - `),
      ...behind("ris")
    ].join("\n")
  };
}

type Works = Record<string, Pick<CitationTemplates, Exclude<Form, "text">>>;
