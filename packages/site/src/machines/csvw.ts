import type {Column, Dataset, DatabaseTable, Table} from "@cold-winter/data";
import {identifierOf, licencesOf, namesOf} from "./dataset.js";

const datatypes: Record<Column["type"], string> = {
  VARCHAR: "string",
  INTEGER: "integer",
  DOUBLE: "double",
  BOOLEAN: "boolean",
  DATE: "date",
  "VARCHAR[]": "string"
};

/** Returns the tables as CSV on the Web describes them (https://www.w3.org/TR/tabular-metadata/), for the folder of their files. */
export function csvwDescription(dataset: Dataset, tables: DatabaseTable[]): object {
  const {name, description} = namesOf(dataset);
  return {
    "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
    ...{"dc:title": name, "dc:description": description},
    ...{
      "dc:identifier": identifierOf(dataset),
      "dc:license": licencesOf(dataset).map((path) => ({"@id": path}))
    },
    tables: tables.map((table) => tableDescription(table, tables, dataset.package.tables))
  };
}

function tableDescription(table: DatabaseTable, tables: DatabaseTable[], described: Table[]) {
  const own = described.find(({name}) => name === table.name);
  const has = (of: string, column: string) =>
    tables.find(({name}) => name === of)?.columns.some(({name}) => name === column) === true;
  const keys = (own?.foreignKeys ?? []).filter(
    ({field, resource, target}) =>
      isPlain(table, field) && has(resource, target) && keyOf(described, resource) === target
  );
  return {
    url: `${table.name}.csv`,
    ...{"dc:title": table.title, "dc:description": table.description},
    tableSchema: {
      columns: table.columns.map(columnDescription),
      ...(own && {primaryKey: own.key}),
      ...(keys.length && {
        foreignKeys: keys.map(({field, resource, target}) => ({
          columnReference: field,
          reference: {resource: `${resource}.csv`, columnReference: target}
        }))
      })
    }
  };
}

const keyOf = (tables: Table[], of: string) => tables.find(({name}) => name === of)?.key;

function isPlain({columns}: DatabaseTable, field: string): boolean {
  return columns.some(({name, type}) => name === field && type !== "VARCHAR[]");
}

function columnDescription({name, type, title, description}: Column) {
  return {
    ...{name, titles: name, "dc:title": title, "dc:description": description},
    datatype: datatypes[type],
    ...(type === "VARCHAR[]" && {separator: ";"})
  };
}
