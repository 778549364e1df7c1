import {cellText, escape, localizedSpan} from "./html.js";
import type {Lesson, LessonPart, Lessons} from "@cold-winter/data";

/** What the pages of lessons are made from. */
export interface Classroom extends Lessons {
  parts: LessonPart[];
  /** Version of the data. */
  version: string;
  /** Whether the site has a page on which rows are disputed. */
  disputes: boolean;
}

/** Returns the page of exercises for students, in Markdown: each can be read, and its answer opened, without a program. */
export function studentsPage({lessons, words, parts, version}: Classroom): string {
  const items = lessons.map((lesson, at) => {
    const part = parts.find(({id}) => id === lesson.id);
    return part ? exercise(lesson, at + 1) : "";
  });
  return `---
title: Lessons
---

# Lessons

These ${items.length} exercises start with a simple count and end by testing whether a finding survives other sources. Each begins with a query that runs; change it until it answers the task. What matters is what your query returns, not how you write it. Run them here, or open any of them in the [workbench](/workbench). Teachers will find [the answers](/guide/teachers) on a page of their own.

\`\`\`js
import {lessons} from "@cold-winter/workbench/lessons";

display(lessons());
\`\`\`

${items.join("\n")}

<section id="hand-in" data-version="${version}"></section>

<section id="words">
<h2>Words</h2>
<dl>
${[...words].map(([word, meaning]) => `<dt id="word-${slug(word)}">${escape(word)}</dt><dd>${escape(meaning)}</dd>`).join("\n")}
</dl>
</section>

${[...words].map(([word, meaning]) => `<div popover id="note-${slug(word)}" class="word-note"><strong>${escape(word)}</strong> ${escape(meaning)}</div>`).join("\n")}
`;
}

/** Returns the sheet for teachers, in Markdown: what each exercise is for, its answers, and what goes wrong. */
export function teachersPage({lessons, parts, version, disputes}: Classroom): string {
  const items = lessons.map((lesson, at) => {
    const part = parts.find(({id}) => id === lesson.id);
    return part ? sheet(lesson, part, at + 1) : "";
  });
  return `---
title: Lessons, for teachers
---

# Lessons: for teachers

The answers to the ${items.length} [lessons](/guide/students), for data ${version}. The lessons page checks what a query returns, on this record and on a second one with different values. Column names do not matter (unless one column has another’s name), nor does their order; extra columns and rounded numbers are fine. You can print this page for class.

**A link for your class**: <a href="./students#data=${version}">the lessons on data ${version}</a>. If a site has other data, the page says so before anyone puzzles over an answer.

**What students hand in** is a page with the name they typed, each query, its rows and the works behind them. They print it, save it, or send you a link. The link contains everything, and no server sees it. Nothing runs until you press a button.

\`\`\`js
import {teacher} from "@cold-winter/workbench/lessons";

display(teacher());
\`\`\`

${disputes ? disputeTask : ""}${items.join("\n")}
`;
}

const disputeTask = `**Where does a number come from?** Every mark in a figure can show you. Hand out the address of a mark and ask how many independent sources are behind it, not counting those that repeat others.

**What if a source disagrees?** Enter a rival value in the [form](/dispute), save it as a file and hand it out. Students open it, see which findings change and which do not, and explain why. The record itself stays as it is.

`;

function exercise({title, task, start, hints, id}: Lesson, number: number): string {
  const list = hints.map((hint) => `<li>${marked(hint)}</li>`).join("");
  return `<section class="lesson" id="lesson-${id}" data-lesson="${id}">
<h2><span class="number">${number}</span> ${escape(title)}</h2>
<p class="task">${marked(task)}</p>
<div class="exercise"><pre data-copy="none"><code>${escape(start.trim())}</code></pre></div>
${list ? `<details class="hints"><summary>${localizedSpan("page.hints", "Hints")}</summary><ol>${list}</ol></details>` : ""}
<details class="answer"><summary>${localizedSpan("page.answer", "An answer")}</summary><p><a href="./teachers#answer-${id}">On the page for teachers</a></p></details>
</section>`;
}

function sheet(
  {id, title, goal, task, answer, learned, right, wrong}: Lesson,
  {result}: LessonPart,
  number: number
): string {
  const code = (sql: string) => `<pre data-copy="none"><code>${escape(sql.trim())}</code></pre>`;
  return `<section class="lesson" id="answer-${id}">
<h2><span class="number">${number}</span> ${escape(title)}</h2>
<p><strong>Goal:</strong> ${escape(goal)}</p>
<p><strong>Task:</strong> ${escape(unmarked(task))}</p>
<p><strong>An answer:</strong></p>
${code(answer)}
${resultTable(result, `Answer to ${title}`)}
<p>${escape(unmarked(learned))}</p>
<p><strong>Other right answers:</strong></p>
${right.map(code).join("\n")}
<p><strong>Common mistakes, and what the page says:</strong></p>
<ul>
${wrong.map(({sql, says}) => `<li>${escape(says)} ${code(sql)}</li>`).join("\n")}
</ul>
</section>`;
}

const word = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

// A word that is explained opens its meaning where it stands, without a program; what knows no popovers finds it at the end.
function marked(text: string): string {
  return escape(text).replace(word, (_, name: string, shown?: string) => {
    return `<button type="button" class="word" popovertarget="note-${slug(name)}">${shown ?? name}</button>`;
  });
}

function unmarked(text: string): string {
  return text.replace(word, (_, name: string, shown?: string) => shown ?? name);
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

const mostRows = 25;

function resultTable({columns, rows}: LessonPart["result"], label: string): string {
  const count = rows[columns[0]!.name]!.length;
  const head = columns.map(({name}) => `<th scope="col">${escape(name)}</th>`).join("");
  const line = (at: number) =>
    columns.map(({name}) => `<td>${escape(cellText(rows[name]![at] ?? null, 6))}</td>`).join("");
  const body = Array.from(
    {length: Math.min(count, mostRows)},
    (_, at) => `<tr>${line(at)}</tr>`
  ).join("");
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escape(label)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
