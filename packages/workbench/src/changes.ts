import type {Question, Schema} from "@cold-winter/data";
import {hasText, text} from "@cold-winter/figure";
import {isMark, isName, isWord, quotedIdentifier, tokens, type Token} from "./trace/tokens.js";
import {translate} from "./text.js";
import type {Draft} from "./draft.js";

/** A change of a query that one press makes. */
export interface Change {
  label: string;
  change: Partial<Pick<Draft, "sql" | "choices">>;
}

const most = 3;

/** Returns three changes for a beginner to try, first those that the question offers itself; none of what cannot be read. */
export function offeredChanges(
  {sql, choices}: Pick<Draft, "sql" | "choices">,
  question: Question | null,
  schema: Schema
): Change[] {
  try {
    const list = tokens(sql);
    if (!list.length || list.some((token, at) => isMark(token, ";") && at < list.length - 1))
      return [];
    const own =
      question?.choices.map(({name, values, labels}) =>
        choiceChange(choices, name, values, labels)
      ) ?? [];
    const first = (change: Change | null) => (change ? [change] : []);
    const all = [
      ...own.flatMap(first),
      ...first(threshold(sql, list)),
      ...first(checkedRows(sql, list, schema)),
      ...shorter(sql, list)
    ];
    return all.slice(0, most);
  } catch {
    return [];
  }
}

function choiceChange(
  choices: Record<string, string>,
  name: string,
  values: string[],
  labels: string[]
): Change | null {
  const value = values[(values.indexOf(choices[name] ?? "") + 1) % values.length];
  if (value === undefined || value === choices[name]) return null;
  const said = (key: string) => (hasText(key) ? text(key) : null);
  const label = said(`choices.${name}.${value}`) ?? labels[values.indexOf(value)] ?? value;
  const named = said(`choices.${name}`) ?? name.replaceAll("_", " ");
  return {label: `${named}: ${label}`, change: {choices: {...choices, [name]: value}}};
}

// The last number that something is held against: half as much again, or ten years later.
function threshold(sql: string, list: Token[]): Change | null {
  const at = list.findLastIndex((token, place) => {
    const sign = sql.slice(list[place - 1]?.from, token.from).trim();
    return token.kind === "number" && /^(<|>|<=|>=)$/.test(sign) && Number(token.text) > 0;
  });
  const token = list[at];
  if (!token) return null;
  const [before, sign] = [Number(token.text), sql.slice(list[at - 1]!.from, token.from).trim()];
  const year = Number.isInteger(before) && before > 1000 && before < 2200;
  const now = year ? before + 10 : Number((before * 2).toPrecision(6));
  return {
    label: translate("change.threshold", {now: `${sign} ${now}`, before: token.text}),
    change: {sql: sql.slice(0, token.from) + String(now) + sql.slice(token.to)}
  };
}

// The first table whose rows have a status, its rows that were seen in their source alone.
function checkedRows(sql: string, list: Token[], schema: Schema): Change | null {
  const tables = new Map([...schema.tables, ...schema.derived].map((table) => [table.name, table]));
  const named = new Set(
    list.flatMap((token, at) =>
      isName(token) && isWord(list[at + 1], "AS") && isMark(list[at + 2], "(")
        ? [token.text.toLowerCase()]
        : []
    )
  );
  const at = list.findIndex((token, place) => {
    const table = isName(token) ? tables.get(token.text.toLowerCase()) : undefined;
    return (
      table?.columns.some(({name}) => name === "status") &&
      !named.has(table.name) &&
      isWord(list[place - 1], "FROM", "JOIN") &&
      !isMark(list[place + 1], ".")
    );
  });
  const token = list[at];
  if (!token) return null;
  const next = list[at + 1];
  const aliased = isWord(next, "AS") || (isName(next) && !isWord(next, ...clauses));
  const name = quotedIdentifier(token.text);
  const rows = `(FROM ${name} WHERE status = 'checked')${aliased ? "" : ` AS ${name}`}`;
  return {
    label: translate("change.checked", {table: token.text}),
    change: {sql: sql.slice(0, token.from) + rows + sql.slice(token.to)}
  };
}

const clauses =
  "WHERE GROUP ORDER LIMIT HAVING JOIN LEFT RIGHT FULL INNER CROSS NATURAL ASOF SEMI ANTI POSITIONAL ON USING UNION EXCEPT INTERSECT WINDOW QUALIFY SELECT PIVOT UNPIVOT TABLESAMPLE OFFSET SAMPLE".split(
    " "
  );

function shorter(sql: string, list: Token[]): Change[] {
  const last = list.at(-1)!;
  const whole = sql.slice(0, isMark(last, ";") ? last.from : last.to);
  return [
    {label: translate("change.first"), change: {sql: `FROM (\n${whole}\n)\nLIMIT 5`}},
    {
      label: translate("change.count"),
      change: {sql: `SELECT count(*) AS number\nFROM (\n${whole}\n)`}
    },
    {label: translate("change.columns"), change: {sql: `SUMMARIZE FROM (\n${whole}\n)`}}
  ];
}
