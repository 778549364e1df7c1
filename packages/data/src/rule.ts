import type {Cell} from "./answers.js";
import {byPosition} from "./names.js";
import type {Dataset, VerdictDetail} from "./dataset.js";
import type {Row} from "./table.js";

type Bound = "measure" | "measure_low" | "measure_high";

/** Returns the rules of a statement in their order. */
export function rulesOf({tables}: Pick<Dataset, "tables">, statement: string): Row[] {
  const rows = (tables.get("statement_rules") ?? []).filter(
    ({values}) => values["statement"] === statement
  );
  return byPosition(rows);
}

/** Returns the name of the question that a rule reads: `<ledger>/<file>`. */
export function questionOf({tables}: Pick<Dataset, "tables">, {values}: Row): string {
  const statement = tables.get("statements")?.find(({id}) => id === values["statement"]);
  return `${String(statement?.values["article"])}/${String(values["query"])}`;
}

/** Whether a rule gives verdicts; one without an operator only tells its number. */
export function decides({values}: Row): boolean {
  return values["operator"] !== null;
}

type RowOf = (rule: Row) => Record<string, Cell>;

/** Judges a statement by its rules, given the row that the question of each returned. */
export function verdictOf(statement: Row, rules: Row[], rowOf: RowOf): VerdictDetail {
  const deciding = rules.filter(decides);
  const typed = statement.values["verdict"] as string | null;
  const verdict = decide(deciding, rowOf, "measure") ?? typed ?? "not_checkable";
  const bounds = (["measure_low", "measure_high"] as const).filter((bound) =>
    deciding.some((rule) => numberOf(rule, rowOf(rule), bound) !== null)
  );
  return {
    verdict,
    computed: deciding.length > 0,
    steady: bounds.length
      ? bounds.every((bound) => decide(deciding, rowOf, bound) === verdict)
      : null,
    says:
      [
        ...rules.flatMap((rule) => words(rule, rowOf(rule)) ?? []),
        ...nearness(deciding, rowOf)
      ].join("; ") || null
  };
}

/** Reads rules in their order and returns the verdict of the first that gives one; null where none does. */
function decide(rules: Row[], rowOf: RowOf, bound: Bound): string | null {
  for (const rule of rules) {
    const row = rowOf(rule);
    const value = numberOf(rule, row, bound) ?? numberOf(rule, row, "measure");
    const met = value === null ? "unknown" : robustness(value, rule) ? "met" : "not";
    const verdict = rule.values[`verdict_if_${met}`];
    if (verdict) return String(verdict);
  }
  return null;
}

function numberOf({values}: Row, row: Record<string, Cell>, bound: Bound): number | null {
  const value = row[String(values[bound])];
  return typeof value === "number" ? value : null;
}

const comparisons: Record<string, (value: number, low: number, high: number) => boolean> = {
  "=": (value, low) => value === low,
  "<>": (value, low) => value !== low,
  "<": (value, low) => value < low,
  "<=": (value, low) => value <= low,
  ">": (value, low) => value > low,
  ">=": (value, low) => value >= low,
  between: (value, low, high) => value >= low && value <= high
};

function robustness(value: number, {values}: Row): boolean {
  return comparisons[String(values["operator"])]!(
    value,
    Number(values["threshold"]),
    Number(values["threshold_high"])
  );
}

/** Says how near the number came to the closest line that a rule draws; nothing where the line is zero or an exact number. */
function nearness(rules: Row[], rowOf: RowOf): string[] {
  const lines = rules.flatMap((rule) => {
    const value = numberOf(rule, rowOf(rule), "measure");
    const {operator, threshold, threshold_high: high, digits} = rule.values;
    if (value === null || ["=", "<>"].includes(String(operator))) return [];
    const drawn = [threshold, high].flatMap((each) =>
      typeof each === "number" && each !== 0 ? [each] : []
    );
    return drawn.map((line) => ({line, away: Math.abs(value - line), digits: Number(digits)}));
  });
  const [near] = lines.sort((a, b) => a.away / Math.abs(a.line) - b.away / Math.abs(b.line));
  if (!near) return [];
  const digits = Math.max(near.digits, String(near.line).split(".")[1]?.length ?? 0);
  return [
    `the line is drawn at ${numberText(near.line, digits)}, ${numberText(near.away, digits)} away`
  ];
}

function words(rule: Row, row: Record<string, Cell>): string | null {
  const value = numberOf(rule, row, "measure");
  if (rule.values["words"] === null) return null;
  const [low, high] = [numberOf(rule, row, "measure_low"), numberOf(rule, row, "measure_high")];
  const digits = Number(rule.values["digits"]);
  const range =
    low === null || high === null
      ? ""
      : ` (${numberText(low, digits)} to ${numberText(high, digits)})`;
  const text = value === null ? "no number in these rows:" : `${numberText(value, digits)}${range}`;
  return String(rule.values["words"]).replace("{}", text);
}

function numberText(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}
