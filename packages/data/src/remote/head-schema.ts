import {
  aggregates,
  engines,
  type GroupColumn,
  type HeadFields,
  type Partition,
  type RemoteColumn
} from "./head.js";

const text = {type: "string", minLength: 1};
const column = {type: "string", pattern: "^[A-Za-z_]\\w*$", description: "A column of the table."};
const own = {type: "string", pattern: "^[a-z][a-z0-9_]*$"};
const scalar = {type: ["string", "number"]};

const columnProperties = {
  name: column,
  type: {enum: ["string", "integer", "number", "date", "year"]},
  title: text,
  description: text,
  unit: text,
  resource: {...own, description: "The table of the record whose ids the column holds."}
} satisfies Record<keyof RemoteColumn, object>;

const partitionProperties = {
  sources: {...text, description: "Works that say it, as key[place];key[place]."},
  status: {enum: ["checked", "unchecked"]},
  rows: {type: "integer", minimum: 1, description: "How many rows the engine must find."}
} satisfies Record<keyof Partition, object>;

const groupProperties = {
  name: own,
  of: {...column, description: "The column that it is, under another name."},
  year_of: {...column, description: "The column of days of whose years it is made."},
  title: text,
  description: text
} satisfies Record<keyof GroupColumn, object>;

const measureProperties = {
  ...Object.fromEntries(aggregates.map((name) => [name, column])),
  title: text,
  description: text
};

const allowed = {
  description: "Which values count: one, one of several, or those from and to.",
  type: ["string", "number", "array", "object"],
  items: scalar,
  minItems: 1,
  minProperties: 1,
  additionalProperties: false,
  properties: {from: scalar, to: scalar}
};

const properties = {
  title: text,
  description: text,
  engine: {enum: [...engines]},
  version: {
    type: "string",
    pattern: "^\\d+(\\.\\d+)*$",
    description: 'The version that the engine must have, or how it begins: "15".'
  },
  connection: {
    type: "string",
    pattern: "^[A-Z][A-Z0-9_]*$",
    description: "The environment variable that holds the whole address, credentials in it."
  },
  address: {
    ...text,
    description:
      "Of Parquet that anyone may read: its address, or its path from the project's folder."
  },
  table: {
    type: "string",
    pattern: "^[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?$",
    description: "The table or view, behind its schema or database."
  },
  statement: {...text, description: "One SELECT in the engine's own SQL, in place of a table."},
  grain: {...text, description: "What a row of the table is."},
  inclusion: {...text, description: "Which rows belong into the table."},
  snapshot: {...text, description: "Which state of the table is read."},
  columns: {
    type: "array",
    minItems: 1,
    items: {
      type: "object",
      additionalProperties: false,
      required: ["name", "type", "description"],
      properties: columnProperties
    }
  },
  partition: {...column, description: "The column whose values have each a source."},
  partitions: {
    type: "object",
    minProperties: 1,
    additionalProperties: {
      type: "object",
      additionalProperties: false,
      required: ["sources", "status"],
      properties: partitionProperties
    },
    description: "The partitions that are read, each with its source; others are not."
  },
  where: {type: "object", additionalProperties: allowed},
  group_by: {
    type: "array",
    items: {
      type: ["string", "object"],
      pattern: own.pattern,
      additionalProperties: false,
      required: ["name"],
      properties: groupProperties
    }
  },
  measures: {
    type: "object",
    propertyNames: own,
    additionalProperties: {
      type: "object",
      additionalProperties: false,
      required: ["description"],
      properties: measureProperties
    }
  },
  amount: {...own, description: "The measure that comparisons draw."},
  seconds: {type: "integer", minimum: 1, description: "How long the engine may take: 600."},
  most: {type: "integer", minimum: 1, description: "How many sums may come back: 100000."}
} satisfies Record<keyof HeadFields, object>;

/** The published schema of a file `data/remote/NAME.yaml`. */
export const remoteSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Remote table",
  description: "A table that lies in another engine, and the sums of it that belong to the record.",
  type: "object",
  additionalProperties: false,
  required: [
    ...["title", "description", "engine", "grain", "inclusion", "snapshot", "columns"],
    ...["partition", "partitions", "group_by", "measures"]
  ],
  properties
};
