import {familyName, plainDate, plainNumber, sentenceCase, text} from "@cold-winter/figure";
import type {Reference} from "@cold-winter/data";
import {localizedSpan} from "../build/localized-span.js";
import {escape, words} from "../templates/html.js";
import {letters} from "./html.js";
import type {Reading} from "./readings.js";

const isDate = ({unit}: Reading) => unit === "day";

/** Writes what is published of a thing, a list for each quantity: each reading with its place between the first and the last. */
export function readingList(
  quantities: Map<string, Reading[]>,
  works: Record<string, Reference>
): string {
  return [...quantities]
    .filter(([, readings]) => readings.some((each) => bounds(each) !== null))
    .map(([quantity, readings]) => quantityList(quantity, readings, works))
    .join("");
}

function quantityList(quantity: string, all: Reading[], works: Record<string, Reference>): string {
  const readings = all.filter((each) => bounds(each) !== null);
  const place = readings.length > 1 ? placing(readings) : () => "";
  const items = readings.map((reading) => {
    const {voice, witness, locator, family, taken, derived} = reading;
    const short = (key: string | null) => (key === null ? "" : (works[key]?.short ?? key));
    const read =
      witness && [voice === witness ? "" : short(witness), locator].filter(Boolean).join(", ");
    const about = [
      family && familyName(family),
      derived && text("thing.derived"),
      read && text("thing.readIn", {work: read})
    ];
    return `<li${taken ? ' class="taken"' : ""}><b>${letters(printedOf(reading))}</b>
${place(reading)}
<span>${letters(short(voice))} <small>${letters(about.filter(Boolean).join(" · "))}</small></span></li>`;
  });
  return `<p class="quantity">${summary(quantity, readings)}</p>
<ol class="readings">
${items.join("\n")}
</ol>
`;
}

// One sentence in numbers: who many say it, and how far apart.
function summary(quantity: string, readings: Reading[]): string {
  const name = words(quantity.split(",")[0]!);
  const voices = new Set(readings.filter(({derived}) => !derived).map(({voice}) => voice)).size;
  const [least, most] = extent(readings);
  // A year is said as a year, not as its first day.
  const said = (end: 0 | 1, value: number) => {
    const own = readings.find((each) => bounds(each)![end] === value)!;
    return isDate(own) ? printedOf(own) : formatted(value, own);
  };
  const [from, to] = [said(0, least), said(1, most)];
  const values = {
    quantity: sentenceCase(name),
    ...{count: String(readings.length), voices: String(voices), from, to}
  };
  if (readings.length === 1) return localizedSpan("thing.readings.one", values);
  return localizedSpan(from === to ? "thing.readings.same" : "thing.readings.range", values);
}

function bounds({low, best, high}: Reading): [number, number] | null {
  const least = low ?? best ?? high;
  return least === null ? null : [least, high ?? best ?? least];
}

function extent(readings: Reading[]): [number, number] {
  const all = readings.flatMap((each) => bounds(each)!);
  return [Math.min(...all), Math.max(...all)];
}

function formatted(value: number, {unit}: Reading): string {
  if (unit === "day") return plainDate(new Date(value * 86_400_000).toISOString().slice(0, 10));
  return [number(value), unit].filter(Boolean).join(" ");
}

const number = (value: number) =>
  plainNumber(value, Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : 2).replace(
    /(\.\d*?)0+$/,
    "$1"
  );

function printedOf(reading: Reading): string {
  const {printed, low, best, high, unit} = reading;
  if (isDate(reading)) return plainDate(printed ?? formatted(low!, reading));
  if (printed && /\d/.test(printed)) return printed;
  const range = low !== null && high !== null ? `${number(low)}–${number(high)}` : null;
  const middle = best === null ? null : number(best);
  const said = middle && range ? `${middle} (${range})` : (middle ?? range);
  const open = low === null ? `≤ ${number(high ?? 0)}` : `≥ ${number(low)}`;
  return [said ?? open, unit].filter(Boolean).join(" ");
}

/** Returns what draws a reading between the least and the most of all: a bar for its range, a dot for its value. */
function placing(readings: Reading[]): (reading: Reading) => string {
  const [least, most] = extent(readings);
  const share = (value: number) =>
    most === least ? 50 : Math.round(1000 * ((value - least) / (most - least))) / 10;
  return (reading) => {
    const {low, best, high, status} = reading;
    const parts: string[] = [];
    if (low !== null && high !== null && low < high)
      parts.push(
        `<i class="range" style="left: ${share(low)}%; width: ${Math.max(share(high) - share(low), 0.5)}%"></i>`
      );
    const at = best ?? (parts.length ? null : (low ?? high));
    // A value without a range is open, as in every figure; a day has none to have.
    const open = !parts.length && !isDate(reading);
    if (at !== null)
      parts.push(`<i class="point${open ? " open" : ""}" style="left: ${share(at)}%"></i>`);
    return `<span class="strip${status === "checked" ? "" : " unchecked"}" aria-hidden="true">${parts.join("")}</span>`;
  };
}

/** Writes the works that say a row, each with its place and its reference. */
export function workList(
  cited: {key: string; locator: string; link: string}[],
  works: Record<string, Reference>
): string {
  if (!cited.length) return "";
  const items = cited.map(({key, locator, link}) => {
    const {text: reference = key, family = "", grade = ""} = works[key] ?? {};
    const kinds = [familyName(family), grade].filter(Boolean).join(" · ");
    return `<li>${link}, ${letters(locator)} <small>${escape(kinds)}<br>${letters(reference)}</small></li>`;
  });
  return `<ol class="works">${items.join("\n")}</ol>\n`;
}
