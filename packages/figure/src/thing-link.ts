import {retryingMemoize} from "@cold-winter/data/shared";
import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {load, pageAddress} from "./site.js";
import {preserveParams} from "./preserve-params.js";

/** Where the things of the record stand, below the root of the site, by their ids. */
export type ThingPaths = Record<string, string>;

const paths = retryingMemoize(() => load<ThingPaths>("data/things.json"));

/** Adds to a card the way to the page of the first thing that it names, if one of them has a page. */
export async function linkThing(card: HTMLElement, ids: string[]): Promise<void> {
  const known = await paths();
  const id = ids
    .flatMap((each) => [each, each.split("/")[0]!])
    .find((each) => Object.hasOwn(known, each));
  if (id === undefined) return;
  const make = maker(document);
  const link = make(
    "a",
    {href: pageAddress(known[id]!).href, class: "thing-link"},
    text("thing.open")
  );
  card.append(make("p", {}, link));
  preserveParams(card);
}
