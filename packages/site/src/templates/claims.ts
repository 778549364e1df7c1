import type {Answers, Dataset, VerdictDetail, Reference, Row} from "@cold-winter/data";
import {parseCitations} from "@cold-winter/data/shared";
import {escape} from "./html.js";

/** What the page of ledgers is made from: the record, with default verdicts by statement. */
export interface Ledgers {
  dataset: Dataset;
  references: Record<string, Reference>;
  verdicts: Map<string, VerdictDetail>;
  answers: Map<string, Answers>;
  /** Whether the site has a workbench to which a question can be carried. */
  workbench: boolean;
}

/** Returns the rows of a table of ledgers that speak of one article or statement. */
export function rowsFor({tables}: Dataset, table: string, column: string, id: string): Row[] {
  return (tables.get(table) ?? []).filter(({values}) => values[column] === id);
}

/** Returns the works that a row cites, each a list item with its place, a link to all that is known of it and, if given, what it says. */
export function works(
  {values}: Row,
  {references}: Pick<Ledgers, "references">,
  says = new Map<string, string>()
): string {
  return parseCitations(String(values["sources"]))
    .map(({key, locator}) => {
      const {text = key, url = null} = references[key] ?? {};
      const plain = url ? text.replace(url, "").trim() : text;
      const words = says.has(key) ? `: ${says.get(key)!}` : "";
      return `<li>${escape(plain)} <a href="./sources#${key}">${escape(locator)}</a>${words}</li>`;
    })
    .join("");
}

/** Whether what the article cites carries its sentence, in words. */
export const supports: Record<string, string> = {
  supports: "supports the sentence",
  partly: "supports it in part",
  contradicts: "contradicts it",
  not_seen: "we could not read it"
};
