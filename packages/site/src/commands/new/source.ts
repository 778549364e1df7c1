import {
  byPosition,
  familiesOf,
  formatEntry,
  neededFields,
  notYetCited,
  sourceTypes
} from "@cold-winter/data";
import type {Dataset} from "@cold-winter/data";
import type {Ask, Kind, Fields} from "./kind.js";

const needed = (field: string) => (told: Fields) => neededFields(told["type"]!).includes(field);
const fields: Ask[] = [
  {name: "type", question: "What it is", options: () => sourceTypes},
  {name: "author", question: "Author or institution (Family, Given and Family, Given)"},
  {name: "title", question: "Its title"},
  ...["journal", "booktitle", "publisher", "school"].map((name) => ({
    name,
    question: name[0]!.toUpperCase() + name.slice(1),
    when: needed(name)
  })),
  {
    name: "year",
    question: "Year of publication; ? where it is not to be had",
    wrong: (year) =>
      /^(\?|\d{4})$/.test(year) ? undefined : `not a year: ${year} (write four digits, or ?)`
  },
  {name: "url", question: "Its address; ? where it is not given", when: needed("url")},
  {
    name: "family",
    question: "Whose voice it is",
    options: (dataset) => familiesOf(dataset.package)
  },
  {
    name: "grade",
    question: "What kind of witness it is, as it was read",
    usual: (_told, _name, dataset) => (gradesOf(dataset).length ? undefined : "?"),
    options: (dataset) => [...gradesOf(dataset), ...(gradesOf(dataset).length ? [] : ["?"])]
  },
  {name: "doi", question: "Its DOI, from 10. on; ? where none is known", usual: () => "?"},
  {
    name: "urldate",
    question: "The day on which it was read, as 2026-11-24; ? where it is not known",
    usual: () => "?"
  },
  {name: "terms", question: "What its makers allow, as CC BY 4.0 or all rights reserved"},
  {
    name: "seen",
    question: "How far it was seen, as full text, excerpt, quoted elsewhere or recalled"
  },
  {name: "folder", question: "The folder of its sources.bib", usual: () => "data"},
  {
    name: "from",
    question: "A file of works: BibTeX, CSL-JSON or RIS, as Zotero exports them",
    usual: () => "",
    when: () => false
  }
];

const gradesOf = ({tables}: Dataset) => byPosition(tables.get("grades") ?? []).map(({id}) => id);

/** A work: all that is known of it is asked for, and nothing made up. */
export const source: Kind = {
  what: "a work, for rows and pages to cite",
  form: "letters, digits, - and _, as smith-1990",
  pattern: /^[A-Za-z0-9][\w.:+-]*$/,
  asks: fields,
  make: (key, told, dataset) => ({
    files: new Map(),
    entries: [{file: `${told["folder"]!}/sources.bib`, text: entryText(key, told, dataset)}],
    next: citeNext(key)
  })
};

/** Says what is to be done with a work that is in the bibliography. */
export function citeNext(key: string): string[] {
  return [
    `cite it in a row as ${key}[p. 12], or in prose as [@${key}, p. 12]`,
    `then take "${notYetCited}" out of its note`
  ];
}

/** Writes a work as an entry, with the notes for what is not to be had; `more` are fields that nobody is asked for. */
export function entryText(
  key: string,
  {type, ...answers}: Fields,
  dataset: Dataset,
  more: Fields = {}
): string {
  const told = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== "folder"));
  if (dataset.sources.some((each) => each.key === key))
    throw new Error(`${key} is in the bibliography already`);
  const graded = gradesOf(dataset).length > 0;
  const unknown: Record<string, string> = {year: "date not seen", url: "address not given"};
  const notes = [
    ...Object.keys(unknown).flatMap((name) => (told[name] === "?" ? unknown[name]! : [])),
    notYetCited
  ];
  const known = Object.entries({...more, ...told}).filter(
    ([, text]) => text !== "" && text !== "?"
  );
  const reasons = {
    ...(told["doi"] === "?" && {no_archive: "no copy looked for yet"}),
    ...(told["urldate"] === "?" && {no_urldate: "day not noted"})
  };
  const entry = {...Object.fromEntries(known), ...(graded && reasons), note: notes.join("; ")};
  return formatEntry({key, type: type!, fields: entry});
}
