import type {Report} from "../problem.js";
import type {DataRecord} from "../record.js";
import type {Row} from "../table.js";

/** Ids are unique; every column that names a row of a table names one that exists. */
export function checkKeys(record: DataRecord, report: Report): void {
  const whole = [...record.tables].filter(([name]) => !record.partial.has(name));
  const ids = new Map(whole.map(([name, rows]) => [name, new Set(rows.map(({id}) => id))]));
  for (const table of record.package.tables) {
    const rows = record.tables.get(table.name)!;
    reportDuplicates(rows, table.key, report);
    for (const {field, resource} of table.foreignKeys) {
      for (const row of rows) checkReference(row, field, resource, ids, report);
    }
    for (const {name, resource, kind} of table.fields) {
      if (kind !== "list" || !resource) continue;
      for (const row of rows) checkReference(row, name, resource, ids, report);
    }
  }
  for (const row of subjects(record)) {
    const table = String(row.values["subject_table"]);
    if (record.tables.has(table)) checkReference(row, "subject", table, ids, report);
    else reportTable(row, table, report);
  }
}

function subjects({package: {tables}, tables: rows}: DataRecord): Row[] {
  const named = tables.filter(({fields}) => fields.some(({name}) => name === "subject_table"));
  return named.flatMap(({name}) => rows.get(name)!).filter(({values}) => values["subject_table"] !== null);
}

function reportTable({file, line}: Row, table: string, report: Report): void {
  const remedy = "use the name of a file of data/ without .csv";
  report({file, line, field: "subject_table", message: `unknown table: ${table}`, remedy});
}

function reportDuplicates(rows: Row[], field: string, report: Report): void {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const other = first.get(row.id);
    if (!other) first.set(row.id, row);
    else if (row.id !== "") {
      const {file, line} = row;
      report({
        file,
        line,
        field,
        message: `duplicate id: ${row.id}`,
        remedy: `${other.file}:${other.line} has it too; give one of them a new id`
      });
    }
  }
}

function checkReference(
  {file, line, values}: Row,
  field: string,
  resource: string,
  ids: Map<string, Set<string>>,
  report: Report
): void {
  const value = values[field];
  if (value === null || value === undefined) return;
  for (const id of String(value).split(";")) {
    if (!ids.has(resource) || ids.get(resource)!.has(id)) continue;
    report({
      file,
      line,
      field,
      message: `unknown id: ${id}`,
      remedy: `use an id of data/${resource}.csv or add it there`
    });
  }
}
