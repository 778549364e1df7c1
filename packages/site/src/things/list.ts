import {groupBy} from "@cold-winter/data/shared";
import {plainDate, type Case} from "@cold-winter/figure";
import {localizedSpan} from "../build/localized-span.js";
import {escape, words} from "../templates/html.js";
import {address, letters, linkTo} from "./html.js";
import type {MadePage} from "./page.js";
import type {Thing, ThingKind, Things} from "./things.js";

/** Returns the page that lists all things of a table, each with its address: by case and year, or by the first letter. */
export function listPage(kind: ThingKind, {kinds}: Things, cases: Case[]): MadePage {
  const title = kind.described?.title ?? "Sources";
  const about = kind.described?.description ?? "";
  const others = kinds
    .filter(({table, things}) => table !== kind.table && things.length)
    .map((each) => `<a href="${placeOf(each)}">${escape(each.described?.title ?? "Sources")}</a>`);
  const main = `<h1 id="things" tabindex="-1">${escape(title)}</h1>
<p>${letters(about)} ${localizedSpan("thing.list", {count: String(kind.things.length)})}</p>
${groups(kind, cases)}
<nav class="thing-others"><b>${localizedSpan("thing.other")}</b> ${others.join(" ")}</nav>
`;
  return {title, description: about, main};
}

/** The address of the page that shows all things of a table, from the page of one. */
function placeOf(kind: ThingKind): string {
  return kind.page ? address(kind.page) : `../${kind.table}/index.html`;
}

function groups(kind: ThingKind, cases: Case[]): string {
  const known = cases.filter(({id}) => kind.things.some((each) => each.case === id));
  if (known.length < 2 || kind.table === "cases") return years(kind.things);
  return known
    .map(({id, name}) => {
      const own = kind.things.filter((each) => each.case === id);
      return `<h2 id="${escape(id)}">${escape(name)} <small>${own.length}</small></h2>\n${years(own)}`;
    })
    .join("\n");
}

// One line a year where there are years, so that hundreds of things stay in sight; else a list by name.
function years(things: Thing[]): string {
  const named = [...things].sort((a, b) =>
    a.from || b.from ? 0 : a.title.localeCompare(b.title, "en")
  );
  const items = (own: Thing[]) =>
    own.map((each) => `<li>${linkTo(each)}${small(each)}</li>`).join("\n");
  return [...groupBy(named, ({from}) => from.slice(0, 4))]
    .map(([year, own]) =>
      year
        ? `<div class="thing-year"><b>${year}</b><ul>${items(own)}</ul></div>`
        : `<ul class="thing-names">${items(own)}</ul>`
    )
    .join("\n");
}

function small({date, kind, title}: Thing): string {
  const when = date === null ? "" : plainDate(date);
  const about = [kind && words(kind), when && !title.includes(when) && when].filter(Boolean);
  return about.length ? ` <small>${letters(about.join(", "))}</small>` : "";
}
