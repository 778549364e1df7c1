import {readFileSync} from "node:fs";
import {parse} from "yaml";

/** A person or body of `CITATION.cff`: a person has family and given names, a body a name. */
export interface Author {
  name?: string;
  "given-names"?: string;
  "family-names"?: string;
  orcid?: string;
}

/** What `CITATION.cff` says of this notebook: the one place where its title, authors and licences stand. */
export interface CitationFile {
  title: string;
  authors: Author[];
  /** SPDX names, the data's first. */
  licenses: string[];
  /** Where the copy keeps its code and its issues; null where it names none. */
  repository: string | null;
  /** Where the site is published, without a slash at its end; null where it does not say. */
  url: string | null;
  /** The DOI of the notebook; null where it has none. */
  doi: string | null;
}

/** Reads `CITATION.cff` of the project. Throws where it cannot be read. */
export function readCitationFile(): CitationFile {
  const file = parse(readFileSync("CITATION.cff", "utf8")) as Record<string, unknown>;
  return {
    title: String(file["title"]),
    authors: (file["authors"] ?? []) as Author[],
    licenses: [file["license"] ?? []].flat().map(String),
    repository: typeof file["repository-code"] === "string" ? file["repository-code"] : null,
    url: typeof file["url"] === "string" ? file["url"].replace(/\/+$/, "") : null,
    doi: typeof file["doi"] === "string" ? file["doi"] : null
  };
}
