import {topLevel, type Statement} from "./shape.js";
import {isMark, isName, isWord, type Token} from "./tokens.js";

/** A call of an aggregate: where its name stands, and the parenthesis behind its FILTER. */
export interface Call {
  at: number;
  filter: number | null;
}

// Those that leave NULL out.
const skipping = new Set(
  "sum fsum kahan_sum sumkahan avg mean favg min max count median product geomean mode mad stddev stddev_samp stddev_pop variance var_samp var_pop quantile quantile_cont quantile_disc any_value string_agg group_concat listagg".split(
    " "
  )
);
const counting = new Set(["countif", "count_if"]);
const zero = "'-?0*[.]?0*|false'";

/**
 * Returns the condition under which a row enters what an aggregate gives: that of its FILTER, that its argument is there
 * and, in a sum over a computed value such as `CASE … ELSE 0 END`, that it is not zero. Null where every row enters.
 */
export function countedRows({sql, tokens}: Statement, {at, filter}: Call): string | null {
  const open = at + 1;
  const conditions: string[] = [];
  if (filter !== null) {
    const first = isWord(tokens[filter + 1], "WHERE") ? filter + 2 : filter + 1;
    conditions.push(textOf(sql, tokens, first, tokens[filter]!.close!));
  }
  const argument = argumentOf(sql, tokens, open);
  const name = tokens[at]!.text.toLowerCase();
  if (argument && counting.has(name)) conditions.push(argument.text);
  if (argument && skipping.has(name)) {
    conditions.push(`${argument.text} IS NOT NULL`);
    if (name === "sum" && argument.computed)
      conditions.push(`NOT regexp_full_match(CAST(${argument.text} AS VARCHAR), ${zero})`);
  }
  return conditions.length ? `(${conditions.join(" AND ")})` : null;
}

// The first argument; null where there is none that can stand alone.
function argumentOf(
  sql: string,
  tokens: Token[],
  open: number
): {text: string; computed: boolean} | null {
  const close = tokens[open]!.close!;
  const start = isWord(tokens[open + 1], "DISTINCT") ? open + 2 : open + 1;
  const end =
    [...topLevel(tokens, [start, close])].find(
      (at) => isMark(tokens[at], ",") || isWord(tokens[at], "ORDER")
    ) ?? close;
  const argument = tokens.slice(start, end);
  const many = isMark(argument[0], "*") || argument.some((token) => isWord(token, "COLUMNS"));
  if (!argument.length || many) return null;
  const computed = argument.some((token) => !isName(token) && !isMark(token, "."));
  return {text: textOf(sql, tokens, start, end), computed};
}

function textOf(sql: string, tokens: Token[], start: number, end: number): string {
  return `(${sql.slice(tokens[start]!.from, tokens[end - 1]!.to)})`;
}
