import {
  type Dataset,
  type Row,
  byPosition,
  databaseTables,
  readCitationFile
} from "@cold-winter/data";
import {citationForms} from "@cold-winter/figure/drawing";
import {citationTemplates} from "../templates/citation-templates.js";
import {siteAddress, type SiteAddress} from "./address.js";

/** Who published, where, and where the description itself will lie. */
export interface DescribedAt {
  site: SiteAddress;
  /** The file that carries the description, by its path below the root. */
  from: string;
}

/** Returns the record as a schema.org Dataset. */
export function datasetDescription(dataset: Dataset, at: DescribedAt): Record<string, unknown> {
  const {raw, asOf} = dataset.package;
  const {doi} = readCitationFile();
  const page = siteAddress("codebook.html", at.site, at.from);
  return {
    ...{"@context": "https://schema.org/", "@type": "Dataset", ...namesOf(dataset)},
    identifier: [...(doi ? [`https://doi.org/${doi}`] : []), identifierOf(dataset)],
    ...{url: page, keywords: raw["keywords"], citation: citationText(dataset, at.site)},
    ...{version: dataset.version, dateModified: asOf, isAccessibleForFree: true, inLanguage: "en"},
    license: licencesOf(dataset),
    creator: creators(),
    ...coverage(dataset),
    variableMeasured: rowsOf(dataset, "variables").map(({id, name, unit}) => ({
      ...{"@type": "PropertyValue", propertyID: id, name, unitText: unit}
    })),
    distribution: downloadNames(dataset).map(([file, encodingFormat]) => ({
      ...{"@type": "DataDownload", encodingFormat},
      contentUrl: siteAddress(`download/${file}`, at.site, at.from)
    }))
  };
}

/** Returns the title and description of a record. */
export function namesOf({package: {title, description}}: Dataset) {
  return {name: title, description};
}

/** Returns the name by which a version of a record is told from any other. */
export function identifierOf({package: {name}, version}: Dataset): string {
  return `${name}@${version}`;
}

/** Returns the addresses of the licences of a record. */
export function licencesOf({package: {raw}}: Dataset): string[] {
  return ((raw["licenses"] ?? []) as {path?: string}[]).flatMap(({path}) => path ?? []);
}

/** Writes how to cite the whole record. */
export function citationText({version}: Dataset, site: SiteAddress): string {
  const templates = citationTemplates(version);
  return citationForms(templates, {title: "All tables", url: site ?? "", seen: null}).text.trim();
}

/** Returns who made the record, as schema.org has them. */
export function creators(): Record<string, unknown>[] {
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

/** Returns the years and the places that a record covers. */
export function coverage(dataset: Dataset): Record<string, unknown> {
  const days = rowsOf(dataset, "coverage").flatMap(({from, to}) => [String(from), String(to)]);
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  const places = rowsOf(dataset, "cases");
  return {
    temporalCoverage: first === undefined ? undefined : `${first}/${last}`,
    spatialCoverage: places.map(({id, name}) => ({"@type": "Place", name, identifier: id}))
  };
}

function rowsOf(dataset: Dataset, table: string): Row["values"][] {
  return byPosition(dataset.tables.get(table) ?? []).map(({values}) => values);
}

/** Lists the files that readers take away, each with its media type. */
export function downloadNames(dataset: Dataset): [file: string, type: string][] {
  return [
    [`${dataset.package.name}.duckdb`, "application/vnd.duckdb"],
    ["datapackage.json", "application/json"],
    ["csv-metadata.json", "application/csvm+json"],
    ["croissant.json", "application/ld+json"],
    ["references.bib", "application/x-bibtex"],
    ...databaseTables(dataset).flatMap(({name}): [string, string][] => [
      [`${name}.csv`, "text/csv"],
      [`${name}.parquet`, "application/vnd.apache.parquet"]
    ])
  ];
}
