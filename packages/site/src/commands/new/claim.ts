import {dirname} from "node:path/posix";
import {parseCitations} from "@cold-winter/data/shared";
import type {Dataset, Row} from "@cold-winter/data";
import type {Ask, Kind} from "./kind.js";

const articles = ({tables}: Dataset): Row[] => tables.get("articles") ?? [];
const words = (column: string) => (dataset: Dataset) =>
  dataset.package.tables
    .find(({name}) => name === "statements")!
    .fields.find(({name}) => name === column)!.constraints.enum!;

const asks: Ask[] = [
  {
    name: "article",
    question: "The article that says it",
    usual: (_, __, dataset) => articles(dataset)[0]?.id ?? "",
    options: (dataset) => articles(dataset).map(({id}) => id)
  },
  {name: "statement", question: "What it says, in your own words, one thing that is true or false"},
  {name: "where", question: "Where in the article, as P3"},
  {name: "kind", question: "What kind of statement it is", options: words("kind")},
  {name: "date", question: "The time that it speaks of, as 1964-10-16 or 1964"},
  {
    name: "from",
    question: "A file that disputes a row, as its readers save it",
    usual: () => "",
    when: () => false
  }
];

/** A statement of an article, with a question and a rule that tells its number and judges nothing yet. */
export const claim: Kind = {
  what: "a statement of an article, held to the record",
  form: "s and a number, as s49",
  pattern: /^s\d+[a-z]?$/,
  asks,
  make: (name, {article: articleId, statement, where, kind, date}, dataset) => {
    const article = articles(dataset).find(({id}) => id === articleId)!;
    const folder = dirname(article.file);
    const id = `${article.id}-${name}`;
    const {key} = parseCitations(String(article.values["sources"]))[0]!;
    const row = (table: string, values: Record<string, string>) => ({
      file: `${folder}/${table}.csv`,
      table,
      row: values
    });
    const today = new Date().toISOString().slice(0, 10);
    return {
      files: new Map([[`${folder}/${name}.sql`, questionText]]),
      rows: [
        row("statements", {
          ...{
            id,
            article: article.id,
            locator: where!,
            paraphrase: statement!,
            kind: kind!,
            date: date!
          },
          ...{
            verdict: "not_checkable",
            reason: "Not judged yet: its question and its rule are to be written."
          },
          ...{sources: `${key}[${where!}]`, status: "unchecked", seen: "recalled"}
        }),
        row("statement_rules", {
          ...{
            id: `${id}a`,
            statement: id,
            position: "1",
            query: name,
            measure: "statements",
            digits: "0"
          },
          words: "{} statements in the record, which does not answer the statement yet"
        }),
        row("statement_history", {
          ...{
            id: `${id}-h01`,
            statement: id,
            date: today,
            changed: "entered",
            became: "not_checkable"
          },
          why: "Entered, to be judged."
        })
      ],
      next: [
        `write the question in ${folder}/${name}.sql so that it returns the number that settles the statement`,
        `then its rule in ${folder}/statement_rules.csv: operator, threshold and verdicts; empty its verdict in statements.csv`,
        "step by step: /guide/claims"
      ]
    };
  }
};

const questionText = `/*
title: Statements of the record
question: How many statements does the record have?
grain: one row
key: statements
caveat: A count of rows, which answers no statement yet.
choices:
  checked: [all, checked]
*/
SELECT count(*)::INTEGER AS statements
FROM statements
WHERE $checked <> 'checked' OR status = 'checked'
`;
