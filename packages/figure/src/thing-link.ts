import {retryingMemoize} from "@cold-winter/data/shared";
import {text} from "./catalogue.js";
import {maker} from "./dom.js";
import {load, pageAddress, site} from "./site.js";
import {preserveParams} from "./preserve-params.js";

/** Where the things of the record stand, below the root of the site, by their ids. */
export type ThingPaths = Record<string, string>;

const paths = retryingMemoize(() => load<ThingPaths>("data/things.json"));

/** Adds to a card the way to the page of the first thing that it names, if one of them has a page, and to where its row is disputed. */
export async function linkThing(card: HTMLElement, ids: string[]): Promise<void> {
  const [known, {disputes}] = await Promise.all([paths(), site()]);
  const make = maker(document);
  const link = (path: string, words: string) =>
    make("a", {href: pageAddress(path).href, class: "thing-link"}, words);
  const id = ids
    .flatMap((each) => [each, each.split("/")[0]!])
    .find((each) => Object.hasOwn(known, each));
  const thing = id !== undefined && link(known[id]!, text("thing.open"));
  const names = ids.map(encodeURIComponent).join();
  const dispute = disputes && link(`dispute#row=${names}`, text("thing.dispute"));
  if (!thing && !dispute) return;
  card.append(make("p", {class: "card-ways"}, thing, " ", dispute));
  preserveParams(card);
}
