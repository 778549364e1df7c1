import {questionId} from "@cold-winter/data/shared";
import type {Answers, DataRecord, Question, Tags} from "@cold-winter/data";
import type {Page} from "../pages/pages.js";

/** One thing that a reader can search for: what it is, its words, where it stands. */
export interface SearchDocument {
  id: string;
  kind: "page" | "case" | "name" | "programme" | "event" | "query" | "source" | "statement";
  title: string;
  words: string;
  path: string;
}

/** Returns what can be searched besides the pages: cases, programmes, events, questions, sources. */
export function searchDocuments(
  record: DataRecord,
  questions: Question[],
  pages: Page[],
  told: {answers: Map<string, Answers>; tags: Tags}
): SearchDocument[] {
  const rows = (table: string) => record.tables.get(table) ?? [];
  const join = (...words: unknown[]) => words.filter((word) => typeof word === "string").join(" ");
  return [
    ...pages.map(({path, title}) => document("page", path, title, "", path.slice(1))),
    ...rows("cases").map(({id, values: v}) =>
      document("case", id, v["name"], join(v["native_name"], v["demonym"]), "timelines")
    ),
    ...rows("programmes").map(({id, values: v}) =>
      document("programme", id, v["name"], join(v["native_name"], v["description"]), "timelines")
    ),
    ...rows("events").map(({id, values: v}) =>
      document("event", id, v["title"], join(v["project"], v["fact"], v["date"]), `timelines#${id}`)
    ),
    ...rows("names").map(({id, values: v}) =>
      document(
        "name",
        id,
        v["name"],
        join(
          v["native_name"],
          v["aliases"],
          v["pinyin"],
          v["wade_giles"],
          v["revised_romanization"],
          v["mccune_reischauer"]
        ),
        "timelines"
      )
    ),
    ...rows("statements").map(({id, values: v}) =>
      document("statement", id, v["paraphrase"], join(v["reason"], v["kind"]), `claims#${id}`)
    ),
    ...questions.map((each) =>
      document("query", each.name, each.title, questionWords(record, each, told), questionPlace(each))
    ),
    ...record.sources.map(({key, fields}) =>
      document("source", key, fields["title"], join(fields["author"], key), `sources#${key}`)
    )
  ];
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
  {tables}: DataRecord,
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
    written.split(";").some((one) => one.split(/[^\p{L}\p{N}]+/u).every((word) => spoken.has(word)));
  const things = (tables.get("names") ?? []).filter(({values: v}) => inText(v["name"]) || inText(v["aliases"]));
  const cases = (tables.get("cases") ?? []).filter(({id}) => cells.has(id));
  const named = [...cases, ...things].flatMap(({values: v}) => [v["native_name"], v["aliases"], v["demonym"]]);
  const words = [question, ...own, ...own.flatMap((tag) => tags.get(tag) ?? []), ...named];
  return [...new Set(words.filter((word) => typeof word === "string" && word))].join(" ");
}
