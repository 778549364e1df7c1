import {readComparison, type Catalogue} from "@cold-winter/data/comparison";
import {element, setChildren, write} from "@cold-winter/figure";
import {figureState} from "@cold-winter/figure/drawing";
import {storeValue, storedValue} from "@cold-winter/figure/browser-values";
import {language, site} from "@cold-winter/figure/live";
import type {FigureInput} from "@cold-winter/figure";
import {compareRows, printRows, type Print} from "@cold-winter/workbench/prints";
import {figureOf} from "./answer.js";
import {say} from "./texts.js";

/** A comparison that a reader follows, as it was when the reader last took note of it. */
export interface Followed {
  address: string;
  version: string;
  lang: string;
  finding: string;
  print: Print;
}

const name = "followed";
const most = 50;

/** The comparisons that are followed in this browser; what cannot be read is none. */
export function followed(): Followed[] {
  const list = storedValue(name);
  return (Array.isArray(list) ? (list as Partial<Followed>[]) : []).filter(isFollowed);
}

function isFollowed(each: Partial<Followed> | null): each is Followed {
  const {address, version, finding, lang, print} = each ?? {};
  return (
    [address, version, finding, lang].every((text) => typeof text === "string") &&
    Array.isArray(print?.rows)
  );
}

/** Follows a comparison as it is drawn now, or follows it no more; returns whether it is followed. */
export async function toggleFollowed(address: string, input: FigureInput): Promise<boolean> {
  const all = followed();
  const others = without(all, address);
  const on = others.length === all.length;
  storeValue(name, on ? [await noted(address, input), ...others].slice(0, most) : others);
  return on;
}

const without = (list: Followed[], address: string) =>
  list.filter((each) => each.address !== address);

async function noted(address: string, input: FigureInput): Promise<Followed> {
  const {version} = await site();
  return {address, version, lang: language.id, finding: sentenceOf(input), print: printOf(input)};
}

function sentenceOf(input: FigureInput): string {
  const {rows, context} = figureState(input);
  return input.spec.finding(rows, context);
}

const printOf = ({answers}: FigureInput) =>
  printRows({columns: answers.columns, rows: answers.sets[0]!}, ["role", "id", "case", "zero"]);

/** Shows what is followed, each with what moved since it was noted, and a button that ends it. */
export function followedList(node: HTMLElement, catalogue: Catalogue): void {
  const list = followed();
  node.hidden = !list.length;
  setChildren(
    node,
    element(document, "h2", {}, say("explore.followed")),
    element(document, "ul", {}, ...list.map((each) => itemOf(each, node, catalogue)))
  );
}

function itemOf(each: Followed, node: HTMLElement, catalogue: Catalogue): HTMLElement {
  const words = element(document, "span", {class: "muted"});
  const end = element(
    document,
    "button",
    {type: "button", class: "plain"},
    say("explore.unfollow")
  );
  end.addEventListener("click", () => {
    storeValue(name, without(followed(), each.address));
    followedList(node, catalogue);
  });
  movedSince(each, catalogue).then(
    (moved) => write(words, moved),
    (error: unknown) =>
      write(words, say("explore.followed.gone", {reason: (error as Error).message}))
  );
  const link = element(document, "a", {href: each.address}, each.finding);
  return element(document, "li", {}, link, " ", words, " ", end);
}

/** Says what became of a followed comparison: nothing, rows, or the sentence too. */
export async function movedSince(each: Followed, catalogue: Catalogue): Promise<string> {
  const {version} = await site();
  if (version === each.version) return say("explore.followed.same", {version});
  const input = await figureOf(readComparison(each.address)!, catalogue);
  const print = printOf(input);
  const {added, changed, gone} = compareRows(each.print, print);
  const n = added.length + changed.length + gone.length;
  const finding = sentenceOf(input);
  const values = {version: each.version, n: String(n), total: String(print.count)};
  if (!n) return say("explore.followed.same", values);
  // A sentence in another language is no other sentence.
  if (finding === each.finding || each.lang !== language.id)
    return say("explore.followed.rows", values);
  return say("explore.followed.moved", {...values, before: each.finding, after: finding});
}
