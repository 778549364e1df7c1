import {memoize} from "../memoize.js";
import type {Problem, Report} from "../problem.js";
import type {Dataset} from "../dataset.js";
import type {Row} from "../table.js";
import {eachTable} from "./each-table.js";

/** Ids are unique; every column that names a row of a table names one that exists. */
export function checkKeys(dataset: Dataset, report: Report): void {
  checkDuplicates(dataset, report);
  checkFilled(dataset, report);
  const rowsOf = (name: string) =>
    dataset.partial.has(name) ? undefined : dataset.tables.get(name);
  for (const {name, fields, foreignKeys} of dataset.package.tables) {
    const lists = fields.flatMap(({name: field, kind, resource}) =>
      kind === "list" && resource ? {field, resource} : []
    );
    for (const {field, resource} of [...foreignKeys, ...lists]) {
      const others = rowsOf(resource);
      if (others) strangers(dataset.tables.get(name)!)(others)(field, resource).forEach(report);
    }
  }
  for (const row of subjects(dataset)) {
    const table = String(row.values["subject_table"]);
    if (!dataset.tables.has(table)) reportTable(row, table, report);
    else for (const problem of unknownIds(row, "subject", table, rowsOf(table))) report(problem);
  }
}

function checkFilled(
  {package: {tables}, tables: rows, partial, canonical}: Dataset,
  report: Report
): void {
  for (const {name, path, filled, key} of tables) {
    if (!filled || partial.has(name) || rows.get(name)!.length) continue;
    const file = [...canonical.keys()].find((each) => each.endsWith(`/${path}`)) ?? path;
    report({
      file,
      line: 1,
      field: key,
      message: `no row of ${name}`,
      remedy: "a record has at least one: restore it"
    });
  }
}

const idsOf = memoize((rows: Row[]) => new Set(rows.map(({id}) => id)));

// What the rows of one table say of another is looked at again where one of the two changed.
const strangers = memoize((rows: Row[]) =>
  memoize((others: Row[]) => {
    const found = new Map<string, Problem[]>();
    return (field: string, resource: string): Problem[] => {
      const known =
        found.get(field) ?? rows.flatMap((row) => unknownIds(row, field, resource, others));
      found.set(field, known);
      return known;
    };
  })
);

function subjects({package: {tables}, tables: rows}: Dataset): Row[] {
  const named = tables.filter(({fields}) => fields.some(({name}) => name === "subject_table"));
  return named
    .flatMap(({name}) => rows.get(name)!)
    .filter(({values}) => values["subject_table"] !== null);
}

function reportTable({file, line}: Row, table: string, report: Report): void {
  const remedy = "use the name of a file of data/ without .csv";
  report({file, line, field: "subject_table", message: `unknown table: ${table}`, remedy});
}

const checkDuplicates = eachTable(({key: field}, rows, report) => {
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
});

function unknownIds(
  {file, line, values}: Row,
  field: string,
  resource: string,
  others: Row[] | undefined
): Problem[] {
  const value = values[field];
  if (value === null || value === undefined || !others) return [];
  const ids = idsOf(others);
  return String(value)
    .split(";")
    .filter((id) => !ids.has(id))
    .map((id) => ({
      ...{file, line, field, message: `unknown id: ${id}`},
      remedy: `use an id of data/${resource}.csv or add it there`
    }));
}
