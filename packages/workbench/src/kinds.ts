import type {Schema, SchemaTable} from "@cold-winter/data";
import type {Ask} from "./trace/plan.js";

/**
 * Values that may stand together in one number: those of one dimension, of one case where a variable is in another unit in
 * each or, where a table knows no variables, of one unit.
 */
export interface Kind {
  /** `dimension`, `case` or `unit`, and which. */
  by: "dimension" | "case" | "unit";
  name: string;
  /** The variables of the dimension, or the one that the case is of. */
  variables: string[];
}

/** A table whose values are scaled: its columns of values, and the column that tells the kind of a row. */
export interface Scaled {
  table: string;
  columns: {name: string; type: string}[];
  by: "variable" | "unit";
  /** Whether a column tells the case of a row. */
  cased: boolean;
}

const values = ["low", "best", "high", "value"];

/** Returns a table of the record by its name in small letters. */
export function tableNamed({tables, derived}: Schema, name: string): SchemaTable | undefined {
  return [...tables, ...derived].find((table) => table.name.toLowerCase() === name);
}

/** Returns the columns of a table that hold values of variables or units. */
export function valueColumns(table: SchemaTable | undefined): SchemaTable["columns"] {
  const names = new Set(table?.columns.map(({name}) => name));
  if (!names.has("variable") && !names.has("unit")) return [];
  return table!.columns.filter(
    ({name, type}) => values.includes(name) && /^(DOUBLE|FLOAT|DECIMAL|U?\w*INT)/i.test(type)
  );
}

/** Returns how the values of a table are scaled; none where it has none. */
export function scaledTable(table: SchemaTable | undefined): Scaled[] {
  const columns = valueColumns(table);
  if (!columns.length) return [];
  const has = (column: string) => table!.columns.some(({name}) => name === column);
  const by = has("variable") ? "variable" : "unit";
  return [{table: table!.name, columns, by, cased: has("case")}];
}

/** Returns the kinds of values that tables hold. */
export async function kindsOf(tables: Scaled[], schema: Schema, aside: Ask): Promise<Kind[]> {
  const kinds: Kind[] = [];
  if (tables.some(({by}) => by === "variable")) {
    const dimensions = tableNamed(schema, "variables")?.columns.some(
      ({name}) => name === "dimension"
    );
    const apart = await unitsOfCases(schema, aside);
    const column = dimensions ? "dimension" : "id";
    const sql = `SELECT ${column} AS name, id FROM record.main.variables ORDER BY ALL`;
    const {rows} = await aside(sql);
    const members = new Map<string, string[]>();
    for (const [at, key] of (rows["name"] ?? []).entries()) {
      const id = String(rows["id"]![at]);
      if (!apart.some(({variables}) => variables[0] === id))
        members.set(String(key), [...(members.get(String(key)) ?? []), id]);
    }
    for (const [key, variables] of members) kinds.push({by: "dimension", name: key, variables});
    kinds.push(...apart);
  }
  const units = tables.filter(({by}) => by === "unit");
  if (!units.length) return kinds;
  const all = units
    .map(({table}) => `SELECT coalesce(unit, '') AS unit FROM record.main."${table}"`)
    .join(" UNION ALL ");
  const {rows} = await aside(`SELECT DISTINCT unit FROM (${all}) ORDER BY ALL`);
  for (const unit of rows["unit"] ?? [])
    kinds.push({by: "unit", name: String(unit), variables: []});
  return kinds;
}

// The cases of variables that must not be put together there, as each is in its own currency.
async function unitsOfCases(schema: Schema, aside: Ask): Promise<Kind[]> {
  if (!tableNamed(schema, "case_comparabilities")) return [];
  const {rows} = await aside(
    "SELECT DISTINCT variable, a FROM record.main.case_comparabilities WHERE verdict = 'block' ORDER BY ALL"
  );
  return (rows["variable"] ?? []).map((variable, at) => ({
    by: "case",
    name: String(rows["a"]![at]),
    variables: [String(variable)]
  }));
}
