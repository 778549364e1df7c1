import {byPosition, citationRows, familiesOf, memoizeRecent, references} from "@cold-winter/data";
import {familyName} from "@cold-winter/data/shared";
import type {CitationRow, DataPackage, Dataset, Row, Source} from "@cold-winter/data";
import type {LoaderFile} from "@cold-winter/data/loaders";
import type {Locked} from "../update/candidates.js";
import {originText, originsOf, originsTable, type Origins} from "./origins.js";
import {download, escape, words} from "./html.js";

const most = 6;

/** Returns the page of all works, in Markdown: each with its reference, family, terms and the rows that rest on it. */
export function sourcesPage(
  dataset: Dataset,
  loaders: LoaderFile[] = [],
  lock: Record<string, Locked> = {}
): string {
  const origins = originsOf(dataset, loaders, lock);
  return writeSources(
    dataset.sources,
    citationRows(dataset),
    dataset.package,
    dataset.tables.get("grades") ?? noGrades,
    // As text, so that the page is not made anew where they are the same.
    JSON.stringify(origins)
  );
}

const noGrades: Row[] = [];

const writeSources = memoizeRecent(
  (
    sources: Source[],
    citations: CitationRow[],
    described: DataPackage,
    grades: Row[],
    counted: string
  ): string => {
    const origins = JSON.parse(counted) as Origins;
    const texts = references(sources);
    const rows = citingRows(citations);
    const items = sources.map(({key, family, fields}) => {
      const {text, url} = texts[key]!;
      const plain = escape(url ? text.replace(url, "").trim() : text);
      const link =
        url && /^https?:/.test(url)
          ? ` <a href="${escape(url)}">${escape(new URL(url).host)}</a>`
          : "";
      const seen = [
        fields["seen"] && `Seen: ${fields["seen"]}`,
        fields["no_urldate"] && `Accessed: ${fields["no_urldate"]}`,
        fields["no_archive"] && `Not archived: ${fields["no_archive"]}`,
        fields["terms"] && `Terms: ${fields["terms"]}`,
        originText(origins.works[key])
      ].filter(Boolean);
      const depth = depthOf(fields["seen"] ?? "");
      return `<li id="${key}" data-family="${family}" data-depth="${depth}" data-grade="${escape(fields["grade"] ?? "")}"><code>${key}</code> ${plain}${link}<br><small>${familyName(family)} · ${escape(
        seen.join(" · ")
      )} · ${rowList(rows.get(key) ?? [])}</small></li>`;
    });
    const menus = ["family", "depth", ...(grades.length ? ["grade"] : [])];
    return `---
title: Sources
---

# Sources

Every row of the record names the works it comes from. ${countsOf(sources, citations, familiesOf(described), grades)} The [codebook](/codebook#coding-rules) explains what each row says about its source. The same list for a reference manager: ${download("references.bib", "BibTeX")} and ${download("references.json", "CSL")}.

${originsTable(origins)}
## All works

\`\`\`js
import {filterList} from "@cold-winter/site/filter";

display(filterList("works", ${menus.map((name) => JSON.stringify(name)).join(", ")}));
\`\`\`

<ol id="works" class="long-list">
${items.join("\n")}
</ol>
`;
  }
);

/** Says how many works there are, by family and by how far each was seen; what there is none of is left out. */
function countsOf(
  sources: Source[],
  citations: CitationRow[],
  families: string[],
  grades: Row[]
): string {
  if (!sources.length) return "There are no works yet.";
  const count = (test: (source: Source) => boolean) => sources.filter(test).length;
  const byFamily = families.flatMap((family) => {
    const works = count((source) => source.family === family);
    return works ? `${familyName(family)} ${works}` : [];
  });
  const bySight = depths.flatMap((depth) => {
    const works = count(({fields}) => depthOf(fields["seen"] ?? "") === depth);
    return works ? `${works} ${words(depth)}` : [];
  });
  const byGrade = byPosition(grades).flatMap(({id, values}) => {
    const works = count(({fields}) => fields["grade"] === id);
    return works ? `${works} ${String(values["name"]).toLowerCase()}` : [];
  });
  const witness = byGrade.length ? ` By kind of work: ${byGrade.join(", ")}.` : "";
  const keys = new Set(citations.map(({source}) => source));
  const cited = count(({key}) => keys.has(key));
  const others =
    cited < sources.length ? "; the others are named only as the origin of a number" : "";
  const all =
    sources.length === 1 ? "This is the only work" : `These are all ${sources.length} works`;
  return `${all}, by who is speaking: ${byFamily.join(", ")}. By how we read them: ${bySight.join(", ")}.${witness} Rows cite ${cited} of them, ${citations.length} times in all${others}.`;
}

const depths = ["opened", "quoted_elsewhere", "recalled"];

/** Sorts what the bibliography says of how far a work was seen. */
function depthOf(seen: string): string {
  if (/recalled/.test(seen)) return "recalled";
  return /not seen|quoted/.test(seen) ? "quoted_elsewhere" : "opened";
}

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
