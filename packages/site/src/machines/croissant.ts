import {createHash} from "node:crypto";
import type {Column, Dataset, DatabaseTable, Table} from "@cold-winter/data";
import {siteAddress, type SiteAddress} from "./address.js";
import {citationText, coverage, creators, identifierOf, licencesOf, namesOf} from "./dataset.js";

const dataTypes: Record<Column["type"], string> = {
  VARCHAR: "sc:Text",
  INTEGER: "sc:Integer",
  DOUBLE: "sc:Float",
  BOOLEAN: "sc:Boolean",
  DATE: "sc:Date",
  "VARCHAR[]": "sc:Text"
};

// The words of Croissant 1.0 and what they stand for: https://docs.mlcommons.org/croissant/docs/croissant-spec.html
const own =
  "citeAs column extract field fileObject fileProperty fileSet format includes isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace separator source subField transform";
const context = {
  ...{"@language": "en", "@vocab": "https://schema.org/", sc: "https://schema.org/"},
  ...{cr: "http://mlcommons.org/croissant/", rai: "http://mlcommons.org/croissant/RAI/"},
  ...{dct: "http://purl.org/dc/terms/", conformsTo: "dct:conformsTo"},
  ...Object.fromEntries(own.split(" ").map((word) => [word, `cr:${word}`])),
  data: {"@id": "cr:data", "@type": "@json"},
  examples: {"@id": "cr:examples", "@type": "@json"},
  dataType: {"@id": "cr:dataType", "@type": "@vocab"}
};

/** Returns the tables as Croissant describes them, for programs that learn from data. `bytesOf` gives a download by its name. */
export function croissantDescription(
  dataset: Dataset,
  tables: DatabaseTable[],
  {site, bytesOf}: {site: SiteAddress; bytesOf: (file: string) => Uint8Array | string}
): object {
  const {raw, asOf} = dataset.package;
  const address = (path: string) => siteAddress(path, site, "download/croissant.json");
  return {
    ...{"@context": context, "@type": "sc:Dataset", ...namesOf(dataset)},
    conformsTo: "http://mlcommons.org/croissant/1.0",
    ...{identifier: identifierOf(dataset), citeAs: citationText(dataset, site)},
    ...{url: address("codebook.html"), keywords: raw["keywords"], license: licencesOf(dataset)},
    ...{version: dataset.version, datePublished: asOf, creator: creators(), ...coverage(dataset)},
    distribution: tables.map(({name, title}) => ({
      ...{"@type": "cr:FileObject", "@id": `${name}.csv`, name: `${name}.csv`, description: title},
      contentUrl: site === null ? `${name}.csv` : address(`download/${name}.csv`),
      encodingFormat: "text/csv",
      sha256: createHash("sha256")
        .update(bytesOf(`${name}.csv`))
        .digest("hex")
    })),
    recordSet: tables.map((table) => recordSet(table, dataset.package.tables))
  };
}

function recordSet({name, title, description, columns}: DatabaseTable, described: Table[]) {
  const table = described.find((each) => each.name === name);
  return {
    ...{"@type": "cr:RecordSet", "@id": name, name, description: description || title},
    ...(table && {key: {"@id": `${name}/${table.key}`}}),
    field: columns.map((column) => ({
      ...{"@type": "cr:Field", "@id": `${name}/${column.name}`, name: `${name}/${column.name}`},
      ...{description: column.description || column.title, dataType: dataTypes[column.type]},
      source: {fileObject: {"@id": `${name}.csv`}, extract: {column: column.name}},
      ...references(table, column.name, described)
    }))
  };
}

function references(table: Table | undefined, column: string, described: Table[]) {
  const key = table?.foreignKeys.find(({field}) => field === column);
  const target = described.find(({name}) => name === key?.resource);
  return key && target?.key === key.target
    ? {references: {field: {"@id": `${target.name}/${key.target}`}}}
    : {};
}
