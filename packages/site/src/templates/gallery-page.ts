import {questionId} from "@cold-winter/data/shared";
import type {Answers, Cell, Columns, Question, Tags} from "@cold-winter/data";
import {cellText, escape, localizedSpan} from "./html.js";
import type {FenceAnswer} from "../pages/pages.js";

/** What the gallery of questions is made from. */
export interface Gallery {
  questions: Question[];
  answers: Map<string, Answers>;
  fences: Record<string, FenceAnswer>;
  tags: Tags;
  version: string;
  /** Whether the site has a workbench to which a question can be carried. */
  workbench: boolean;
  /** Whether pictures of figures are drawn, as they are for the built site. */
  pictures: boolean;
}

/** Size of a picture in the gallery, in pixels. */
export const thumbnail = {width: 340, height: 220};

/** The tag of questions that belong to statements of an article. */
export const ledgerTag = "claims";

/** Returns the page of all questions, in Markdown: each with its tags, its answer at a glance, and the ways to it. */
export function galleryPage(gallery: Gallery): string {
  const {questions} = gallery;
  const kinds = [
    ["query", "Questions behind the pages"],
    ["ledger", "Questions behind the claims"],
    ["fence", "Questions within pages"]
  ] as const;
  const sections = kinds.flatMap(([kind, title]) => {
    const own = questions.filter((each) => each.kind === kind);
    return own.length ? [section(title, own, gallery)] : [];
  });
  return `---
title: Queries
---

# Queries

Everything in this notebook comes from ${questions.length} questions put to one database. Here they are, each with a glimpse of its answer. You can open, change and run any of them in the [workbench](/workbench).

\`\`\`js
import {gallery} from "@cold-winter/site/gallery";

display(gallery());
\`\`\`

${sections.join("\n\n")}
`;
}

function section(title: string, questions: Question[], gallery: Gallery): string {
  return `<section class="questions">
<h2>${title}</h2>
<ol>
${questions.map((question) => item(question, gallery)).join("\n")}
</ol>
</section>`;
}

function item(question: Question, {tags, ...gallery}: Gallery): string {
  const {name, title, question: asked, kind} = question;
  const own = kind === "ledger" ? [...question.tags, ledgerTag] : question.tags;
  const words = own.map(
    (tag) =>
      `<li data-tag="${escape(tag)}" title="${escape((tags.get(tag) ?? []).join(" · "))}">${escape(tag)}</li>`
  );
  return `<li id="${questionId(name)}">
${glance(question, gallery)}
<h3>${escape(title)}</h3>
${asked ? `<p>${escape(asked)}</p>` : ""}
${words.length ? `<ul class="tags">${words.join("")}</ul>` : ""}
<p class="leads">${ways(question, gallery.workbench)}</p>
</li>`;
}

function ways({name, kind, page, figures}: Question, workbench: boolean): string {
  const anchor = page !== null && figures[0] ? `#${figures[0]}` : "";
  const label =
    kind === "ledger"
      ? localizedSpan("page.statement", "the statement")
      : localizedSpan("page.shown", "on its page");
  const shown = page === null ? "" : `<a href="./${page || "index"}${anchor}">${label}</a>`;
  const path = `workbench.html#${kind === "fence" ? "fence" : "query"}=${name}`;
  const remix = workbench
    ? `<a href="./${path}" rel="external">${localizedSpan("page.remix", "Remix")}</a>`
    : "";
  return [shown, remix].filter(Boolean).join(" · ");
}

function glance(
  question: Question,
  {answers, fences, pictures, version}: Omit<Gallery, "tags">
): string {
  const {name, kind, title, figures} = question;
  const answer = kind === "fence" ? fences[question.sql] : answers.get(name);
  if (!answer) return "";
  const rows = "sets" in answer ? answer.sets[answer.index[0]!]! : answer.rows;
  const count = Object.values(rows)[0]?.length ?? 0;
  if (kind !== "fence" && (figures.length || count > 1)) {
    if (!pictures) return "";
    const {width, height} = thumbnail;
    return `<img rel="external" src="./pictures/${name}.svg?v=${version}" width="${width}" height="${height}" loading="lazy" alt="${escape(`Picture: ${title}`)}">`;
  }
  return smallTable(rows, title, count);
}

const mostRows = 4;
const mostColumns = 4;
const hidden = ["id", "sources", "status", "note", "unchecked_fields", "seen"];

function smallTable(rows: Columns, title: string, count: number): string {
  const names = Object.keys(rows).filter((name) => !hidden.includes(name));
  const shown = names.slice(0, mostColumns);
  const line = (at: number) =>
    `<tr>${shown.map((name) => `<td>${escape(glimpse(rows[name]![at] ?? null))}</td>`).join("")}</tr>`;
  // A single row reads better downwards.
  const body =
    count === 1
      ? shown.map(
          (name) =>
            `<tr><th scope="row">${head(name)}</th><td>${escape(glimpse(rows[name]![0] ?? null))}</td></tr>`
        )
      : [
          `<tr>${shown.map((name) => `<th scope="col">${head(name)}</th>`).join("")}</tr>`,
          ...Array.from({length: Math.min(count, mostRows)}, (_, at) => line(at))
        ];
  const rest = Math.max(0, names.length - shown.length);
  const more = [
    count > mostRows && `${count - mostRows} more rows`,
    rest && `${rest} more ${rest === 1 ? "column" : "columns"}`
  ].filter(Boolean);
  return `<div class="glance"><table aria-label="${escape(`Answer: ${title}`)}"><tbody>${body.join("")}</tbody></table>${more.length ? `<small>${more.join(", ")}</small>` : ""}</div>`;
}

function head(name: string): string {
  return escape(name.replaceAll("_", " "));
}

function glimpse(cell: Cell): string {
  if (Array.isArray(cell)) return cell.map(glimpse).join(", ");
  const text = cellText(cell, 4);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
