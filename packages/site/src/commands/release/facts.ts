import {readFileSync} from "node:fs";
import {join, relative} from "node:path/posix";
import {parse} from "csv-parse/sync";
import {filesBelow} from "@cold-winter/data";

/** One value of a row or one entry that differs; empty where there is none. */
export interface Change {
  id: string;
  field: string;
  before: string;
  after: string;
}

/** What became of the rows of a table, or of the works, between two states of the facts. */
export interface TableChanges {
  table: string;
  added: string[];
  removed: string[];
  changed: Change[];
}

type Rows = Map<string, Record<string, string>>;

/** Compares the tables of two folders as they stand, whatever their schema: rows by `id`, else by all they hold. */
export function changedTables(before: string, after: string): TableChanges[] {
  const tables = [...new Set([before, after].flatMap(tablesOf))].sort();
  return tables.map((file) =>
    changedRows(file.slice(0, -".csv".length), rowsOf(before, file), rowsOf(after, file))
  );
}

/** Compares the works of two folders by citation key. */
export function changedWorks(before: string, after: string): TableChanges {
  const works = (folder: string): Rows => {
    const text = readFileSync(join(folder, "sources.bib"), "utf8").replaceAll("\r\n", "\n");
    return new Map(
      text.split(/^(?=@)/m).map((entry) => [/\{([^,\s]+)/.exec(entry)?.[1] ?? entry, {entry}])
    );
  };
  return changedRows("sources", works(before), works(after));
}

function tablesOf(folder: string): string[] {
  const root = folder.replaceAll("\\", "/");
  return filesBelow(root)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => relative(root, file));
}

function rowsOf(folder: string, file: string): Rows {
  if (!tablesOf(folder).includes(file)) return new Map();
  const rows = parse<Record<string, string>>(readFileSync(join(folder, file)), {
    columns: true,
    bom: true
  });
  return new Map(rows.map((row) => [row["id"] ?? Object.values(row).join(" · "), row]));
}

function changedRows(table: string, before: Rows, after: Rows): TableChanges {
  const changed = [...after].flatMap(([id, row]) => {
    const old = before.get(id);
    if (!old) return [];
    return [...new Set([...Object.keys(old), ...Object.keys(row)])]
      .filter((field) => (old[field] ?? "") !== (row[field] ?? ""))
      .map((field) => ({id, field, before: old[field] ?? "", after: row[field] ?? ""}));
  });
  return {
    table,
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed
  };
}
