import type {Result} from "@cold-winter/data";

/** What the engine binds a statement to. */
export interface Plan {
  /** What the statement does, in the engine's word: that of its topmost step. */
  kind: string;
  /** Every scan of a table by the table's name, as often as it is scanned; views and macros are seen through. */
  scans: string[];
  /** Columns that are read of each table; null where all of them may be. */
  columns: Map<string, Set<string> | null>;
  /** Whether nothing but tables and constants is read. */
  whole: boolean;
  /** Whether single rows are only filtered, ordered and computed, never put together. */
  plain: boolean;
  /** Texts of the filters right above each scan, in the order of the scans. */
  filters: string[];
}

/** Asks the engine. */
export type Ask = (sql: string) => Promise<Result>;

interface Step {
  name: string;
  children: Step[];
  extra_info: Record<string, string | string[] | undefined>;
}

const constants = new Set([
  "DUMMY_SCAN",
  "CTE_SCAN",
  "REC_CTE_SCAN",
  "DELIM_GET",
  "RANGE",
  "GENERATE_SERIES",
  "REPEAT",
  "REPEAT_ROW",
  "UNNEST",
  "EMPTY_RESULT"
]);
const single = new Set([
  "PROJECTION",
  "FILTER",
  "ORDER_BY",
  "LIMIT",
  "TOP_N",
  "SEQ_SCAN",
  "DUMMY_SCAN",
  "SAMPLE"
]);

/** Returns what the engine binds one statement to. Rejects with the engine's error where it cannot be bound or explained. */
export async function planOf(statement: string, ask: Ask): Promise<Plan> {
  const {rows} = await ask(`EXPLAIN (FORMAT json) ${statement}`);
  const texts = new Map(
    (rows["explain_key"] ?? []).map((key, at) => [String(key), String(rows["explain_value"]![at])])
  );
  const bound = read(texts.get("logical_plan"));
  const [top] = bound;
  if (!top) throw new Error("no logical plan");
  const steps = all(bound);
  const scans = steps.filter(isScan);
  const above = parents(steps);
  return {
    kind: top.name.trim(),
    scans: scans.map(tableOf),
    columns: columnsRead(new Set(scans.map(tableOf)), read(texts.get("physical_plan"))),
    whole:
      top.name !== "EXECUTE" &&
      steps.every((step) => step.children.length > 0 || isScan(step) || isConstant(step)),
    plain: scans.length === 1 && steps.every(({name}) => single.has(name.trim())),
    filters: scans.map((scan) => String(above.get(scan)?.extra_info["Expressions"] ?? ""))
  };
}

/** Returns the names of the tables that a plan reads, each once. */
export function tablesOf({scans}: Plan): string[] {
  return [...new Set(scans)];
}

/** Whether a plan scans all that another does, each table as often at least. */
export function covers(plan: Plan, other: Plan): boolean {
  const left = [...plan.scans];
  return other.scans.every((table) => {
    const at = left.indexOf(table);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function read(text: string | undefined): Step[] {
  return text === undefined ? [] : (JSON.parse(text) as Step[]);
}

function all(steps: Step[]): Step[] {
  return steps.flatMap((step) => [step, ...all(step.children)]);
}

function parents(steps: Step[]): Map<Step, Step> {
  return new Map(steps.flatMap((step) => step.children.map((child) => [child, step])));
}

function tableOf({extra_info}: Step): string {
  return String(extra_info["Table"]).split(".").at(-1)!.replaceAll('"', "").toLowerCase();
}

const isScan = ({name, extra_info}: Step) => /SCAN/.test(name) && extra_info["Table"] !== undefined;
const isConstant = ({name, extra_info}: Step) =>
  constants.has(name.trim()) && extra_info["Table"] === undefined;

// Only what is optimised tells which columns a scan reads; a table that is not scanned there at all gives nothing. Below
// grouping sets the engine does not list all that the projection above a scan takes.
function columnsRead(tables: Set<string>, bound: Step[]): Plan["columns"] {
  const physical = all(bound);
  const above = parents(physical);
  const columns: Plan["columns"] = new Map([...tables].map((name) => [name, new Set()]));
  for (const step of physical.filter(isScan)) {
    const name = tableOf(step);
    const listed = step.extra_info["Projections"];
    const known = columns.get(name);
    if (known === null) continue;
    let over = above.get(step);
    while (over && over.name.trim() === "FILTER") over = above.get(over);
    const taken = over?.name.trim() === "PROJECTION" ? over.extra_info["Projections"] : [];
    const named = String([step.extra_info["Filters"], taken].flat()).match(/\w+/g) ?? [];
    const read =
      listed === undefined ? null : new Set([...(known ?? []), ...[listed].flat(), ...named]);
    columns.set(name, read);
  }
  return columns;
}
