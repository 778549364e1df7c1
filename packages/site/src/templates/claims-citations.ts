import {rowsFor, supports, works, type Ledgers} from "./claims.js";
import {escape, localizedSpan, words} from "./html.js";
import type {Row} from "@cold-winter/data";

/** Returns the article's own references: what each says, and whether that carries the sentence that hangs on it. */
export function citationSection(article: Row, ledgers: Ledgers): string {
  const rows = rowsFor(ledgers.dataset, "statement_citations", "article", article.id);
  if (!rows.length) return "";
  const against = rows.filter(({values}) => values["against"] !== null).length;
  const carried = rows.filter(({values}) => values["support"] === "supports").length;
  const found = rows.filter(({values}) => values["support"] !== "not_seen").length;
  return `<h3 id="${article.id}-citations">Its own references</h3>
<p>We could read ${found} of the ${rows.length} references, or an equivalent. Of these, ${carried} fully support the sentence that cites them, and ${against} contradict another sentence of the article.</p>
<ol class="statements citations">
${rows.map((row) => item(row, ledgers)).join("\n")}
</ol>`;
}

function item(row: Row, ledgers: Ledgers): string {
  const {id, values} = row;
  const text = (name: string) => escape(String(values[name] ?? ""));
  const date = values["cited_date"] ? `, ${text("cited_date")}` : "";
  const hang = links(values["statements"]);
  const against = links(values["against"]);
  return `<li id="${id}">
<p class="said"><strong>${text("cited_as")}${date}</strong>, for: ${text("supports")}${hang && ` (${hang})`}</p>
<p class="reason">${words(text("status_of_search"))}: ${text("says")} <em>${supports[String(values["support"])]}</em>${against && `. It contradicts ${against}`}.</p>
<details><summary>${localizedSpan("page.works", "Works")}</summary>${values["found_as"] ? `<p>${text("found_as")}</p>` : ""}${values["note"] ? `<p>${text("note")}</p>` : ""}<ul>${works(row, ledgers)}</ul></details>
</li>`;
}

function links(ids: unknown): string {
  if (typeof ids !== "string") return "";
  return ids
    .split(";")
    .map((id) => `<a href="#${id}">${id.split("-").at(-1)!}</a>`)
    .join(", ");
}
