import type {Answers, Dataset, Question, Report, Synonym, Tags} from "@cold-winter/data";
import {foldedText} from "../browser/search-text.js";
import {thingsOf, type Thing, type ThingKind} from "../things/things.js";
import type {Page} from "../pages/pages.js";
import {questionPlace} from "../pages/questions.js";

/** One thing that a reader can search for: what it is, its words, where it stands. */
export interface SearchDocument {
  id: string;
  /** `page`, `figure`, `query` where no figure draws it, or the table of a thing. */
  kind: string;
  title: string;
  words: string;
  /** What readers type for it in other words, ready to be compared; whoever types one of these means it. */
  terms?: string[];
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
  told: {answers: Map<string, Answers>; tags: Tags; synonyms: Synonym[]}
): SearchFile {
  const {kinds} = thingsOf(dataset);
  const termsOf = new Map<string, string[]>();
  for (const {term, leadsTo} of told.synonyms)
    termsOf.set(leadsTo, [...(termsOf.get(leadsTo) ?? []), foldedText(term)]);
  const withTerms = (each: SearchDocument): SearchDocument =>
    termsOf.has(each.path) ? {...each, terms: termsOf.get(each.path)} : each;
  return {
    labels: Object.fromEntries(kinds.map(({table, name, names}) => [table, {en: name, ...names}])),
    documents: documentsOf(dataset, kinds, questions, pages, told).map(withTerms)
  };
}

/** Reports synonyms that lead to nothing which search knows. */
export function checkSynonyms(synonyms: Synonym[], {documents}: SearchFile, report: Report): void {
  const paths = new Set(documents.map(({path}) => path));
  for (const {file, line, leadsTo} of synonyms)
    if (!paths.has(leadsTo)) {
      const remedy = "write the path of a page, figure, question or thing, as costs#unit_costs";
      report({file, line, field: leadsTo, message: "leads to nothing", remedy});
    }
}

function documentsOf(
  dataset: Dataset,
  kinds: ThingKind[],
  questions: Question[],
  pages: Page[],
  told: {answers: Map<string, Answers>; tags: Tags}
): SearchDocument[] {
  return [
    ...pages.map(({path, title}) => document("page", path, title, "", path.slice(1))),
    ...kinds.flatMap((kind) => kind.things.map((thing) => thingDocument(thing, kind))),
    ...questions.flatMap((each) => {
      const words = questionWords(dataset, each, told);
      return placesOf(each, pages).map(({kind, path, title}, at): SearchDocument => {
        const id = `query:${each.name}${at ? `|${at}` : ""}`;
        return {...document(kind, id, title, words, path), id};
      });
    })
  ];
}

// A question is found where its figures stand, each once; where none draws it, in the gallery.
function placesOf(
  question: Question,
  pages: Page[]
): Pick<SearchDocument, "kind" | "path" | "title">[] {
  const {title, figures} = question;
  const places = figures.flatMap((figure, at) => {
    const on = pages.filter((page) => page.figures.includes(figure));
    const page = on.find(({path}) => path !== "/") ?? on[0];
    const named = at ? `${title}: ${figure.replaceAll("_", " ")}` : title;
    return page ? [{kind: "figure", path: `${page.path.slice(1)}#${figure}`, title: named}] : [];
  });
  if (places.length) return places;
  const path = questionPlace(question);
  return [{kind: path.startsWith("queries#") ? "query" : "figure", path, title}];
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
