import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {
  planOf,
  type ComparedRow,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {spoken} from "../../packages/figure/src/comparison/index.js";
import {toldOf} from "../../packages/data/src/comparison/index.js";
import {table} from "../../packages/figure/src/table.js";
import {catalogue, context, database, figureOf, sqlRows} from "./record.js";
import {sweep} from "../support/sweep.js";
import {samples} from "./samples.js";

const {document} = new JSDOM("").window;

/** All that is made of a comparison's rows. */
function made(comparison: Comparison, rows: ComparedRow[]) {
  const spec = figureOf(comparison);
  const said = [spec.finding, spec.detail!, spec.subtitle].map((say) => say(rows, context));
  const sentence = said.join(" ");
  return {
    sentence,
    picture: spec.render(rows, {...context, document, width: 820}).outerHTML,
    table: table(document, rows, spec.table, "").outerHTML,
    sql: JSON.stringify(rows)
  };
}

/** Asks a comparison as it would stand if the record were changed, and takes the change back. */
async function changed(comparison: Comparison, statements: string[]): Promise<ComparedRow[]> {
  await database.run("BEGIN");
  try {
    for (const each of statements) await database.run(each);
    return await sqlRows(comparison);
  } finally {
    await database.run("ROLLBACK");
  }
}

/** The table that holds the rows of the first part, and the ids of those that its sentence speaks of. */
function record(
  comparison: Comparison,
  rows: ComparedRow[]
): {name: string; where: string; time: string} {
  const [part] = planOf(comparison, catalogue).parts;
  const own = spoken(rows, toldOf(comparison, catalogue), context).rows;
  const {measure} = part!;
  if (!measure) return {name: "observations", where: `id = '${own[0]!.id}'`, time: "year"};
  if (part!.kind === "count") {
    // A count has no row of its own: any row that it counts will do.
    const day = `${measure.time}_from`;
    const year = own.find(({best, high}) => (best ?? high ?? 0) > 0)!;
    const inYear = year.year === null ? "" : ` AND year(${day}) = ${year.year}`;
    const until = ` AND ${day} < as_of()`;
    return {
      name: measure.table,
      where: `id = (SELECT min(id) FROM ${measure.table} WHERE "case" = '${year.case}'${inYear}${until})`,
      time: measure.time
    };
  }
  return {name: measure.table, where: `id = '${own[0]!.id}'`, time: measure.time};
}

const dated = (name: string, where: string, time: string, years: number) =>
  time === "year"
    ? `UPDATE ${name} SET year = year + ${years} WHERE ${where}`
    : `UPDATE ${name} SET ${time}_from = CAST(${time}_from + INTERVAL (${years}) YEAR AS DATE), ${time}_to = CAST(${time}_to + INTERVAL (${years}) YEAR AS DATE), ${time} = 'moved' WHERE ${where}`;

/** A change of the value of one row, its removal, and another time for it, in the tables behind a comparison. */
function changes(comparison: Comparison, rows: ComparedRow[]): Record<string, string[]> {
  const {name, where, time} = record(comparison, rows);
  const [part] = planOf(comparison, catalogue).parts;
  const [own] = spoken(rows, toldOf(comparison, catalogue), context).rows;
  const drop = [`DELETE FROM ${name} WHERE ${where}`];
  const change: string[] =
    part!.kind === "count" || (part!.kind === "things" && !part!.what.value)
      ? [`INSERT INTO ${name} SELECT * REPLACE (id || '-twin' AS id) FROM ${name} WHERE ${where}`]
      : part!.kind === "things"
        ? [
            `UPDATE ${name} SET ${part!.what.value!}_best = ${part!.what.value!}_best * 3 + 500, ${part!.what.value!}_high = NULL, ${part!.what.value!}_low = NULL WHERE ${where}`
          ]
        : part!.kind === "span"
          ? [
              `UPDATE ${name} SET ended_to = CAST(ended_to + INTERVAL 9 YEAR AS DATE) WHERE ${where}`
            ]
          : part!.kind === "steps"
            ? [moveStep(own!, 700)]
            : [
                `UPDATE ${name} SET best = ${part!.what.as?.rank ? "0.001" : "best * 1.9 + 7"}, low = NULL, high = NULL WHERE ${where}`
              ];
  const move =
    part!.kind === "steps"
      ? [moveStep(own!, 3000)]
      : part!.kind === "span"
        ? [dated(name, where, time, -8)]
        : [dated(name, where, time, part!.kind === "count" || part!.kind === "things" ? -3 : 400)];
  return {change, drop, move};
}

// The date of a step is read from those that every lens prefers.
function moveStep({id}: ComparedRow, days: number): string {
  const subject = `(SELECT event FROM milestones WHERE id = '${id}')`;
  return `UPDATE preferred_dates SET spread_low = spread_low + ${days}, spread_high = spread_high + ${days} WHERE subject_table = 'events' AND subject = ${subject}`;
}

describe.each(sweep(Object.keys(samples), 6))("the comparison %s", (name) => {
  const comparison = samples[name]!;

  it.each(["change", "drop", "move"])(
    "says, draws, lists and answers anew when one drawn row is given another value, dropped or moved: %s",
    async (kind) => {
      const rows = await sqlRows(comparison);
      const before = made(comparison, rows);
      const after = made(comparison, await changed(comparison, changes(comparison, rows)[kind]!));
      for (const part of ["sql", "table", "picture", "sentence"] as const)
        expect(after[part] === before[part], `${kind}: ${part} stays ${before.sentence}`).toBe(
          false
        );
      expect(after.sentence + after.picture + after.table).not.toMatch(/undefined|NaN|Infinity/);
    }
  );
});
