import type {Field} from "../description.js";

/** Engines that a head may name. */
export const engines = ["postgres", "clickhouse", "parquet"] as const;
export type EngineName = (typeof engines)[number];

/** A column of the table that lies elsewhere, in the words of the description. */
export interface RemoteColumn {
  name: string;
  type: Exclude<Field["type"], "boolean" | "time">;
  title?: string;
  description: string;
  unit?: string;
  /** The table of the record whose ids it holds. */
  resource?: string;
}

/** A part of the table that has one source, as an edition or a year. */
export interface Partition {
  sources: string;
  status: "checked" | "unchecked";
  /** How many rows the engine must find in it. */
  rows?: number;
}

/** A column by which rows are summed up, under its own name, another one, or as the year of a day. */
export interface GroupColumn {
  name: string;
  of?: string;
  year_of?: string;
  title?: string;
  description?: string;
}

/** What is made of the rows of a group: how many have a value, its sum, the least or the most. */
export interface SumColumn {
  sum?: string;
  min?: string;
  max?: string;
  count?: string;
  title?: string;
  description: string;
}

export const aggregates = ["sum", "min", "max", "count"] as const;

export type Scalar = string | number;

/** Which values of a column count: one, one of several, or those from and to. */
export type Allowed = Scalar | Scalar[] | {from?: Scalar; to?: Scalar};

/** What a file `data/remote/NAME.yaml` says. */
export interface HeadFields {
  title: string;
  description: string;
  engine: EngineName;
  version?: string;
  connection?: string;
  address?: string;
  table?: string;
  statement?: string;
  grain: string;
  inclusion: string;
  snapshot: string;
  columns: RemoteColumn[];
  partition: string;
  partitions: Record<string, Partition>;
  where?: Record<string, Allowed>;
  group_by: (string | GroupColumn)[];
  measures: Record<string, SumColumn>;
  amount?: string;
  seconds?: number;
  most?: number;
}

/** A head that was read: what it says, and where. */
export interface Head extends HeadFields {
  name: string;
  file: string;
  /** Its text, in which faults that are found later have their line. */
  text: string;
}

/** Returns the columns by which the rows are summed up; the partition is always one of them. */
export function groupsOf({group_by, partition}: HeadFields): GroupColumn[] {
  const groups = group_by.map((group) => (typeof group === "string" ? {name: group} : group));
  return groups.some((group) => sourceOf(group) === partition && !group.year_of)
    ? groups
    : [...groups, {name: partition}];
}

/** Returns the column of the table that a group is made of. */
export const sourceOf = ({name, of, year_of}: GroupColumn) => of ?? year_of ?? name;

/** Returns the column of the sums that names the partition. */
export const partitionColumn = (head: HeadFields) =>
  groupsOf(head).find((group) => sourceOf(group) === head.partition && !group.year_of)!.name;

/** Returns how a measure is made, and of which column. */
export function aggregateOf(sum: SumColumn): [(typeof aggregates)[number], string] | undefined {
  const how = aggregates.find((each) => sum[each] !== undefined);
  return how && [how, sum[how]!];
}

/** What the engine is called in words. */
export const engineNames: Record<EngineName, string> = {
  postgres: "PostgreSQL",
  clickhouse: "ClickHouse",
  parquet: "Parquet"
};
