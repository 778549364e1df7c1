import {casesOf, listed, noun, ordinal, plainNumber} from "@cold-winter/figure";
import type {Case, Context} from "@cold-winter/figure";
import {stockWords} from "./amounts.js";
import {isPlaced, middle, type Mark} from "./mark.js";
import {shortName, weight} from "./words.js";

/** Says what each case did in one year of the clock: the steps, tests, launches and warheads within half a year of it. */
export function reading(rows: Mark[], context: Context, at: number): string {
  const year = Math.round(at);
  const said = casesOf(rows, context).map((each) => `${each.name}: ${wordsOf(rows, each, year)}`);
  return `Year ${year > 0 ? `+${year}` : plainNumber(year)}. ${said.join(". ")}.`;
}

function wordsOf(rows: Mark[], {id}: Case, year: number): string {
  const own = rows.filter((row) => row.case === id && row.x !== null);
  const near = (row: Mark) => middle(row) >= year - 0.5 && middle(row) < year + 0.5;
  const steps = own
    .filter((row) => row.layer === "milestone" && isPlaced(row) && near(row))
    .sort((a, b) => weight(a) - weight(b))
    .map((row) => shortName(row) + (row.attainment === "reached" ? "" : ` (${row.attainment!})`));
  const tests = own.filter((row) => row.layer === "test" && near(row));
  const launches = own.filter((row) => row.layer === "launch" && near(row)).length;
  const stock = own.find((row) => row.layer === "arsenal" && row.x! <= year && row.x_to! > year);
  const lying = own.filter(({layer, x, x_to}) => layer === "famine" && x! <= year && x_to! > year);
  const parts = [
    ...steps,
    ...testsIn(tests),
    ...(launches ? [`${plainNumber(launches)} ${noun(launches, "launch", "launches")}`] : []),
    ...(stock ? [stockWords(stock)] : []),
    ...lying.map(() => "famine")
  ];
  return parts.length ? listed(parts) : "nothing drawn";
}

function testsIn(tests: Mark[]): string[] {
  if (!tests.length) return [];
  const [first] = tests;
  if (tests.length === 1 && first!.position !== null) return [`${ordinal(first!.position)} test`];
  return [`${plainNumber(tests.length)} tests`];
}
