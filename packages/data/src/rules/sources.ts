import type {Source} from "../bibliography.js";
import type {Report} from "../problem.js";
import type {Dataset} from "../dataset.js";
import {nearest} from "../shared/nearest.js";

const always = ["family", "terms", "seen"];
const fieldsOfType: Record<string, string[]> = {
  article: ["author", "journal", "year"],
  book: ["author", "publisher", "year"],
  dataset: ["author", "publisher", "year", "url"],
  incollection: ["author", "booktitle", "publisher", "year"],
  inproceedings: ["author", "booktitle", "year"],
  misc: ["author"],
  online: ["author", "publisher", "year", "url"],
  phdthesis: ["author", "school", "year"],
  report: ["author", "publisher", "year"]
};
const excuses: Record<string, {said: RegExp; say: string}> = {
  year: {
    said: /\b(no date|date not seen|yearly|editions)\b/,
    say: "or say in the note: date not seen"
  },
  url: {said: /\baddress not given\b/, say: "or say in the note: address not given"}
};

/** An entry has what a reference to its type of work needs; what cannot be known is said in its note. */
export function checkSources({sources, package: {asOf}}: Dataset, report: Report): void {
  const seen = new Map<string, Source>();
  for (const source of sources) {
    const {key, type, file, line} = source;
    const twin = seen.get(key);
    if (twin && twin.file !== file) {
      const remedy = `${twin.file}:${twin.line} has it too; rename or merge one of the two`;
      report({file, line, field: key, message: `duplicate citation key: ${key}`, remedy});
    }
    seen.set(key, source);
    if (!fieldsOfType[type]) {
      const known = Object.keys(fieldsOfType);
      const remedy = `use @${nearest(type, known) ?? "misc"}; types are ${known.join(", ")}`;
      report({file, line, field: key, message: `unknown type of entry: @${type}`, remedy});
    }
    for (const problem of [yearProblem(source, asOf), addressProblem(source)])
      if (problem) report({file, line, field: key, ...problem});
    for (const field of missing(source)) {
      const remedy = [`add ${field} = {...}`, excuses[field]?.say].filter(Boolean).join(", ");
      report({file, line, field: key, message: `missing ${field}`, remedy});
    }
  }
}

function yearProblem({fields}: Source, asOf: string) {
  const year = fields["year"];
  if (year === undefined) return null;
  const message = `not a year: ${year}`;
  if (!/^[12]\d{3}$/.test(year))
    return {
      message,
      remedy: "write four digits; else leave it out and say in the note: date not seen"
    };
  if (!asOf || year <= asOf.slice(0, 4)) return null;
  return {
    message: `year after ${asOf}, up to which the record was searched: ${year}`,
    remedy: "check the year"
  };
}

function addressProblem({fields}: Source) {
  const text = fields["url"];
  if (text === undefined) return null;
  const url = URL.canParse(text) && !/[\s\\]/.test(text) ? new URL(text) : null;
  if (!url || !/^https?:\/\//.test(text))
    return {
      message: `not an address: ${text}`,
      remedy: "write it whole, as https://example.org/page"
    };
  if (!url.username && !url.password) return null;
  return {
    message: `address with a name or password: ${url.host}`,
    remedy: "leave out what stands before the @"
  };
}

/** The types that an entry may have. */
export const sourceTypes = Object.keys(fieldsOfType);

/** Returns the fields that an entry of a type has, besides its title. */
export function neededFields(type: string): string[] {
  return [...(fieldsOfType[type] ?? []), ...always];
}

function missing({type, fields}: Source): string[] {
  const note = fields["note"] ?? "";
  return neededFields(type).filter((field) => {
    if (fields[field] || excuses[field]?.said.test(note)) return false;
    return !(field === "author" && fields["editor"]);
  });
}
