import {type Answers, type Dataset, type Row, byPosition, references} from "@cold-winter/data";
import {citationSection} from "./claims-citations.js";
import {statementItem} from "./claims-statement.js";
import {rowsFor, type Ledgers} from "./claims.js";
import {download, escape} from "./html.js";

/** Returns the page of all ledgers, in Markdown: every statement with its verdict at the default choices. */
export function claimsPage(
  dataset: Dataset,
  answers: Map<string, Answers>,
  workbench: boolean
): string {
  const lens = byPosition(dataset.tables.get("lenses") ?? [])[0]?.id;
  const usual = dataset.ledgerVerdicts.verdicts.filter(
    (each) => each.lens === lens && each.checked === "all"
  );
  const verdicts = new Map(usual.map((each) => [each.statement, each]));
  const ledgers = {dataset, answers, verdicts, workbench, references: references(dataset.sources)};
  const articles = byPosition(dataset.tables.get("articles") ?? []);
  const title =
    articles.length === 1
      ? "The article, statement by statement"
      : "Articles, statement by statement";
  return `---
title: ${title}
---

# ${title}

An argument is only as good as its evidence. We took everything in ${articles.length === 1 ? "the article" : "each article"} that could be true or false, put it in our own words and checked it against the record. If the record has the numbers, a query answers and a published rule gives the verdict. If only documents can answer, we name them. If nothing can, as with motives, we say so. You can [dispute](#dispute) any verdict, and check [another article](/guide/claims) without writing code.

\`\`\`js
import {figure} from "@cold-winter/site";
\`\`\`

\`\`\`js
display(figure("verdicts"))
\`\`\`

\`\`\`js
import {claims} from "@cold-winter/site/claims";

display(claims());
\`\`\`

${articles.map((article) => articleSection(article, ledgers)).join("\n\n")}

${disputeSection()}

Download the statements and verdicts as tables: ${["statements", "verdicts", "statement_rules", "statement_changes", "statement_witnesses", "statement_citations", "statement_history"].map((name) => download(`${name}.csv`, name.replaceAll("_", " "))).join(", ")}.
`;
}

function articleSection(article: Row, ledgers: Ledgers): string {
  const {id, values} = article;
  const statements = rowsFor(ledgers.dataset, "statements", "article", id);
  const items = statements.map((statement) => statementItem(statement, ledgers));
  return `<section class="ledger" id="${id}">
<h2>${escape(String(values["title"]))}</h2>
<p>${escape(String(values["publication"]))}. ${summary(statements, ledgers)}</p>
<p><small>${escape(String(values["places"]))}</small></p>
<ol class="statements">
${items.join("\n")}
</ol>
${citationSection(article, ledgers)}
</section>`;
}

const counted = [
  ["supported", "supported"],
  ["partly", "supported in part"],
  ["contradicted", "contradicted"],
  ["not_checkable", "not checkable"]
] as const;

function summary(statements: Row[], {verdicts}: Ledgers): string {
  const count = (verdict: string) =>
    statements.filter(({id}) => verdicts.get(id)?.verdict === verdict).length;
  const computed = statements.filter(({id}) => verdicts.get(id)?.computed).length;
  const counts = counted.map(
    ([verdict, label]) => `<span data-count="${verdict}">${count(verdict)}</span> ${label}`
  );
  return `Of ${statements.length} statements ${counts.join(", ")}; a query decides ${computed} of them.`;
}

function disputeSection(): string {
  return `<section id="dispute">
<h2>Dispute a verdict</h2>
<p>Tell us which statement is wrong, why, and above all which source says otherwise and on which page; we can then add it to the record. The button beside each statement fills in the text below. Nothing is sent from this page.</p>
<textarea id="report" rows="11" aria-label="Text of a report">Statement:&#10;What it says here:&#10;What it should say:&#10;Source (author, title, year, address):&#10;Page or section of the source:&#10;What the source says, in your words:&#10;</textarea>
<div id="report-actions"></div>
</section>`;
}
