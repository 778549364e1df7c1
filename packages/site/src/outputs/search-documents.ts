import type {Answers, Dataset, Question, Tags} from "@cold-winter/data";
import {thingsOf, type Thing, type ThingKind} from "../things/things.js";
import type {Page} from "../pages/pages.js";
import {questionPlace} from "../pages/questions.js";

/** One thing that a reader can search for: what it is, its words, where it stands. */
export interface SearchDocument {
  id: string;
  /** `page`, `query`, or the table of a thing. */
  kind: string;
  title: string;
  words: string;
  path: string;
}

/** What a reader can search, and what rows of each table are called: in English under `en`, in others by their tags. */
export interface SearchFile {
  documents: SearchDocument[];
  labels: Record<string, Record<string, string>>;
}

/** Returns what can be searched: pages, the rows of tables that say how they are found, questions, works. */
export function searchFile(
  dataset: Dataset,
  questions: Question[],
  pages: Page[],
  told: {answers: Map<string, Answers>; tags: Tags}
): SearchFile {
  const {kinds} = thingsOf(dataset);
  return {
    labels: Object.fromEntries(kinds.map(({table, name, names}) => [table, {en: name, ...names}])),
    documents: [
      ...pages.map(({path, title}) => document("page", path, title, "", path.slice(1))),
      ...kinds.flatMap((kind) => kind.things.map((thing) => thingDocument(thing, kind))),
      ...questions.map((each) =>
        document(
          "query",
          each.name,
          each.title,
          questionWords(dataset, each, told),
          questionPlace(each)
        )
      )
    ]
  };
}

function thingDocument(
  {table, id, title, path, values}: Thing,
  {words = []}: ThingKind
): SearchDocument {
  const own = words.map((column) => values[column]).filter((word) => typeof word === "string");
  return document(table, id, title, own.join(" "), path);
}

function document(
  kind: SearchDocument["kind"],
  id: string,
  title: unknown,
  words: string,
  path: string
): SearchDocument {
  return {id: `${kind}:${id}`, kind, title: String(title ?? id), words, path};
}

// What it asks, its tags in every language, and of the cases and things that its answer names their names in other scripts.
function questionWords(
  {tables}: Dataset,
  {name, question, tags: own}: Question,
  {answers, tags}: {answers: Map<string, Answers>; tags: Tags}
): string {
  const rows = answers.get(name)?.sets[0] ?? {};
  const cells = new Set(
    Object.values(rows)
      .flat()
      .filter((cell) => typeof cell === "string")
  );
  const spoken = new Set([...cells].join("\n").split(/[^\p{L}\p{N}]+/u));
  const inText = (written: unknown) =>
    typeof written === "string" &&
    written
      .split(";")
      .some((one) => one.split(/[^\p{L}\p{N}]+/u).every((word) => spoken.has(word)));
  const things = (tables.get("names") ?? []).filter(
    ({values: v}) => inText(v["name"]) || inText(v["aliases"])
  );
  const cases = (tables.get("cases") ?? []).filter(({id}) => cells.has(id));
  const named = [...cases, ...things].flatMap(({values: v}) => [
    v["native_name"],
    v["aliases"],
    v["demonym"]
  ]);
  const words = [question, ...own, ...own.flatMap((tag) => tags.get(tag) ?? []), ...named];
  return [...new Set(words.filter((word) => typeof word === "string" && word))].join(" ");
}
