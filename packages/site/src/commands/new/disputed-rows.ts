import {readFileSync} from "node:fs";
import {familiesOf, formatEntry, neededFields, sourceTypes, type Dataset} from "@cold-winter/data";
import {
  DisputeRefused,
  groundTable,
  groundsOf,
  parseDispute,
  rowsOfDispute,
  subjectOf,
  type Dispute,
  type Grounds
} from "@cold-winter/data/dispute";
import {translator} from "@cold-winter/figure";
import {disputeTexts} from "@cold-winter/figure/texts";
import type {Scaffold} from "./kind.js";

const say = translator("dispute", disputeTexts);

/** Returns what disputes of a record are held to. */
export function disputeGrounds(dataset: Dataset): Grounds {
  const types = Object.fromEntries(sourceTypes.map((type) => [type, neededFields(type)]));
  return groundsOf(dataset, {families: familiesOf(dataset.package), types});
}

/** Makes the rows that keep a dispute from its file, and the entry of its source where that is new. Throws an Error of one sentence. */
export function disputedRows(file: string, dataset: Dataset): Scaffold {
  try {
    return scaffoldOf(parseDispute(readText(file)), dataset);
  } catch (error) {
    if (!(error instanceof DisputeRefused)) throw error;
    throw new Error(`${file}: ${say(`refused.${error.reason}`, error.values)}`, {cause: error});
  }
}

function scaffoldOf(dispute: Dispute, dataset: Dataset): Scaffold {
  const grounds = disputeGrounds(dataset);
  groundTable(grounds, dispute.table);
  const rowsIn = (table: string) => dataset.tables.get(table) ?? [];
  const row = rowsIn(dispute.table).find(({id}) => id === dispute.row)?.values;
  if (!row) throw new DisputeRefused("row", {id: dispute.row});
  const {table, subject} = subjectOf(dispute, grounds, row);
  const readings = rowsIn(grounds.readings ?? "")
    .map(({values}) => values)
    .filter(
      (each) =>
        each["subject_table"] === table &&
        each["subject"] === subject &&
        each["quantity"] === dispute.field
    );
  const ids = (name: string) => rowsIn(name).map(({id}) => id);
  const today = new Date().toISOString().slice(0, 10);
  const added = rowsOfDispute(dispute, grounds, {row, readings, ids, today});
  return {
    files: new Map(),
    rows: added.map((each) => ({...each, file: fileOf(each.table, dataset)})),
    entries: dispute.source.work ? [{file: "data/sources.bib", text: entryOf(dispute)}] : [],
    whole: true,
    next: [
      `look at ${added.map((each) => `${each.table} ${Object.values(each.row)[0]!}`).join(" and ")}: nobody has checked it`,
      "read the work at its place, then set status to checked"
    ]
  };
}

function fileOf(table: string, {package: {tables}, tables: rows}: Dataset): string {
  return rows.get(table)?.[0]?.file ?? `data/${tables.find(({name}) => name === table)!.path}`;
}

// What a reader cannot know of a work is said in its note, as for every work.
function entryOf({source: {key, work, seen}}: Dispute): string {
  const {type, ...told} = work!;
  const open = neededFields(type!).filter((name) => !told[name]);
  const notes = {year: "date not seen", url: "address not given"};
  const note = Object.entries(notes).flatMap(([name, words]) => (open.includes(name) ? words : []));
  const fields = {
    terms: "not known",
    ...told,
    seen: seen.replaceAll("_", " "),
    ...(told["doi"] === undefined && {no_archive: "no copy looked for yet"}),
    no_urldate: "day not noted",
    ...(note.length && {note: note.join("; ")})
  };
  return formatEntry({key, type: type!, fields: escaped(fields)});
}

// Braces and backslashes are signs of the bibliography's own.
function escaped(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, text.replace(/[{}\\]/g, "")])
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`no such file: ${file}`);
  }
}
