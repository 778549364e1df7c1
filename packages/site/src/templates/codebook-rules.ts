import {columnsTable, escape, sentence, words} from "./html.js";
import {familyName} from "@cold-winter/data/shared";
import {runsOf} from "./codebook-variables.js";
import {type Dataset, type Field, type Row, byPosition} from "@cold-winter/data";

const dates = [
  ["1964-10-16", "a day"],
  ["1963-03", "a month; a season is written as its months"],
  ["199X", "a decade"],
  ["1955/1964", "the period from one date to another"],
  ["../1976", "that date or earlier; 2022/.. means that date or later"],
  [
    "1959~",
    "approximate; the range stays as it is, and figures show one unit on either side separately"
  ],
  ["1984-04-09?", "uncertain, treated as approximate; % means both"],
  ["[1963,1964,1965]", "one of these years, we do not know which"]
];

/** What each word of a coded column means; the words themselves are those of the description of the tables. */
const meanings: Record<string, Record<string, string>> = {
  range_kind: {
    published_interval: "the author gives low and high as a range",
    one_sided: "only a lowest or a highest value is published",
    envelope:
      "the lowest and highest of several figures; it widens with the number of sources and is not a confidence interval",
    rounding: "half a unit of the last digit printed",
    propagated: "computed from other ranges by interval arithmetic"
  },
  missing: {
    not_reported: "the source has a place for it but leaves it empty",
    not_found: "we looked and found none",
    not_yet: "it had not happened by the last day observed: censored, not missing",
    not_attested: "there is no evidence for it",
    not_applicable: "the question does not apply",
    withheld: "known but not published",
    not_comparable: "there is a figure, but it cannot be compared with the others",
    disputed: "the sources reject each other's figures, so none is used",
    illegible: "the print or scan cannot be read",
    excluded: "left out by the rule of the table"
  },
  status: {
    checked: "somebody saw it in the source that it names",
    unchecked: "written from memory; shown hollow or hatched, and left out by “Checked rows only”"
  },
  seen: {
    data_file: "the data file itself was read",
    full_text: "the whole text was read",
    excerpt: "part of the text was read",
    quoted_elsewhere: "read only as quoted by another work",
    recalled: "not seen"
  }
};

/** Returns the rules by which rows were coded, made from the description of the tables and from the rows that hold rules. */
export function rulesSection(dataset: Dataset): string {
  return `<section id="coding-rules">
<h2 id="rules-of-coding">Coding rules</h2>
${columnsTable("rule-envelope", "Columns that every row has", "The same in every table of facts.", ["Column", "Meaning"], envelope(dataset))}
${columnsTable(
  "rule-dates",
  "Dates",
  "Extended Date/Time Format. For each date the database also holds the first and last possible day, the precision and the certainty; the time between two dates is an interval.",
  ["Written", "Means"],
  dates.map(([name, meaning]) => ({name: name!, meaning: meaning!}))
)}
${columnsTable("rule-ranges", "Kinds of range", "A figure without a range is in best alone and is drawn as a point; a range without a best value has no midpoint, and we do not invent one.", ["Word", "Meaning"], coded(dataset, "range_kind"))}
${columnsTable("rule-missing", "Reasons why a value is missing", "A missing value is a row with a reason, never a zero; a zero counts only inside the coverage.", ["Word", "Meaning"], coded(dataset, "missing"))}
${columnsTable("rule-status", "Status and depth", "Status says whether a row was checked, depth how much of its main source was read; if single columns of a checked row were written from memory, they are named.", ["Word", "Meaning"], [...coded(dataset, "status"), ...coded(dataset, "seen")])}
${columnsTable(
  "rule-lens",
  "Whose numbers: how the choice works",
  "Each choice (a lens) ranks kinds of sources by who produced a number, not who printed it. The first kind that has a value is used; within it the highest rank, then the newest release. The range of all values and the number of independent sources are given too; a value derived from another is not independent.",
  ["Choice", "Order"],
  byPosition(dataset.tables.get("lenses") ?? []).map(({values}) => ({
    name: String(values["name"]),
    meaning: `${String(values["description"])} ${String(values["families"]).split(";").map(familyName).join(", ")}.`
  })),
  "b"
)}
${folded(
  "rule-counting",
  "Counting rules, by type of record",
  (dataset.tables.get("coverage") ?? []).map(({values}) => ({
    name: `${text(values["case"])} ${words(text(values["record"]))}, ${text(values["from"])} to ${text(values["to"])}`,
    meaning: text(values["counting_rule"])
  }))
)}
${folded(
  "rule-inclusion",
  "What each table includes",
  dataset.package.tables
    .filter(({inclusion}) => inclusion)
    .map(({title, inclusion}) => ({name: title, meaning: sentence(inclusion)}))
)}
</section>
`;
}

