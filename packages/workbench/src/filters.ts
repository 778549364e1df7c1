import {literal, sqlName} from "@cold-winter/data/shared";
import {isNumeric} from "./chart.js";
import {readShape} from "./trace/shape.js";
import {isMark, tokens} from "./trace/tokens.js";

/** A condition on one column: one value, or NULL and what is not. */
export interface Filter {
  column: string;
  type: string;
  /** As the engine writes it; null for NULL. */
  value: string | null;
  /** Whether the rows with it stay, or the others. */
  keep: boolean;
}

/** Writes a condition into a query: around it, or behind the conditions that were written before. Throws where it cannot be read. */
export function filterQuery(sql: string, filter: Filter): string {
  const list = tokens(sql);
  const ends = list.flatMap((token, at) =>
    isMark(token, ";") && at < list.length - 1 ? [token.to] : []
  );
  const start = ends.at(-1) ?? 0;
  const last = list.at(-1)!;
  const whole = sql.slice(start, isMark(last, ";") ? last.from : last.to).trim();
  const condition = conditionOf(filter);
  const lead = start ? `${sql.slice(0, start)}\n` : "";
  return (
    lead +
    (isOurs(whole)
      ? `${whole}\n  AND ${condition}`
      : `SELECT *\nFROM (\n${whole}\n)\nWHERE ${condition}`)
  );
}

function conditionOf({column, type, value, keep}: Filter): string {
  const name = sqlName(column);
  if (value === null) return `${name} IS ${keep ? "" : "NOT "}NULL`;
  const sign = keep ? "=" : "IS DISTINCT FROM";
  if (type === "BOOLEAN") return `${name} ${sign} ${value}`;
  if (isNumeric(type) && type !== "FLOAT" && /^-?[\d.]+(e[-+]?\d+)?$/i.test(value))
    return `${name} ${sign} ${value}`;
  if (/^(VARCHAR|DATE|TIME|TIMESTAMP|UUID|ENUM\(.*|DOUBLE)$/.test(type))
    return `${name} ${sign} ${literal(value)}`;
  return `CAST(${name} AS VARCHAR) ${sign} ${literal(value)}`;
}

// `SELECT * FROM (…) WHERE …`, as it was written here.
function isOurs(sql: string): boolean {
  if (!/^SELECT \*\nFROM \(\n[\s\S]*\n\)\nWHERE /.test(sql)) return false;
  try {
    const {query} = readShape(sql);
    const [select, other] = query.branches;
    return (
      !other &&
      select?.kind === "select" &&
      [...select.clauses.keys()].join() === "SELECT,FROM,WHERE" &&
      select.items.length === 1 &&
      select.items[0]!.kind === "query"
    );
  } catch {
    return false;
  }
}
