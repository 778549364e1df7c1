import type {DuckDBConnection} from "@duckdb/node-api";
import {hasTable, queryRows, readCitationFile, type Answers, type Dataset} from "@cold-winter/data";
import {
  namedBy,
  type Asked,
  type LineageFile,
  type RecordReading,
  type RecordRow,
  type RecordWork
} from "@cold-winter/data/provenance";
import {citationKeys, groupBy} from "@cold-winter/data/shared";
import {plainDate} from "@cold-winter/figure";
import {thingsOf, type Thing, type Things} from "../things/things.js";

/** Returns where the file of a question's provenance stands. */
export const lineagePath = (query: string) => `data/provenance-${query}.json`;

/** Returns what all rows of a question's answers name. */
export function askedOf({sets}: Pick<Answers, "sets">): Asked {
  return namedBy(sets);
}

/** Adds a file for each question: the rows that its answers name, what is read of these, the works and whose voices they are. */
export async function addLineage(
  connection: DuckDBConnection,
  dataset: Dataset,
  {answers, files}: {answers: Map<string, Answers>; files: Map<string, Uint8Array | string>}
): Promise<void> {
  const record = new LineageRecord(dataset, await readingsIn(connection));
  const {title: notebook} = readCitationFile();
  for (const [name, each] of answers) {
    if (name.includes("/")) continue;
    const query = {name, title: each.title, page: `queries#${name}`};
    const file = {query, notebook, version: dataset.version, ...record.partOf(askedOf(each))};
    files.set(lineagePath(name), JSON.stringify(file satisfies LineageFile));
  }
}

interface ReadingRow {
  table_name: string;
  row_id: string;
  subject: string;
  quantity: string;
  printed: string | null;
  unit: string | null;
  status: string;
  witness: string | null;
  locator: string | null;
  voice: string | null;
  derives_from: string[] | null;
}

async function readingsIn(connection: DuckDBConnection): Promise<ReadingRow[]> {
  if (!(await hasTable(connection, "readings"))) return [];
  const found = await queryRows(
    connection,
    "SELECT table_name, row_id, subject, quantity, printed, unit, status, witness, locator, voice, derives_from FROM readings ORDER BY number"
  );
  return found as unknown as ReadingRow[];
}

interface RecordLine {
  table: string;
  values: Record<string, unknown>;
}

/** The record as pictures of provenance look at it. */
class LineageRecord {
  private readonly things: Things;
  private readonly rows = new Map<string, RecordLine>();
  private readonly bySubject: Map<string, ReadingRow[]>;
  private readonly byRow: Map<string, ReadingRow[]>;

  constructor(
    private readonly dataset: Dataset,
    readings: ReadingRow[]
  ) {
    this.things = thingsOf(dataset);
    for (const {name, fields} of dataset.package.tables)
      if (fields.some(({kind}) => kind === "sources"))
        for (const {id, values} of dataset.tables.get(name) ?? [])
          if (!this.rows.has(id)) this.rows.set(id, {table: name, values});
    this.bySubject = groupBy(readings, ({subject}) => subject);
    this.byRow = groupBy(readings, ({row_id}) => row_id);
  }

  /** Returns what some names go back to. */
  partOf({names, works: cited}: Asked): Pick<LineageFile, "rows" | "readings" | "works"> {
    const rows: Record<string, RecordRow> = {};
    const readings: Record<string, RecordReading> = {};
    const keys = new Set(cited);
    for (const name of names) {
      const row = this.rows.get(name);
      if (!row || Object.hasOwn(rows, name)) continue;
      const said = this.saidOf(name, row);
      const own = citationKeys(row.values["sources"]);
      for (const key of own) keys.add(key);
      rows[name] = {...this.told(name, row), works: own, readings: said.map(keyOf)};
      for (const each of said) {
        const voices = this.voicesOf(each);
        readings[keyOf(each)] = readingOf(each, voices);
        for (const key of [...voices, each.witness]) if (key) keys.add(key);
      }
    }
    const works = Object.fromEntries([...keys].flatMap((key) => this.work(key)));
    return {rows, readings, works};
  }

  // What is read of a row, of the thing that it is about, or what it is a reading of.
  private saidOf(id: string, row: RecordLine): ReadingRow[] {
    const own = this.bySubject.get(id) ?? this.byRow.get(id);
    return own ?? this.aboutOf(row).flatMap((thing) => this.bySubject.get(thing.id) ?? []);
  }

  /** The things that a row is about: those that it names, besides its case. */
  private aboutOf({table, values}: RecordLine): Thing[] {
    const {foreignKeys} = this.dataset.package.tables.find(({name}) => name === table)!;
    return foreignKeys.flatMap(({field, resource}) =>
      field === "case" ? [] : (this.things.find(resource, values[field]) ?? [])
    );
  }

  private told(id: string, row: RecordLine) {
    const {table, values} = row;
    const {title} = this.dataset.package.tables.find(({name}) => name === table)!;
    // What has no page of its own is called as the thing that it is about.
    const thing = this.things.find(table, id) ?? this.aboutOf(row)[0];
    const status = String(values["status"] ?? "");
    return {table: title, title: thing?.title ?? id, path: thing?.path ?? null, status};
  }

  private work(key: string): [string, RecordWork][] {
    const known = this.things.works[key];
    if (!known) return [];
    const {short, text, family} = known;
    return [[key, {short, text, family, path: this.things.find("sources", key)?.path ?? null}]];
  }

  /** The voices that a reading goes back to: its own, or those of the rows, series or works that it was made from. */
  private voicesOf(reading: ReadingRow): string[] {
    const voices = new Set<string>();
    const seen = new Set<string>();
    const follow = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const row = this.rows.get(id);
      const from = row ? citationList(row.values["derives_from"]) : [];
      if (!row) {
        if (this.things.works[id]) voices.add(id);
      } else if (from.length) from.forEach(follow);
      else {
        const {origin, sources} = row.values;
        const own = typeof origin === "string" ? origin : citationKeys(sources)[0];
        if (own) voices.add(own);
      }
    };
    reading.derives_from?.forEach(follow);
    return voices.size ? [...voices] : [reading.voice].flatMap((each) => each ?? []);
  }
}

const citationList = (value: unknown) =>
  typeof value === "string" && value ? value.split(";") : [];

const keyOf = ({row_id, quantity}: ReadingRow) => `${row_id}/${quantity}`;

function readingOf(
  {quantity, printed, unit, status, witness, locator, derives_from}: ReadingRow,
  voices: string[]
): RecordReading {
  const said = unit === "day" && printed ? plainDate(printed) : (printed ?? "");
  return {
    ...{quantity: quantity.split(",")[0]!.replaceAll("_", " "), printed: said, status},
    ...{work: witness, locator: locator ?? "", voices, derived: derives_from !== null}
  };
}
