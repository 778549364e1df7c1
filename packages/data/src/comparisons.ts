import {existsSync, readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {queryRows, runQuery} from "./statement.js";
import type {Catalogue, Measure} from "./comparison/catalogue.js";
import type {Slice} from "./comparison/row.js";
import type {Outline} from "./comparison/told.js";
import type {Dataset} from "./dataset.js";
import {memoizeDerived} from "./memoize-derived.js";

/** What a notebook's description says of comparisons. */
interface Declared {
  per?: Catalogue["per"];
  context?: string;
  /** The file of outlines for maps. */
  outline?: string;
  renamed?: Record<string, string>;
}

/** The tables without which nothing can be compared. */
const needed = [
  "cases",
  "lenses",
  "variables",
  "observations",
  "milestones",
  "milestone_kinds",
  "breaks",
  "coverage"
];

/** The measures that the notebook declares beside its variables; none where it lacks what comparisons rest on. */
export function measuresOf({package: {raw, tables}}: Pick<Dataset, "package">): Measure[] {
  const there = new Set(tables.map(({name}) => name));
  const declared = (raw["coldwinter:measures"] ?? []) as Measure[];
  return declared.filter(({table}) => there.has(table));
}

/** The file of the outlines that the notebook has for maps; undefined where it names none. */
export function outlineFile({package: {raw}}: Pick<Dataset, "package">): string | undefined {
  return ((raw["coldwinter:comparison"] ?? {}) as Declared).outline;
}

/** Reads the outlines that the notebook has for maps; undefined where it has none. */
export function outlineOf(dataset: Pick<Dataset, "package">): Outline | undefined {
  const outline = outlineFile(dataset);
  return outline === undefined || !existsSync(outline)
    ? undefined
    : (JSON.parse(readFileSync(outline, "utf8")) as Outline);
}

/** Whether a record holds what comparisons rest on. */
export function canCompare({package: {tables}}: Pick<Dataset, "package">): boolean {
  return needed.every((name) => tables.some((table) => table.name === name));
}

/** Lists all that may be compared, as comparisons and pages need to know it. The record must pass `canCompare`. */
export const catalogueOf = memoizeDerived("comparison", describeComparable);

async function describeComparable(
  dataset: Dataset,
  connection: DuckDBConnection
): Promise<Catalogue> {
  const ask = <Row>(sql: string) => queryRows(connection, sql) as Promise<Row[]>;
  const declared = (dataset.package.raw["coldwinter:comparison"] ?? {}) as Declared;
  const measures = measuresOf(dataset);
  const lenses = (await ask<{id: string}>("SELECT id FROM lenses ORDER BY position")).map(
    ({id}) => id
  );
  const [day] = await ask<{as_of: number}>("SELECT CAST(day_number(as_of()) AS INTEGER) AS as_of");
  return {
    version: dataset.version,
    asOf: day!.as_of,
    cases: await ask("SELECT id, name, role FROM cases ORDER BY role <> 'compared', position"),
    series: await seriesEntries(connection),
    measures,
    words: Object.fromEntries(
      await Promise.all(
        measures.map(async (measure) => [measure.id, await wordsOf(measure, connection)])
      )
    ) as Catalogue["words"],
    clocks: await ask(`SELECT id, name FROM milestone_kinds ORDER BY position`),
    zeros: await byLens(lenses, (lens, checked) => ask(zerosSql(lens, checked))),
    leading: Object.fromEntries(
      await Promise.all(
        lenses.map(async (lens) => [
          lens,
          Object.fromEntries(
            (
              await ask<{concept: string; variable: string}>(
                `FROM leading_series('${lens}') ORDER BY concept`
              )
            ).map(({concept, variable}) => [concept, variable])
          )
        ])
      )
    ) as Catalogue["leading"],
    lenses,
    kept: await ask(keptSql),
    seen: Object.fromEntries(
      (await ask<{case: string; seen: number}>(seenSql)).map(({case: id, seen}) => [id, seen])
    ),
    caseVerdicts: await ask(
      `SELECT variable AS of, a, b, verdict, reason FROM case_comparabilities WHERE verdict <> 'ok' AND a < b ORDER BY ALL`
    ),
    pairVerdicts: await ask(pairSql),
    per: declared.per ?? {},
    context: declared.context ?? null,
    outlined: declared.outline !== undefined && existsSync(declared.outline),
    renamed: declared.renamed ?? {}
  };
}

async function byLens<Value>(
  lenses: string[],
  make: (lens: string, checked: string) => Promise<Value>
): Promise<Record<string, Record<string, Value>>> {
  const all: Record<string, Record<string, Value>> = {};
  for (const lens of lenses) {
    all[lens] = {};
    for (const checked of ["all", "checked"]) all[lens][checked] = await make(lens, checked);
  }
  return all;
}

const zerosSql = (
  lens: string,
  checked: string
) => `SELECT zeros.*, kinds.name, ladder, firsts.sources, firsts.status
FROM clock_zeros('${lens}', '${checked}') AS zeros
JOIN milestone_kinds AS kinds ON kinds.id = zeros.kind
JOIN (FROM milestones WHERE '${checked}' <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1) AS firsts
  ON firsts."case" = zeros."case" AND firsts.kind = zeros.kind
ORDER BY zeros."case", kinds.position`;

const keptSql = `SELECT
  "case", record, completeness IN ('complete', 'list_definition') AS whole,
  CAST(day_number(min("from")) AS INTEGER) AS from_day, CAST(day_number(max(least("to", as_of()))) AS INTEGER) AS to_day,
  string_agg(DISTINCT counting_rule, ' ' ORDER BY counting_rule) AS rule, string_agg(sources, ';' ORDER BY id) AS sources
FROM coverage
GROUP BY "case", record, whole
QUALIFY row_number() OVER (PARTITION BY "case", record ORDER BY whole DESC) = 1
ORDER BY "case", record`;

const seenSql = `SELECT "case", CAST(day_number(least(max(observed_until), as_of())) AS INTEGER) AS seen
FROM coverage WHERE record = 'milestones' GROUP BY "case" ORDER BY "case"`;

const pairSql = `SELECT a AS of, a, b, verdict, reason
FROM comparabilities
JOIN variables AS x ON x.id = a JOIN variables AS y ON y.id = b
WHERE verdict <> 'ok' AND x.concept = y.concept AND x.dimension = y.dimension AND base_unit(x.unit) = base_unit(y.unit)
ORDER BY a, b`;

async function seriesEntries(connection: DuckDBConnection): Promise<Catalogue["series"]> {
  const rows = await queryRows(
    connection,
    `SELECT
  variables.id, variables.name, concept, dimension, denominator AS share_of, price_basis, variables.unit, comparability AS caution,
  list("case" ORDER BY "case") AS ids, list(first ORDER BY "case") AS firsts, list(last ORDER BY "case") AS lasts, list(number ORDER BY "case") AS numbers
FROM variables
JOIN (
  SELECT variable, "case", CAST(min(year) AS INTEGER) AS first, CAST(max(year) AS INTEGER) AS last, CAST(count(*) AS INTEGER) AS number
  FROM observations WHERE missing IS NULL GROUP BY variable, "case"
) AS known ON variable = variables.id
GROUP BY ALL
ORDER BY concept, variables.id`
  );
  return rows.map(({ids, firsts, lasts, numbers, ...entry}) => ({
    ...entry,
    cases: Object.fromEntries(
      (ids as string[]).map((id, at) => [
        id,
        [(firsts as number[])[at], (lasts as number[])[at], (numbers as number[])[at]]
      ])
    )
  })) as Catalogue["series"];
}

async function wordsOf(
  {table, categories}: Measure,
  connection: DuckDBConnection
): Promise<Record<string, (string | number | boolean)[]>> {
  const lists = await Promise.all(
    categories.map(async (name) => {
      const rows = await queryRows(
        connection,
        `SELECT "${name}" AS word FROM ${table} WHERE "${name}" IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, word LIMIT 60`
      );
      return [name, rows.map(({word}) => word)] as const;
    })
  );
  return Object.fromEntries(lists) as Record<string, string[]>;
}

/** Returns the rows that a page needs to make comparisons without an engine, in slices with their names. */
export const comparisonSlices = memoizeDerived("slices", cutSlices);

async function cutSlices(
  dataset: Dataset,
  connection: DuckDBConnection,
  kept: boolean
): Promise<[name: string, slice: Slice][]> {
  const {series, lenses} = await catalogueOf(dataset, connection, kept);
  const slices: [string, Slice][] = [];
  const add = async (name: string, sql: string) =>
    void slices.push([name, (await runQuery(connection, sql)).rows]);
  for (const concept of new Set(series.map((each) => each.concept)))
    await add(
      `series-${concept}`,
      `SELECT id, "case", series, series_name, year, low, best, high, unit, origin, breaks, note, sources, status
FROM compared_series WHERE concept = '${concept}' ORDER BY series, "case", year`
    );
  const measures = measuresOf(dataset);
  for (const table of new Set(measures.map((measure) => measure.table))) {
    const own = measures.filter((measure) => measure.table === table);
    if (own[0]!.kind !== "steps") await add(`rows-${table}`, rowsSql(own));
    else
      for (const lens of lenses)
        for (const checked of ["all", "checked"])
          await add(`rows-${table}-${lens}-${checked}`, stepsSql(lens, checked));
  }
  return slices;
}

function rowsSql(measures: Measure[]): string {
  const [{table, series}] = measures as [Measure];
  const names = measures.flatMap((measure) => {
    const {name, latitude, longitude, area} = measure.place ?? {};
    const dated = (time: string) =>
      time === "year" ? [time] : [time, `${time}_from`, `${time}_to`];
    const amounts = Object.keys(measure.amounts ?? {});
    return [
      ...dated(measure.time),
      ...(measure.until === undefined ? [] : dated(measure.until)),
      measure.title,
      ...(measure.each === undefined ? [] : [measure.each]),
      ...measure.categories,
      ...Object.keys(measure.where ?? {}),
      ...[name ?? [], latitude ?? [], longitude ?? [], Object.keys(area ?? {})].flat(),
      ...amounts.flatMap((name) => ["low", "best", "high"].map((bound) => `${name}_${bound}`)),
      ...(measure.kind === "span" ? ["rank"].filter(() => table === "periods") : []),
      ...(measure.kind === "amount"
        ? [
            "low",
            "best",
            "high",
            "unit",
            "missing",
            "rank",
            "vintage",
            ...(series === undefined ? [] : [series])
          ]
        : [])
    ];
  });
  const list = [...new Set(["id", "case", ...names, "note", "sources", "status"])].map(
    (name) => `"${name}"`
  );
  if (series === undefined) return `SELECT ${list.join(", ")} FROM ${table} ORDER BY id`;
  const voice = `coalesce("${series}", split_part(sources, '[', 1))`;
  return `SELECT ${list.map((name) => `amounts.${name}`).join(", ")}, coalesce(author, replace(${voice}, '_', ' ')) AS voice_name
FROM ${table} AS amounts
LEFT JOIN (SELECT id AS voice, author FROM sources) AS voices ON voice = ${voice}
ORDER BY amounts.id`;
}

const stepsSql = (lens: string, checked: string) => `SELECT
  steps.id, steps."case", kind, kinds.name AS kind_name, kinds.position, ladder, attainment, steps.rank, printed, spread_low, spread_high,
  title, argument, coalesce(events.sources, steps.sources) AS sources, steps.status
FROM milestones AS steps
JOIN milestone_kinds AS kinds ON kinds.id = kind
LEFT JOIN events ON events.id = event
LEFT JOIN preferred('${lens}', '${checked}') AS dates
  ON dates.subject_table = 'events' AND dates.subject = event AND dates.quantity = 'date'
ORDER BY steps.id`;
