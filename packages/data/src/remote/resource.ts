import type {RawField, RawResource} from "../package.js";
import type {Measure} from "../comparison/catalogue.js";
import type {Table} from "../description.js";
import type {Row} from "../table.js";
import {memoize} from "../memoize.js";
import {
  aggregateOf,
  engineNames,
  groupsOf,
  partitionColumn,
  sourceOf,
  type GroupColumn,
  type Head,
  type RemoteColumn
} from "./head.js";

/** Describes the sums of a remote table as `datapackage.json` would: they are a table of the record. */
export const resourceOf = memoize((head: Head): RawResource => ({
  name: head.name,
  path: `${head.name}.csv`,
  title: head.title,
  description: `${head.description} ${whereItIs(head)}`,
  "coldwinter:grain": `one row per ${groupsOf(head)
    .map(({name}) => name)
    .join(", ")}: sums of ${head.grain}`,
  "coldwinter:inclusion": head.inclusion,
  schema: {
    fields: fieldsOf(head),
    primaryKey: "id",
    foreignKeys: groupsOf(head).flatMap((group) => {
      const {resource} = columnOf(head, sourceOf(group));
      return resource && !group.year_of
        ? [{fields: group.name, reference: {resource, fields: "id"}}]
        : [];
    })
  }
}));

/** Describes the sum that comparisons draw, as `datapackage.json` would; null where a head names none. */
export const measureOf = memoize((head: Head): Measure | null => {
  const {name, title, amount, measures, partition} = head;
  if (amount === undefined) return null;
  const unit = columnOf(head, aggregateOf(measures[amount]!)![1]).unit ?? "";
  return {
    ...{id: name, kind: "amount", table: name, name: title, one: unit, many: unit, unit},
    ...{time: "year", title: partitionColumn(head), categories: []},
    ...(partition === "year" ? {} : {categories: [partitionColumn(head)]})
  };
});

/** Says in a sentence where the rows are of which the record has the sums. */
export function whereItIs({engine, table, address, snapshot, partition, partitions}: Head): string {
  const place = table ?? address;
  const name = engine === "parquet" && !address ? "a Parquet file" : engineNames[engine];
  const count = Object.keys(partitions).length;
  const parts = count === 1 ? `the one ${partition}` : `${count} values of ${partition}`;
  return `These are sums: the rows lie in ${name}${place ? `, ${place}` : ""}, ${parts}, as of ${snapshot}.`;
}

function columnOf({columns}: Head, name: string): RemoteColumn {
  return columns.find((column) => column.name === name)!;
}

function fieldsOf(head: Head): RawField[] {
  return [
    {
      ...plain(
        "id",
        "string",
        "Id",
        "Name of the table and the columns by which rows are summed up."
      ),
      constraints: {required: true, unique: true}
    },
    ...groupsOf(head).map((group) => groupField(head, group)),
    {
      ...plain("n", "number", "Rows", "How many rows the sums are of."),
      constraints: {required: true, minimum: 0}
    },
    ...Object.entries(head.measures).map(([name, measure]) => {
      const [how, of] = aggregateOf(measure)!;
      const {type, unit} = columnOf(head, of);
      return {
        ...plain(
          name,
          how === "sum" || how === "count" ? "number" : type,
          measure.title ?? name,
          measure.description
        ),
        ...(unit && how !== "count" && {"coldwinter:unit": unit})
      };
    }),
    ...addedFields(head)
  ];
}

function groupField(
  head: Head,
  {name, year_of, title, description, ...rest}: GroupColumn
): RawField {
  const column = columnOf(head, sourceOf({name, year_of, ...rest}));
  return plain(
    name,
    year_of ? "year" : column.type,
    title ?? column.title ?? name,
    description ?? (year_of ? `Year of ${year_of}. ${column.description}` : column.description)
  );
}

function plain(name: string, type: RawField["type"], title: string, description: string) {
  return {name, type, title, description};
}

// What no engine says: whose the partition is, and what comparisons ask of amounts.
function addedFields({amount}: Head): RawField[] {
  const drawn: RawField[] = [
    plain("low", "number", "Low", "Lower bound: none is known of a sum."),
    plain("best", "number", "Best", `The same as ${amount ?? ""}.`),
    plain("high", "number", "High", "Upper bound: none is known of a sum."),
    plain("unit", "string", "Unit", "Unit of best."),
    plain("missing", "string", "Reason when missing", "Why there is no sum: never given."),
    plain("rank", "integer", "Rank", "Order of preference: 1, as partitions are none."),
    plain("vintage", "year", "Vintage", "Year of the edition: never given.")
  ];
  return [
    ...(amount === undefined ? [] : drawn),
    {
      ...plain("sources", "string", "Sources", "Works that say the partition."),
      constraints: {required: true},
      "coldwinter:kind": "sources"
    },
    {
      ...plain(
        "status",
        "string",
        "Status",
        "checked where the partition was held against its source."
      ),
      constraints: {required: true, enum: ["checked", "unchecked"]}
    },
    plain("note", "string", "Note", "Of how many rows the sums are.")
  ];
}

/** Returns the part of a table that the engine answers, as its file keeps it. */
export const answeredPart = memoize((table: Table) =>
  memoize((head: Head): Table => {
    const added = new Set(addedFields(head).map(({name}) => name));
    return {...table, fields: table.fields.filter(({name}) => !added.has(name))};
  })
);

/** Adds to the rows of an answer what the head says of their partition. */
export const withPartitions = memoize((rows: Row[]) =>
  memoize((head: Head): Row[] => {
    const column = partitionColumn(head);
    const {amount} = head;
    const [, of] = (amount !== undefined && aggregateOf(head.measures[amount]!)) || ["", ""];
    const unit = head.columns.find(({name}) => name === of)?.unit ?? null;
    return rows.map((row) => {
      const {sources, status} = head.partitions[String(row.values[column])] ?? {};
      const values: Row["values"] = {...row.values};
      if (amount !== undefined)
        Object.assign(values, {
          low: null,
          best: row.values[amount]!,
          high: null,
          unit,
          missing: null,
          rank: 1,
          vintage: null
        });
      const note = `${String(row.values["n"])} rows`;
      Object.assign(values, {sources: sources ?? null, status: status ?? null, note});
      return {...row, values};
    });
  })
);
