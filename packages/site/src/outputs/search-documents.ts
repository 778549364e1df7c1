import {questionId} from "@cold-winter/data/shared";
import type {Answers, Dataset, Findable, Question, Row, Tags} from "@cold-winter/data";
import type {Page} from "../pages/pages.js";

/** One thing that a reader can search for: what it is, its words, where it stands. */
export interface SearchDocument {
  id: string;
  /** `page`, `query`, `source`, or the table of a row. */
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
  const found = dataset.package.tables.flatMap(({name, search}) =>
    search ? [{table: name, ...search}] : []
  );
  return {
    labels: Object.fromEntries(found.map(({table, name, names}) => [table, {en: name, ...names}])),
    documents: [
      ...pages.map(({path, title}) => document("page", path, title, "", path.slice(1))),
      ...found.flatMap((each) =>
        dataset.tables.get(each.table)!.map((row) => rowDocument(row, each))
      ),
      ...questions.map((each) =>
        document(
          "query",
          each.name,
          each.title,
          questionWords(dataset, each, told),
          questionPlace(each)
        )
      ),
      ...dataset.sources.map(({key, fields}) =>
        document(
          "source",
          key,
          fields["title"],
          [fields["author"], key].filter(Boolean).join(" "),
          `sources#${key}`
        )
      )
    ]
  };
}

function rowDocument(
  {id, values}: Row,
  {table, title, words, page, anchors}: Findable & {table: string}
): SearchDocument {
  const own = words.map((column) => values[column]).filter((word) => typeof word === "string");
  return document(table, id, values[title], own.join(" "), anchors ? `${page}#${id}` : page);
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

/** Where a reader finds a question: on the page that draws it, with its statement, else in the gallery. */
function questionPlace({name, page, figures}: Question): string {
  if (page?.includes("#")) return page;
  return page && figures[0] ? `${page}#${figures[0]}` : `queries#${questionId(name)}`;
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
