import {type Dataset, byPosition, formatCsv} from "@cold-winter/data";
import type {Ask, Kind} from "./kind.js";

const depths = ["data_file", "full_text", "excerpt", "quoted_elsewhere", "recalled"];
const asks: Ask[] = [
  {name: "name", question: "Its name"},
  {name: "demonym", question: "The adjective, as in: the … record"},
  {
    name: "role",
    question: "Whether it is compared or only stands beside (yardstick)",
    usual: () => "compared",
    options: () => ["compared", "yardstick"]
  },
  {
    name: "source",
    question: "Key of a work that says so; if it is new, run npm run new -- source first",
    wrong: (key, {sources}) =>
      sources.some((each) => each.key === key)
        ? undefined
        : `no such work: ${key} (run npm run new -- source ${key} first)`
  },
  {name: "locator", question: "Where in it, as p. 12"},
  {name: "seen", question: "How far you saw it", usual: () => "recalled", options: () => depths},
  {
    name: "folder",
    question: "The folder for its rows",
    usual: ({name}) => `data/${name!.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`
  }
];

/** A case: its row, and a folder with the headers of the tables that come first. */
export const newCase: Kind = {
  what: "a case: a country to compare",
  form: "three capital letters, its code in ISO 3166-1",
  pattern: /^[A-Z]{3}$/,
  asks,
  make: (id, {folder, source, locator, seen, ...told}, dataset) => {
    const rows = byPosition(dataset.tables.get("cases")!);
    const position = Number(rows.at(-1)?.values["position"] ?? 0) + 1;
    const status = seen === "recalled" ? "unchecked" : "checked";
    const row = {
      id,
      position: String(position),
      sources: `${source!}[${locator!}]`,
      status,
      seen: seen!,
      ...told
    };
    return {
      files: new Map(
        tablesOf(dataset).map((table) => [`${folder!}/${table}.csv`, header(table, dataset)])
      ),
      rows: [{file: `${folder!}/cases.csv`, table: "cases", row}],
      next: [
        `add rows to the tables of ${folder!}, and any other table of data/ under its own name there`,
        "say in coverage.csv, where there is one, what was searched",
        "step by step: /guide/cases"
      ]
    };
  }
};

// The tables whose rows belong to a case, in the order of the description.
function tablesOf({package: {tables}}: Dataset): string[] {
  return tables
    .filter(
      ({name, foreignKeys}) =>
        name !== "cases" && foreignKeys.some(({resource}) => resource === "cases")
    )
    .map(({name}) => name);
}

function header(name: string, {package: {tables: all}}: Dataset): string {
  const {fields} = all.find((table) => table.name === name)!;
  return formatCsv(
    fields.map((field) => field.name),
    []
  );
}
