import type {Page} from "./pages.js";
import type {Query} from "./query.js";
import type {DataRecord} from "./record.js";

/** One thing that a reader can search for: what it is, its words, where it stands. */
export interface SearchDocument {
  id: string;
  kind: "page" | "case" | "name" | "programme" | "event" | "query" | "source" | "statement";
  title: string;
  words: string;
  path: string;
}

/** Returns what can be searched besides the pages: cases, programmes, events, questions, sources. */
export function searchDocuments(record: DataRecord, queries: Query[], pages: Page[]): SearchDocument[] {
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
    // A question is found on the page that shows it first.
    ...queries.flatMap(({name, title, question, tags}) => {
      const page = pages.find(({path, figures}) => path !== "/" && figures.includes(name));
      return page ? document("query", name, title, join(question, ...tags), `${page.path.slice(1)}#${name}`) : [];
    }),
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
