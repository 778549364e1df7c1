import {
  checkDispute,
  overlaySql,
  rowsOfDispute,
  subjectOf,
  type Dispute,
  type Grounds,
  type Rival,
  type RowValues,
  type Standing,
  type Way
} from "@cold-winter/data/dispute";
import {sqlName, sqlString} from "@cold-winter/data/shared";
import {element, plainDate, write, type References, type Selections} from "@cold-winter/figure";
import {startedEngine} from "@cold-winter/figure/live";
import {askable, askAgain, type Move} from "./findings.js";
import {saidOf, titleOf} from "./form.js";
import {ask, rowOf, type FoundRow} from "./record.js";
import {movedItem} from "./moved-item.js";
import {say} from "./texts.js";

/** A dispute that was held to its row. */
export interface Held {
  dispute: Dispute;
  grounds: Grounds;
  works: References;
  found: FoundRow;
  way: Way;
}

/** Holds a dispute to the row that it is about. Throws DisputeRefused. */
export async function held(dispute: Dispute, grounds: Grounds, works: References): Promise<Held> {
  const found = await rowOf(dispute.table, dispute.row, grounds.tables);
  return {dispute, grounds, works, found, way: checkDispute(dispute, grounds, found.row)};
}

/** Says in sentences what a dispute says, and what the record does. */
export function toldDispute({dispute, grounds, works, found, way}: Held): HTMLElement {
  const {source, origin, rival, note, data} = dispute;
  const short = (key: string) => works[key]?.short ?? key;
  const work = `${source.work ? nameOf(source.work) : short(source.key)}, ${source.locator}`;
  const [said, title] = [saidOf(found, way), titleOf(found)];
  const lines = [
    say("told", {said, field: way.title, title, work, rival: rivalWords(rival, found.row)}),
    origin !== undefined && say("told.origin", {origin: short(origin)}),
    note,
    data !== grounds.version && say("told.older", {data, version: grounds.version}),
    say("told.unchecked")
  ].filter((line) => line !== false && line !== "");
  const [first, ...rest] = lines as [string, ...string[]];
  return element(
    document,
    "div",
    {class: "dispute-told"},
    element(document, "p", {class: "finding"}, element(document, "strong", {}, first)),
    ...rest.map((line) => element(document, "p", {class: "muted"}, line))
  );
}

const nameOf = ({author, title, year}: Record<string, string>) =>
  [(author ?? title ?? "").split(",")[0]!, year].filter(Boolean).join(" ");

function rivalWords({date, low, best, high, unit, text}: Rival, row: RowValues): string {
  if (date !== undefined) return plainDate(date);
  if (text !== undefined) return text;
  const range = low === undefined && high === undefined ? "" : `${low ?? ""}–${high ?? ""}`;
  const value = best === undefined ? range : range ? `${best} (${range})` : String(best);
  return [value, unit ?? row["unit"]].filter((part) => typeof part === "string").join(" ");
}

/** How findings are asked again: where the rival reading stands, at which choices of rows. */
export interface Ways {
  standing: Standing;
  selections: Selections;
}

/** Asks every finding again with the dispute laid over the record, and shows what moves; ends where it is not wanted any more. */
export async function showMoves(
  place: HTMLElement,
  dispute: Held,
  {standing, selections}: Ways,
  wanted: () => boolean
): Promise<void> {
  const status = element(document, "p", {role: "status", class: "dispute-status"});
  const list = element(document, "ol", {class: "dispute-moves"});
  const rest = element(document, "div", {class: "muted"});
  place.replaceChildren(status, list, rest);
  const engine = await startedEngine({overlay: await overlayOf(dispute, standing)});
  const all = await askable();
  const quiet: Move[] = [];
  const failed: string[] = [];
  let moved = 0;
  for (const [at, each] of all.entries()) {
    if (!wanted()) return;
    write(status, say("run.going", {done: at + 1, total: all.length}));
    try {
      const move = await askAgain(each, engine, selections);
      if (move.words) {
        moved++;
        list.append(movedItem(move));
      } else if (move.rows.changed) quiet.push(move);
    } catch {
      failed.push(each.question.title);
    }
  }
  if (!wanted()) return;
  write(status, summary(moved, quiet.length, all.length));
  const names = quiet.map(({question: {title}, rows}) => `${title} (${rows.changed})`).join("; ");
  const lines = [
    names && say("run.answers", {count: quiet.length, names}),
    failed.length > 0 && say("run.failed", {count: failed.length, names: failed.join("; ")}),
    say(Object.keys(selections).length ? "run.chosen" : "run.usual"),
    say("run.merge")
  ].filter((line) => typeof line === "string" && line !== "");
  rest.replaceChildren(...lines.map((line) => element(document, "p", {}, String(line))));
}

function summary(moved: number, quiet: number, total: number): string {
  if (moved === 1) return say("run.moved.one", {total});
  if (moved || quiet) return say("run.moved", {count: moved, total});
  return say("run.moved.none", {total});
}

async function overlayOf({dispute, grounds, found: {row}, way}: Held, standing: Standing) {
  if (way.kept === "cell")
    return overlaySql(dispute, grounds, {row, added: [], standing: "instead"});
  const {table, subject} = subjectOf(dispute, grounds, row);
  const name = grounds.readings!;
  const of = `subject_table = ${sqlString(table)} AND subject = ${sqlString(subject)} AND quantity = ${sqlString(dispute.field)}`;
  const readings = await ask(`FROM ${sqlName(name)} WHERE ${of}`);
  const ids = (await ask(`SELECT id FROM ${sqlName(name)}`)).map(({id}) => String(id));
  const known = {row, readings, ids: () => ids, today: grounds.asOf};
  const added = rowsOfDispute(dispute, grounds, known);
  return overlaySql(dispute, grounds, {row, added, standing});
}
