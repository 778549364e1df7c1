import {conceptsSection} from "./codebook-variables.js";
import {rulesSection, uncheckedSection} from "./codebook-rules.js";
import {datasetMarkup} from "./dataset-markup.js";
import {columnsTable, download, escape, sentence} from "./html.js";
import {type Dataset, type Field, type Table, type View, readViews} from "@cold-winter/data";

/** Returns the page of all tables and columns, in Markdown. */
export function codebookPage(dataset: Dataset): string {
  const {tables} = dataset.package;
  const shown = shownFigures(dataset);
  const links = [
    ...shown,
    {name: "coding-rules", title: "Coding rules"},
    {name: "unchecked", title: "Unchecked rows"},
    {name: "variables-one-by-one", title: "Variables one by one"},
    ...tables,
    ...(dataset.tables.get("traps")?.length ? [{name: "known-traps", title: "Known traps"}] : []),
    {name: "views", title: "Views and functions"}
  ].map(({name, title}) => `<a href="#${name}">${escape(title)}</a>`);
  return `---
title: Codebook
---

# Codebook

What each table and column means, what belongs in it, how many rows there are and how many nobody has checked yet. Download all tables as ${download(`${dataset.package.name}.duckdb`, "one database")}, with a ${download("datapackage.json", "machine-readable description")}.

<p>${links.join(" · ")}</p>

${shown.length ? '```js\nimport {figure} from "@cold-winter/site";\n```\n' : ""}
${shown.map(figureSection).join("\n")}

${rulesSection(dataset)}
${uncheckedSection(dataset)}
${conceptsSection(dataset)}

${tables.map((table) => tableSection(table, dataset)).join("\n")}
${trapsSection(dataset)}
${viewsSection(readViews(dataset.package.tables).flatMap(({views}) => views))}
${datasetMarkup(dataset)}
`;
}

function shownFigures({package: {figures}}: Dataset) {
  return [
    {name: "covered", title: "What the record covers", figure: figures.coverage},
    {name: "disagree", title: "Known disagreements", figure: figures.disagreements}
  ].filter(({figure}) => figure !== undefined);
}

function figureSection({name, title, figure}: ReturnType<typeof shownFigures>[number]): string {
  return `<section id="${name}">
<h2 id="${title.toLowerCase().replaceAll(" ", "-")}">${title}</h2>

\`\`\`js
display(figure("${figure}"))
\`\`\`

</section>`;
}

function trapsSection(dataset: Dataset): string {
  const rows = (dataset.tables.get("traps") ?? []).map(
    ({values}) => values as Record<string, string>
  );
  if (!rows.length) return "";
  const kinds = ["prevented", "flagged", "codebook"];
  const counts = kinds.map(
    (kind) => `${rows.filter(({handling}) => handling === kind).length} ${kind}`
  );
  const items = rows.map(({name, trap, handling, place}) => ({
    name: name!,
    meaning: `${trap!} ${sentence(handling === "codebook" ? "noted here" : handling!)} Where: ${place!.replaceAll(";", ", ")}.`
  }));
  const text = `How these numbers can mislead, and what the notebook does about it: ${counts.join(", ")}. A test covers each.`;
  return `<section id="known-traps">
<h2 id="traps-and-their-handling">Known traps</h2>
${columnsTable("traps-list", "Traps and their handling", text, ["Trap", "What goes wrong"], items, "b")}
</section>
`;
}

function viewsSection(views: View[]): string {
  const functions = views.filter(({kind}) => kind === "function");
  return `<section id="views">
<h2 id="views-and-functions">Views and functions</h2>
<p>What a query can use besides the tables. If a view cannot give an honest number, it gives none and says why.</p>
${views
  .filter(({kind}) => kind === "view")
  .map(({name, call, meaning, columns}) =>
    columnsTable(`view-${name}`, call, meaning, ["Column", "Meaning"], columns)
  )
  .join("\n")}
${columnsTable(
  "functions",
  "Functions",
  "Each takes values and returns one.",
  ["Call", "Returns"],
  functions.map(({call, meaning}) => ({name: call, meaning}))
)}
</section>
`;
}

const isEnvelope = ({name, kind}: Field) =>
  kind === "sources" || ["status", "unchecked_fields", "seen", "note"].includes(name);

function tableSection(table: Table, dataset: Dataset): string {
  const rows = dataset.tables.get(table.name)!;
  const unchecked = rows.filter(({values}) => values["status"] === "unchecked").length;
  const state = unchecked ? ` <a href="#unchecked">${unchecked} of them unchecked</a>.` : "";
  const own = table.fields.filter((field) => !isEnvelope(field));
  const rest = own.length < table.fields.length ? ", and those that every row has" : "";
  return `<section id="${table.name}">
<h2 id="table-${table.name}">${escape(table.title)}</h2>
<p><code>${table.name}</code>: ${escape(table.description)} ${escape(sentence(table.grain))} ${escape(sentence(table.inclusion))}
${table.thing && !table.thing.page ? `<a href="./thing/${table.name}/index.html" rel="external">${rows.length} rows</a>` : `${rows.length} rows`}.${state} ${download(`${table.name}.csv`, "CSV")}, ${download(`${table.name}.parquet`, "Parquet")}</p>
<details><summary>${own.length} columns${rest}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Columns of ${escape(table.title)}"><table>
<thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${own.map(fieldRow).join("\n")}
</tbody></table></div></details>
</section>
`;
}

function fieldRow({name, type, kind, unit, description, constraints, words: list}: Field): string {
  const vocabulary = constraints.enum ?? list;
  const told = name === "range_kind" || name === "missing";
  const allowed = vocabulary
    ? told
      ? " See the coding rules."
      : ` One of: ${vocabulary.join(", ")}.`
    : "";
  const measured = unit ? ` In ${unit}.` : "";
  return `<tr><th scope="row"><code>${name}</code></th><td>${kind ?? type}</td><td>${escape(description + measured + allowed)}</td></tr>`;
}
