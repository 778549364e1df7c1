import {
  type Dataset,
  type Row,
  byPosition,
  databaseTables,
  readCitationFile
} from "@cold-winter/data";

/** Returns the record as a schema.org Dataset in a script element, for search engines and harvesters. */
export function datasetMarkup(dataset: Dataset): string {
  const text = JSON.stringify(datasetDescription(dataset))
    .replaceAll("<", "\\u003c")
    .replaceAll("$", "\\u0024");
  return `<script type="application/ld+json">${text}</script>`;
}

/** Returns the record as a schema.org Dataset; addresses of files are relative to the page that carries it. */
export function datasetDescription(dataset: Dataset): Record<string, unknown> {
  const {title, description, asOf, raw} = dataset.package;
  const rows = (name: string) =>
    byPosition(dataset.tables.get(name) ?? []).map(({values}: Row) => values);
  const days = rows("coverage").flatMap(({from, to}) => [String(from), String(to)]);
  const licenses = (raw["licenses"] ?? []) as {path?: string}[];
  return {
    ...{"@context": "https://schema.org/", "@type": "Dataset", name: title, description},
    ...{version: dataset.version, dateModified: asOf, isAccessibleForFree: true, inLanguage: "en"},
    license: licenses.flatMap(({path}) => path ?? []),
    creator: creators(),
    temporalCoverage: days.length
      ? `${days.reduce((a, b) => (a < b ? a : b))}/${days.reduce((a, b) => (a > b ? a : b))}`
      : undefined,
    spatialCoverage: rows("cases").map(({id, name}) => ({"@type": "Place", name, identifier: id})),
    variableMeasured: rows("variables").map(({id, name, unit}) => ({
      ...{"@type": "PropertyValue", propertyID: id, name, unitText: unit}
    })),
    distribution: files(dataset).map(([file, encodingFormat]) => ({
      ...{"@type": "DataDownload", encodingFormat, contentUrl: `./download/${file}`}
    }))
  };
}

function files(dataset: Dataset): [string, string][] {
  return [
    [`${dataset.package.name}.duckdb`, "application/vnd.duckdb"],
    ["datapackage.json", "application/json"],
    ["references.bib", "application/x-bibtex"],
    ...databaseTables(dataset).flatMap(({name}): [string, string][] => [
      [`${name}.csv`, "text/csv"],
      [`${name}.parquet`, "application/vnd.apache.parquet"]
    ])
  ];
}

function creators() {
  return readCitationFile().authors.map(
    ({name, "given-names": given, "family-names": family, orcid}) =>
      name
        ? {"@type": "Organization", name}
        : {
            "@type": "Person",
            name: [given, family].filter(Boolean).join(" "),
            ...(orcid && {identifier: orcid})
          }
  );
}
