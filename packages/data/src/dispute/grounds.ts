import type {Dataset} from "../dataset.js";
import type {Field, Table} from "../description.js";
import {groupBy} from "../shared/group-by.js";

/** What the record keeps readings of: a name, its form, and its units. */
export interface Quantity {
  name: string;
  form: "date" | "figure" | "text";
  units: string[];
}

/** A table whose rows can be disputed. */
export interface GroundTable extends Pick<
  Table,
  "name" | "title" | "key" | "fields" | "foreignKeys"
> {
  /** The quantities of its rows that readings are kept of. */
  quantities: Quantity[];
}

/** Where a notebook keeps what disputes its rows: `coldwinter:disputes` of its description. */
export interface DisputePlaces {
  /** The table of readings, a row for each thing, quantity and source. */
  readings?: string;
  /** The table of what was looked up, and the words with which it says that a source says otherwise. */
  lookups?: {table: string; says: Record<string, string>};
}

/** What a dispute is held to, at build as in the browser. */
export interface Grounds extends DisputePlaces {
  version: string;
  asOf: string;
  families: string[];
  grades: {id: string; name: string}[];
  seen: string[];
  /** Types of works, each with what an entry of it needs. */
  types: Record<string, string[]>;
  /** Keys of the bibliography. */
  works: string[];
  tables: GroundTable[];
}

/** Returns where a notebook keeps disputes, as its description says. */
export function disputePlaces({raw}: Pick<Dataset["package"], "raw">): DisputePlaces {
  return raw["coldwinter:disputes"] ?? {};
}

/** Returns what disputes of a record are held to. */
export function groundsOf(
  dataset: Dataset,
  {families, types}: Pick<Grounds, "families" | "types">
): Grounds {
  const {package: about, tables, sources, version} = dataset;
  const places = disputePlaces(about);
  const quantities = quantitiesOf(places.readings ? (tables.get(places.readings) ?? []) : []);
  const cited = about.tables.filter(({fields}) => fields.some(({kind}) => kind === "sources"));
  const seen = cited.flatMap(
    ({fields}) => fields.find(({name}) => name === "seen")?.constraints.enum ?? []
  );
  const grounds: Grounds = {
    ...{...places, version, asOf: about.asOf, families, types},
    grades: (tables.get("grades") ?? []).map(({id, values}) => ({
      id,
      name: String(values["name"])
    })),
    seen: [...new Set(seen)],
    works: sources.map(({key}) => key),
    tables: cited.map(({name, title, key, fields, foreignKeys}) => ({
      ...{name, title, key, foreignKeys, fields: fields.map(bare)},
      quantities: quantities.get(name) ?? []
    }))
  };
  return {...grounds, tables: grounds.tables.filter((table) => isGround(table, places))};
}

// Without a place for what was looked up, only what readings are kept of can be disputed.
function isGround({name, quantities}: GroundTable, {readings, lookups}: DisputePlaces): boolean {
  if (name === lookups?.table) return false;
  return name === readings || quantities.length > 0 || lookups !== undefined;
}

const bare = (field: Field): Field => ({...field, description: ""});

function quantitiesOf(rows: {values: Record<string, unknown>}[]): Map<string, Quantity[]> {
  const byTable = groupBy(rows, ({values}) => String(values["subject_table"]));
  return new Map(
    [...byTable].map(([table, own]) => [
      table,
      [...groupBy(own, ({values}) => String(values["quantity"]))].map(([name, readings]) => {
        const has = (column: string) =>
          readings.some(({values}) => (values[column] ?? null) !== null);
        const units = readings.flatMap(({values}) => (values["unit"] as string | null) ?? []);
        const form = has("date") ? "date" : units.length ? "figure" : "text";
        return {name, form, units: [...new Set(units)]};
      })
    ])
  );
}
