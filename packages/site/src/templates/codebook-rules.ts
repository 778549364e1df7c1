import {columnsTable, escape, sentence, words} from "./html.js";
import {runsOf} from "./codebook-variables.js";
import {type Dataset, type Field, type Row, byPosition} from "@cold-winter/data";

const dates = [
  ["1964-10-16", "a day"],
  ["1963-03", "a month; a season is written as its months"],
  ["199X", "a decade"],
  ["1955/1964", "a stretch of time from one date to another"],
  ["../1976", "that date or some time before; 2022/.. is that date or after"],
  [
    "1959~",
    "about; it widens nothing by itself, and figures show one unit of padding either side apart"
  ],
  ["1984-04-09?", "uncertain, treated as about; % is both"],
  ["[1963,1964,1965]", "one of these years, which of them is not known"]
];

/** What each word of a coded column means; the words themselves are those of the description of the tables. */
const meanings: Record<string, Record<string, string>> = {
  range_kind: {
    published_interval: "the author gives low and high as a range",
    one_sided: "only a lowest or a highest value is published",
    envelope:
      "the extremes of several figures; it grows with the number of sources and is no confidence interval",
    rounding: "half a unit of the last digit printed",
    propagated: "computed from other ranges by interval arithmetic"
  },
  missing: {
    not_reported: "the source has the place for it and leaves it empty",
    not_found: "we looked and found none",
    not_yet: "it had not happened by the last day looked at: censored, not missing",
    not_attested: "nobody attests it",
    not_applicable: "the question has no meaning here",
    withheld: "known and not published",
    not_comparable: "there is a figure, in terms that cannot stand beside the others",
    disputed: "the sources deny each other's figures and none can stand",
    illegible: "the print or scan cannot be read",
    excluded: "left out by the rule of the table"
  },
  status: {
    checked: "somebody saw it in the source that it names",
    unchecked: "recalled; shown hollow or hatched, and left out by the choice of checked rows only"
  },
  seen: {
    data_file: "the file of figures itself was read",
    full_text: "the whole text was read",
    excerpt: "a part of the text was read",
    quoted_elsewhere: "read only where another work quotes it",
    recalled: "not seen"
  }
};

/** Returns the rules by which rows were coded, made from the description of the tables and from the rows that hold rules. */
export function rulesSection(dataset: Dataset): string {
  return `<section id="coding-rules">
<h2 id="rules-of-coding">Coding rules</h2>
${columnsTable("rule-envelope", "Every row ends with its envelope", "The same columns in every table of facts.", ["Column", "Meaning"], envelope(dataset))}
${columnsTable(
  "rule-dates",
  "Dates",
  "Extended Date/Time Format. Behind each date the database has its first and last possible day, precision and certainty; elapsed time between two dates is an interval.",
  ["Written", "Means"],
  dates.map(([name, meaning]) => ({name: name!, meaning: meaning!}))
)}
${columnsTable("rule-ranges", "Kinds of range", "A figure without a range stands in best alone and is drawn as a point; a range without a best has no middle, and none is made up.", ["Word", "Meaning"], coded(dataset, "range_kind"))}
${columnsTable("rule-missing", "Reasons why a value is missing", "A missing value is a row with a reason, never a zero; a zero is a zero only inside the coverage.", ["Word", "Meaning"], coded(dataset, "missing"))}
${columnsTable("rule-status", "Status and depth", "Status says whether a row was seen, depth how far its main witness was read; single recalled columns of a checked row are named.", ["Word", "Meaning"], [...coded(dataset, "status"), ...coded(dataset, "seen")])}
${columnsTable(
  "rule-lens",
  "Whose numbers: the lens rule",
  "A lens is an order of families of origin: who made a number, not who printed it. The first family that has a reading speaks; in it the highest rank, then the newest release; else the next family. The spread of all readings and the number of independent voices stand beside it; a value made from another is no voice of its own.",
  ["Lens", "Order"],
  byPosition(dataset.tables.get("lenses") ?? []).map(({values}) => ({
    name: String(values["name"]),
    meaning: `${String(values["description"])} ${words(String(values["families"])).replaceAll(";", ", ")}.`
  })),
  "b"
)}
${folded(
  "rule-counting",
  "Counting rules, by kind of record",
  (dataset.tables.get("coverage") ?? []).map(({values}) => ({
    name: `${text(values["case"])} ${words(text(values["record"]))}, ${text(values["from"])} to ${text(values["to"])}`,
    meaning: text(values["counting_rule"])
  }))
)}
${folded(
  "rule-inclusion",
  "Rules of inclusion, by table",
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
<p>${sum(({unchecked}) => unchecked.length)} of ${sum(({rows}) => rows.length)} rows were recalled and not yet seen in their source; ${partly} more name single columns that were.</p>
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
