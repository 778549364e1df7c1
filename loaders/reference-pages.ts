import {families, type Source} from "./bibliography.js";
import {citationRows, type CitationRow} from "./columns.js";
import {download, escape, words} from "./html.js";
import {lately} from "./memo.js";
import type {Field, Table} from "./package.js";
import type {DataRecord} from "./record.js";
import {references} from "./references.js";
import {readViews, type View} from "./views.js";

const most = 6;

/** Returns the page of all works, in Markdown: each with its reference, family, terms and the rows that rest on it. */
export function sourcesPage(record: DataRecord): string {
  return writeSources(record.sources, citationRows(record));
}

const writeSources = lately((sources: Source[], citations: CitationRow[]): string => {
  const texts = references(sources);
  const rows = citingRows(citations);
  const items = sources.map(({key, family, fields}) => {
    const {text, url} = texts[key]!;
    const plain = escape(url ? text.replace(url, "").trim() : text);
    const link = url && /^https?:/.test(url) ? ` <a href="${escape(url)}">${escape(new URL(url).host)}</a>` : "";
    const seen = [fields["seen"] && `Seen: ${fields["seen"]}`, fields["terms"] && `Terms: ${fields["terms"]}`].filter(
      Boolean
    );
    return `<li id="${key}" data-family="${family}"><code>${key}</code> ${plain}${link}<br><small>${words(family)} · ${escape(
      seen.join(" · ")
    )} · ${rowList(rows.get(key) ?? [])}</small></li>`;
  });
  const counts = families.map(
    (family) => `${words(family)} ${sources.filter((source) => source.family === family).length}`
  );
  return `---
title: Sources
---

# Sources

Every row of the record names the works that say it. These are all ${sources.length} works, by whose voice they are: ${counts.join(", ")}. The same list, for a reference manager: ${download("references.bib", "BibTeX")} and ${download("references.json", "CSL")}.

\`\`\`js
import {filterList} from "/components/filter.js";

display(filterList("sources", "family"));
\`\`\`

<ol id="sources" class="long-list">
${items.join("\n")}
</ol>
`;
});

function citingRows(citations: CitationRow[]): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const {table_name, row_id, source} of citations) {
    const known = rows.get(source);
    if (known) known.push(`${table_name} ${row_id}`);
    else rows.set(source, [`${table_name} ${row_id}`]);
  }
  return rows;
}

function rowList(rows: string[]): string {
  if (!rows.length) return "named as origin only";
  const rest = rows.length > most ? ` and ${rows.length - most} more` : "";
  return `${rows.length === 1 ? "1 row" : `${rows.length} rows`}: ${rows.slice(0, most).map(escape).join(", ")}${rest}`;
}

/** Returns the page of all tables and columns, in Markdown. */
export function codebookPage(record: DataRecord): string {
  const {tables} = record.package;
  const links = [
    ...tables,
    {name: "known-traps", title: "Known traps"},
    {name: "views", title: "Views and functions"}
  ].map(({name, title}) => `<a href="#${name}">${escape(title)}</a>`);
  return `---
title: Codebook
---

# Codebook

What each table and column means, how rows come into it, how many there are and how many nobody has yet seen in their source. The tables as ${download("cold-winter.duckdb", "one database")}, with a ${download("datapackage.json", "machine-readable description")}.

<p>${links.join(" · ")}</p>

${tables.map((table) => tableSection(table, record)).join("\n")}
${trapsSection(record)}
${viewsSection(readViews().flatMap(({views}) => views))}
`;
}

function trapsSection(record: DataRecord): string {
  const rows = (record.tables.get("traps") ?? []).map(({values}) => values as Record<string, string>);
  const kinds = ["prevented", "flagged", "codebook"];
  const counts = kinds.map((kind) => `${rows.filter(({handling}) => handling === kind).length} ${kind}`);
  const items = rows.map(({name, trap, handling, place}) => ({
    name: name!,
    meaning: `${trap!} ${sentence(handling === "codebook" ? "told here" : handling!)} Where: ${place!.replaceAll(";", ", ")}.`
  }));
  const text = `How these figures mislead, and what keeps a reader out: ${counts.join(", ")}. A test asks each.`;
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
<p>What a query can ask besides the tables. A view that cannot give an honest number gives none, and a reason.</p>
${views
  .filter(({kind}) => kind === "view")
  .map(({name, call, meaning, columns}) => columnsTable(`view-${name}`, call, meaning, ["Column", "Meaning"], columns))
  .join("\n")}
${columnsTable(
  "functions",
  "Functions",
  "Each takes values and gives one.",
  ["Call", "Returns"],
  functions.map(({call, meaning}) => ({name: call, meaning}))
)}
</section>
`;
}

function columnsTable(
  id: string,
  title: string,
  text: string,
  heads: string[],
  rows: {name: string; meaning: string}[],
  tag = "code"
): string {
  const cells = rows.map(
    ({name, meaning}) => `<tr><th scope="row"><${tag}>${escape(name)}</${tag}></th><td>${escape(meaning)}</td></tr>`
  );
  return `<h3 id="${id}">${escape(title)}</h3>
<p>${escape(text)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${escape(title)}"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${cells.join("\n")}
</tbody></table></div>`;
}

function tableSection(table: Table, record: DataRecord): string {
  const rows = record.tables.get(table.name)!;
  const unchecked = rows.filter(({values}) => values["status"] === "unchecked");
  const state = unchecked.length
    ? ` ${unchecked.length} of them unchecked: ${unchecked
        .slice(0, most)
        .map(({id}) => id)
        .join(", ")}${unchecked.length > most ? " …" : ""}.`
    : "";
  const body = table.fields.map((field) => fieldRow(field)).join("\n");
  return `<section id="${table.name}">
<h2 id="table-${table.name}">${escape(table.title)}</h2>
<p><code>${table.name}</code>: ${escape(table.description)} ${escape(sentence(table.grain))} ${escape(sentence(table.inclusion))}
${rows.length} rows.${state} ${download(`${table.name}.csv`, "CSV")}, ${download(`${table.name}.parquet`, "Parquet")}</p>
<div class="scroll" role="region" tabindex="0" aria-label="Columns of ${escape(table.title)}"><table>
<thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${body}
</tbody></table></div>
</section>
`;
}

function sentence(text: string): string {
  return text && `${text[0]!.toUpperCase()}${text.slice(1).replace(/\.?$/, ".")}`;
}

function fieldRow({name, type, kind, unit, description, constraints, words: list}: Field): string {
  const vocabulary = constraints.enum ?? list;
  const allowed = vocabulary ? ` One of: ${vocabulary.join(", ")}.` : "";
  const measured = unit ? ` In ${unit}.` : "";
  return `<tr><th scope="row"><code>${name}</code></th><td>${kind ?? type}</td><td>${escape(description + measured + allowed)}</td></tr>`;
}