const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

function fieldsNamed(dataset: Dataset, name: string): Field[] {
  return dataset.package.tables.flatMap(({fields}) =>
    fields.filter((field) => field.name === name)
  );
}

function envelope(dataset: Dataset) {
  return ["sources", "status", "unchecked_fields", "seen", "note"].flatMap((name) =>
    fieldsNamed(dataset, name)
      .slice(0, 1)
      .map(({description}) => ({name, meaning: description}))
  );
}

function coded(dataset: Dataset, column: string) {
  const allowed = new Set(
    fieldsNamed(dataset, column).flatMap(({constraints}) => constraints.enum ?? [])
  );
  return [...allowed].map((name) => ({name, meaning: sentence(meanings[column]?.[name] ?? "")}));
}

function folded(id: string, title: string, items: {name: string; meaning: string}[]): string {
  const list = items.map(
    ({name, meaning}) => `<li><b>${escape(name)}</b>: ${escape(meaning)}</li>`
  );
  return `<details id="${id}"><summary>${escape(title)} (${items.length})</summary>
<ul class="long-list">
${list.join("\n")}
</ul></details>`;
}

/** Returns the rows that nobody has yet seen in their source, by table: how many, and which. */
export function uncheckedSection(dataset: Dataset): string {
  const tables = dataset.package.tables
    .filter(({fields}) => fields.some(({name}) => name === "status"))
    .map(({name, title}) => ({name, title, rows: dataset.tables.get(name) ?? []}));
  const open = tables.map((table) => ({...table, unchecked: table.rows.filter(isUnchecked)}));
  const sum = (count: (table: (typeof open)[number]) => number) =>
    open.reduce((all, table) => all + count(table), 0);
  const partly = sum(({rows}) => rows.filter(({values}) => values["unchecked_fields"]).length);
  return `<section id="unchecked">
<h2 id="unchecked-rows">Unchecked rows</h2>
<p>${sum(({unchecked}) => unchecked.length)} of ${sum(({rows}) => rows.length)} rows were written from memory and not yet checked against their source; ${partly} more name single columns that were.</p>
${open
  .filter(({unchecked}) => unchecked.length)
  .map(
    ({name, title, rows, unchecked}) =>
      `<details data-table="${name}"><summary>${escape(title)}: ${unchecked.length} of ${rows.length}</summary><p class="ids">${listedIds(unchecked).map(escape).join(", ")}</p></details>`
  )
  .join("\n")}
</section>
`;
}

// Names rows of following years or numbers by the first, and the last number alone.
function listedIds(rows: Row[]): string[] {
  const ends = new Map<string, string[]>();
  for (const {id} of rows) {
    const [, stem, end] = /^(.*-)(\d+)$/.exec(id) ?? ["", id, ""];
    ends.set(stem, [...(ends.get(stem) ?? []), end]);
  }
  return [...ends].flatMap(([stem, list]) => {
    if (list.some((end) => !end || String(Number(end)) !== end))
      return list.map((end) => stem + end);
    return runsOf(list.map(Number)).map(([from, to]) =>
      from === to ? `${stem}${from}` : `${stem}${from} to ${to}`
    );
  });
}

const isUnchecked = ({values}: Row) => values["status"] === "unchecked";
