import type {Answers} from "@cold-winter/data";
import {excludedSources, maker, text} from "@cold-winter/figure";
import type {Selections, Context, FigureInput, FigureSpec, Row} from "@cold-winter/figure";
import {
  belowHeadline,
  drawing,
  figureState,
  figureWords,
  loadSpec
} from "@cold-winter/figure/drawing";
import type {Site} from "@cold-winter/figure/live";

/** What a figure says, without its drawing. */
export interface Said {
  finding: string;
  subtitle: string;
  caveat: string;
  /** The rows behind it; days are Dates at midnight UTC. */
  rows: Row[];
  /** Title and data version of the notebook that says it. */
  title: string;
  version: string;
}

// Other sites import this module: it knows the notebook by its own address, not by the page's.
const address = (path: string) => new URL(`../../${path}`, import.meta.url);

/**
 * Returns what a figure of this notebook says for choices as an address has them, the usual ones where they are left
 * out. Throws where the notebook has no such figure or cannot be reached, or where a choice needs its engine.
 */
export async function say(name: string, selections: Selections = {}): Promise<Said> {
  const input = await load(name, selections);
  return saidBy(input, figureState(input));
}

/**
 * Returns a figure as an element for any page: finding, drawing, caveat, and a link to the figure with its sources.
 * Throws as `say` does.
 */
export async function figure(name: string, selections: Selections = {}): Promise<HTMLElement> {
  const input = await load(name, selections);
  const state = figureState(input);
  const {finding, subtitle, caveat, title, version} = saidBy(input, state);
  const link = address(`embed/${name}.html`);
  link.search = new URLSearchParams(selections).toString();
  const make = maker(document);
  await addStyle();
  return make(
    "figure",
    {"data-figure": name},
    make("figcaption", {}, make("p", {}, make("strong", {}, finding)), make("p", {}, subtitle)),
    drawing(document, input, state, finding),
    make("p", {}, make("strong", {}, text("figure.caveat")), " ", caveat),
    make("p", {}, make("a", {href: link.href}, text("embed.from", {title, version})))
  );
}

type Input = FigureInput & {site: Site};

async function load(name: string, selections: Selections): Promise<Input> {
  if (excludedSources(selections).length) throw new Error(text("embed.without"));
  const [{spec, answers}, site] = await Promise.all([
    loadSpec(name, {
      module: (path) => import(address(path).href) as Promise<FigureSpec>,
      answers: (query) => ask<Answers>(`data/answers/${query}.json`)
    }),
    ask<Site>("data/site.json")
  ]);
  return {
    name,
    spec,
    answers,
    selections,
    site,
    cases: site.cases,
    asOf: site.asOf,
    references: {}
  };
}

function saidBy(
  {spec, answers, site}: Input,
  {rows, context}: {rows: Row[]; context: Context}
): Said {
  const words = figureWords(spec, rows, context);
  const said = {finding: words.finding, subtitle: belowHeadline(words), caveat: answers.caveat};
  return {...said, rows, title: site.title, version: site.version};
}

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${address(path).href}: ${response.status}`);
  return (await response.json()) as T;
}

let style: Promise<unknown> | undefined;

// Before the page's own styles, which may set other colours.
function addStyle(): Promise<unknown> {
  return (style ??= new Promise((resolve, reject) => {
    const link = maker(document)("link", {
      rel: "stylesheet",
      href: address("kit/style/drawing.css").href
    });
    link.onload = resolve;
    link.onerror = () => reject(new Error(link.href));
    document.head.prepend(link);
  }));
}
