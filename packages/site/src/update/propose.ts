import {parse} from "csv-parse/sync";
import type {Dataset} from "@cold-winter/data";
import {changedForm, refuse, type LoadedRow, type LoaderFile} from "@cold-winter/data/loaders";
import {envelope, type Candidates, type Cells, type Change, type Locked} from "./candidates.js";
import {refuseOtherUnit} from "./other-unit.js";
import type {ReadRelease} from "./release.js";

/** A row of the record as it is written, with its file. */
interface Kept {
  file: string;
  cells: Cells;
}

/** What decides which changes a publisher's file would make. */
export interface Proposal extends LoaderFile {
  read: ReadRelease;
  rows: LoadedRow[];
  dataset: Dataset;
  locked?: Locked;
  /** Whether the file may hold less than the last one. */
  smaller?: boolean;
}

/**
 * Holds the rows of a publisher's file against the record and returns what would change. Refuses a file that gives a row
 * twice, has lost a case, a series or some of its rows, or is in another unit.
 */
export function propose(proposal: Proposal): Candidates {
  const {loader, read, dataset, locked} = proposal;
  const kept = keptRows(dataset, loader.table);
  const rows = withIds(proposal, kept);
  const own = [...kept.values()].filter(({cells}) => isOwn(proposal, cells));
  refuseLoss(proposal, rows, own);
  refuseOtherUnit(
    read.file.name,
    proposal.file,
    rows.map((row) => [row, kept.get(row["id"]!)?.cells])
  );
  const found = new Set(rows.map((row) => row["id"]!));
  const gone = own.filter(({cells}) => !found.has(cells["id"]!) && !loader.adds);
  const changes = [
    ...rows.flatMap((row) => changeOf(row, kept.get(row["id"]!), dataset, loader.table)),
    ...gone.map(({file, cells}): Change => ({id: cells["id"]!, file, before: cells, after: null}))
  ].filter(({id, after}) => !isDeclined(locked, id, after));
  const {address, sha256, day} = read.release;
  return {
    ...{loader: loader.id, source: loader.source, table: loader.table},
    said_by: `${loader.source}, read by ${proposal.file} from ${address} on ${day}, sha256 ${sha256}`,
    release: read.release,
    rows: rows.length,
    changes
  };
}

/** Returns the rows of a table as they are written, by id. */
export function keptRows(dataset: Dataset, name: string): Map<string, Kept> {
  const {path} = dataset.package.tables.find((table) => table.name === name) ?? {};
  const files = [...dataset.canonical].filter(([file]) => file.split("/").at(-1) === path);
  return new Map(
    files.flatMap(([file, text]) =>
      parse<Cells>(text, {columns: true}).map((cells) => [cells["id"]!, {file, cells}])
    )
  );
}

const first = (sources = "") => /^[^[;]*(\[[^\]]*\])?/.exec(sources)![0];
const keyOf = (sources = "") => /^[^[;]*/.exec(sources)![0];

function isOwn({loader: {source, only}}: Proposal, cells: Cells): boolean {
  if (keyOf(cells["sources"]) !== source) return false;
  return !only || only.words.includes(cells[only.column] ?? "");
}

// Rows of numbered tables find theirs by what they say; new ones take the next number.
function withIds({loader, read, rows}: Proposal, kept: Map<string, Kept>): LoadedRow[] {
  const {match} = loader;
  const keyOfRow = (row: Cells) => (match ?? ["id"]).map((column) => row[column] ?? "").join(" ");
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOfRow(row);
    if (seen.has(key))
      refuse({file: read.file.name, message: `two lines give ${key}`, remedy: changedForm()});
    seen.add(key);
  }
  if (!match) return rows;
  const known = new Map(
    [...kept.values()]
      .filter(({cells}) => keyOf(cells["sources"]) === loader.source)
      .map(({cells}) => [keyOfRow(cells), cells["id"]!])
  );
  let next = 1 + Math.max(0, ...[...kept.keys()].map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)));
  return rows.map((row) => {
    const id = known.get(keyOfRow(row)) ?? row["id"]!.replace("*", () => String(next++));
    return {...row, id};
  });
}

function refuseLoss(proposal: Proposal, rows: LoadedRow[], own: Kept[]): void {
  const {loader, read, locked, smaller} = proposal;
  const file = read.file.name;
  if (loader.adds) return;
  if (!rows.length) {
    const message = "no row of any case of the record";
    refuse({file, message, remedy: changedForm(proposal.file)});
  }
  if (smaller) return;
  for (const column of ["case", loader.only?.column ?? "variable"]) {
    const now = new Set(rows.map((row) => row[column]));
    const lost = own.map(({cells}) => cells[column] ?? "").find((word) => !now.has(word));
    if (lost) {
      const message = `no row of ${lost} any more`;
      const remedy = `the publisher may call it otherwise: mend ${proposal.file} or data/case_codes.csv; where it is gone for good, add --smaller`;
      refuse({file, field: column, message, remedy});
    }
  }
  const before = Math.max(locked?.rows ?? 0, own.length);
  if (rows.length < before) {
    const message = `${rows.length} rows where there were ${before}: perhaps half a file`;
    refuse({
      file,
      message,
      remedy: "fetch it again; where the publisher dropped them, add --smaller"
    });
  }
}

function changeOf(
  row: LoadedRow,
  kept: Kept | undefined,
  dataset: Dataset,
  name: string
): Change[] {
  const table = dataset.package.tables.find((each) => each.name === name)!;
  const id = row["id"]!;
  if (!kept) {
    const file = keptFile(dataset, table.path);
    const after = Object.fromEntries(
      table.fields.map((field) => [field.name, row[field.name] ?? ""])
    );
    return [{id, file, before: null, after}];
  }
  const {file, cells: before} = kept;
  const after: Cells = {
    ...before,
    ...row,
    sources: `${row["sources"]!}${witnessesOf(row, before)}`
  };
  const moved = Object.keys(row).filter(
    (column) => column !== "vintage" && after[column] !== before[column]
  );
  return moved.length ? [{id, file, before, after}] : [];
}

// Whoever said it first before stays a witness where the row says the same as before.
function witnessesOf(row: LoadedRow, before: Cells): string {
  const {sources = ""} = before;
  const same = Object.keys(row).every(
    (column) => envelope.includes(column) || row[column] === before[column]
  );
  const isOther = keyOf(sources) !== keyOf(row["sources"]);
  return isOther && same ? `;${sources}` : sources.slice(first(sources).length);
}

function keptFile(dataset: Dataset, path: string): string {
  return [...dataset.canonical.keys()].find((file) => file.split("/").at(-1) === path)!;
}

function isDeclined(locked: Locked | undefined, id: string, after: Cells | null): boolean {
  const declined = locked?.declined?.[id];
  return declined !== undefined && JSON.stringify(declined) === JSON.stringify(after);
}
