import {parseCitations} from "../shared/citation.js";
import {baseUnit, unitFactor} from "../shared/unit.js";
import type {Series} from "../description.js";
import type {Report} from "../problem.js";
import type {Row} from "../table.js";
import {eachTable} from "./each-table.js";

const far = 100;
const reach = 3;
const fewest = 4;

/**
 * A figure is of the size of its neighbours in its series, both in base units, unless its row is checked and says in a note why not;
 * one release of one source gives a figure once.
 */
export const checkSeries = eachTable(({series, fields}, rows, report) => {
  if (!series) return;
  const unit = fields.find(({kind}) => kind === "unit")?.name;
  for (const group of alike(rows, series.of, unit)) {
    checkSizes(group, series, unit, report);
    checkRepeats(group, series, report);
  }
});

function alike(rows: Row[], fields: string[], unit: string | undefined): Iterable<Row[]> {
  const groups = new Map<string, Row[]>();
  const keyOf = (row: Row) => (field: string) =>
    field === unit ? baseUnit(text(row, field)) : text(row, field);
  for (const row of rows) {
    const key = fields.map(keyOf(row)).join("\u001F");
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups.values();
}

function text({values}: Row, field: string): string {
  return String(values[field] ?? "");
}

function checkSizes(
  group: Row[],
  {along, value}: Series,
  unit: string | undefined,
  report: Report
): void {
  const size = (row: Row) =>
    Math.abs(Number(row.values[value] ?? 0)) *
    (unit === undefined ? 1 : unitFactor(text(row, unit)));
  const sized = group.filter(size).sort((a, b) => (text(a, along) < text(b, along) ? -1 : 1));
  for (const [at, row] of sized.entries()) {
    const near = [
      ...sized.slice(Math.max(0, at - reach), at),
      ...sized.slice(at + 1, at + 1 + reach)
    ].map(size);
    if (near.length < fewest) continue;
    const times = size(row) / median(near);
    if (times <= far && times >= 1 / far) continue;
    if (row.values["status"] === "checked" && row.values["note"]) continue;
    const {file, line} = row;
    const share = times > 1 ? round(times) : `1/${round(1 / times)}`;
    const message = `${text(row, value)} is ${share} times the figures beside it`;
    const remedy = "check unit and point; if it is right, say why in the note of a checked row";
    report({file, line, field: value, message, remedy});
  }
}

function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function round(times: number): string {
  return Number(times.toPrecision(2)).toString();
}

function checkRepeats(group: Row[], {along}: Series, report: Report): void {
  const first = new Map<string, Row>();
  for (const row of group) {
    const {file, line, values} = row;
    const source = witness(values["sources"]);
    if (source === null) continue;
    const key = [text(row, along), source, text(row, "origin"), text(row, "vintage")].join(
      "\u001F"
    );
    const other = first.get(key);
    if (!other) first.set(key, row);
    else {
      const remedy = `${other.file}:${other.line} has it too; remove one, or give the vintage of each`;
      report({
        file,
        line,
        field: "sources",
        message: `given twice by one source: ${source}`,
        remedy
      });
    }
  }
}

function witness(sources: unknown): string | null {
  return typeof sources === "string" ? parseCitations(sources)[0]!.key : null;
}
