import {parseCitations} from "@cold-winter/data/shared";
import {escape, words} from "./html.js";
import {type Dataset, type Row, byPosition} from "@cold-winter/data";

/** A case as far as a drawing needs it. */
interface Case {
  id: string;
  name: string;
  role: string;
  position: number;
}

type Values = Record<string, string | number | null | undefined>;

const valuesOf = ({values}: Row) => values as Values;
const text = (value: Values[string]) =>
  value === null || value === undefined ? "" : String(value);

/** Returns every variable with its definition, unit, prices, concept, years by case, traps and sources. */
export function conceptsSection(dataset: Dataset): string {
  const variables = (dataset.tables.get("variables") ?? []).map((row) => ({
    id: row.id,
    values: valuesOf(row)
  }));
  const dimensions = [...new Set(variables.map(({values}) => text(values["dimension"])))].sort();
  const years = yearsBy(dataset);
  const all = [...years.values()].flatMap((cases) => [...cases.values()].flat());
  const span = {first: Math.min(...all), last: Math.max(...all)};
  const cases = byPosition(dataset.tables.get("cases") ?? []).map(
    ({values}) => values as unknown as Case
  );
  const countries =
    dataset.package.tables.find(({name}) => name === "cases")?.title.toLowerCase() ?? "";
  const groups = dimensions.map((dimension) => {
    const own = variables.filter(({values}) => values["dimension"] === dimension);
    const items = own.map(({id, values}) =>
      variableItem(
        id,
        values,
        drawn(years.get(id) ?? new Map<string, number[]>(), cases, span),
        traps(dataset, id)
      )
    );
    return `<h3 id="dimension-${escape(dimension)}">${escape(words(dimension))} (${own.length})</h3>\n${items.join("\n")}`;
  });
  return `<section id="variables-one-by-one">
<h2 id="each-variable">Variables one by one</h2>
<p>${variables.length} variables, grouped by what they measure; variables from different groups are never compared. Each line in a drawing is one of the ${countries}, from ${span.first} to ${span.last}; gaps are missing values, not zeros.</p>
${groups.join("\n")}
</section>
`;
}

/** Years with a value, by variable and case. */
function yearsBy(dataset: Dataset): Map<string, Map<string, number[]>> {
  const years = new Map<string, Map<string, number[]>>();
  for (const row of dataset.tables.get("observations") ?? []) {
    const {variable, case: id, year, missing} = valuesOf(row);
    if (missing) continue;
    const cases = years.get(text(variable)) ?? new Map<string, number[]>();
    years.set(text(variable), cases.set(text(id), [...(cases.get(text(id)) ?? []), Number(year)]));
  }
  return years;
}

const caseClass = ({role, position}: Case) =>
  role === "compared" ? `case-${position}` : "yardstick";

/** Joins years, or other whole numbers, to unbroken runs. */
export function runsOf(years: number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs;
}

const listed = new Intl.ListFormat("en");

function drawn(
  years: Map<string, number[]>,
  cases: Case[],
  {first, last}: {first: number; last: number}
): string {
  const present = cases.filter(({id}) => years.has(id));
  // Cases of one colour are one path.
  const lines = new Map<string, string>();
  for (const [at, each] of present.entries()) {
    const runs = runsOf(years.get(each.id)!).map(
      ([from, to]) => `M${from - first} ${at * 6 + 3}h${to - from + 1}`
    );
    const color = caseClass(each);
    lines.set(color, `${lines.get(color) ?? ""}${runs.join("")}`);
  }
  const paths = [...lines].map(([color, path]) => `<path d="${path}" class="${color}"/>`);
  // Cases of one colour with the same years are named together.
  const said = new Map<string, {names: string[]; color: string; runs: string}>();
  for (const each of present) {
    const runs = runsOf(years.get(each.id)!)
      .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
      .join(", ");
    const color = caseClass(each);
    const same = said.get(`${color} ${runs}`);
    if (same) same.names.push(each.name);
    else said.set(`${color} ${runs}`, {names: [each.name], color, runs});
  }
  const spans = [...said.values()].map(
    ({names, color, runs}) =>
      `<span class="${color}">${escape(listed.format(names))} ${runs}</span>`
  );
  return `<svg class="runs" aria-hidden="true" viewBox="0 0 ${last - first + 1} ${present.length * 6}" preserveAspectRatio="none" height="${present.length * 10}">${paths.join("")}</svg><p class="runs-words">${spans.join("; ")}</p>`;
}

function traps(dataset: Dataset, id: string): string[] {
  return (dataset.tables.get("traps") ?? [])
    .map(valuesOf)
    .filter(({place}) =>
      text(place)
        .split(";")
        .some((part) => part.split(":")[1] === id)
    )
    .map(({name}) => text(name));
}

function variableItem(id: string, values: Values, drawing: string, found: string[]): string {
  const facts = [
    ["Unit", values["unit"]],
    ["Prices", values["price_basis"]],
    ["Concept", words(text(values["concept"]))],
    ["Per", values["denominator"]],
    ["Method", values["method"]],
    ["From", values["origin"]],
    ["Release", values["vintage"]]
  ].flatMap(([name, value]) => (text(value) ? [`${name!}: ${escape(text(value))}`] : []));
  const notes = [values["inclusion"], values["comparability"], values["note"]]
    .map(text)
    .filter(Boolean);
  const works = parseCitations(text(values["sources"])).map(
    ({key, locator}) => `<a href="./sources#${key}">${key}</a> ${escape(locator)}`
  );
  const status = values["status"] === "checked" ? "" : " <em>unchecked</em>";
  return `<details class="variable" id="variable-${id}"><summary><b>${escape(text(values["name"]))}</b> <code>${id}</code>${status}</summary>
<p>${escape(text(values["definition"]))}</p>
<p>${facts.join(" · ")}</p>
${drawing}
<p>${escape(notes.join(" "))}</p>
${found.length ? `<p class="trap"><a href="#known-traps">Traps</a> ${escape(found.join("; "))}</p>` : ""}
<p>Sources: ${works.join("; ")}</p></details>`;
}
