import {strToU8, zipSync} from "fflate";
import type {Question, Result} from "@cold-winter/data";
import {fillPlaceholders, placeholders} from "@cold-winter/data/shared";
import {boundsOf, isNumeric, seriesOf} from "./chart.js";
import {keyColumns, countRows, rowText} from "./rows.js";
import {isPlainText} from "./plain.js";
import type {ChartChoice, Draft} from "./draft.js";

/** What the files for authors are made from. */
export interface Authored {
  draft: Draft;
  chart: ChartChoice;
  result: Pick<Result, "columns" | "rows">;
  origin: Question | null;
  version: string;
}

/** Returns the name under which a query is saved: that of its origin, in plain letters. */
export function fileName({origin}: Pick<Authored, "origin">): string {
  return origin ? `${origin.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-remix` : "my-query";
}

function titleOf({origin}: Pick<Authored, "origin">): string {
  return origin ? `${origin.title}, remixed` : "A query of my own";
}

/** Writes a result as a page of the notebook: the query, its chart, its rows. */
export function pageFile(authored: Authored): string {
  const sql = fillPlaceholders(authored.draft.sql, authored.draft.choices).trim().replace(/;$/, "");
  // In a fence `${}` and backticks would be read as a program; a text of JavaScript holds them as they are.
  const block = isPlainText(sql)
    ? `\`\`\`sql id=rows\n${sql}\n\`\`\``
    : `\`\`\`js\nconst rows = sql([${JSON.stringify(sql)}]);\n\`\`\``;
  const plot = plotText(authored);
  return [
    `---\ntitle: ${JSON.stringify(titleOf(authored))}\n---\n\n# ${titleOf(authored)}`,
    `Data version ${authored.version} <!-- number: the data that it was made with -->.${authored.origin ? ` Remixed from the question “${authored.origin.title}”.` : ""}`,
    '```js\nimport {sql} from "@cold-winter/site";\n```',
    block,
    ...(plot ? [`\`\`\`js\ndisplay(Plot.plot(${plot}));\n\`\`\``] : []),
    "```js\ndisplay(Inputs.table(rows));\n```\n"
  ].join("\n\n");
}

/** Writes a query file with the head that the kit asks for. */
export function queryFile({draft, result, origin}: Authored): string {
  const used = new Set(placeholders(draft.sql));
  const choices = (origin?.choices ?? []).filter(({name}) => used.has(name));
  const rest = Object.fromEntries(
    Object.entries(draft.choices).filter(([name]) => !choices.some((each) => each.name === name))
  );
  const {sql, key} = keyed(
    fillPlaceholders(draft.sql, rest).trim().replace(/;$/, ""),
    result,
    origin?.key ?? []
  );
  const line = (text: string) => JSON.stringify(text);
  return [
    "/*",
    `title: ${line(titleOf({origin}))}`,
    `question: ${line(origin?.question || "What does this query answer?")}`,
    `grain: ${line(`one row per ${key.join(", ")}`)}`,
    `key: [${key.map(line).join(", ")}]`,
    `caveat: ${line(origin?.caveat || "Made in the workbench; say here what a reader must know.")}`,
    ...(origin?.tags.length ? [`tags: [${origin.tags.map(line).join(", ")}]`] : []),
    ...(choices.length ? ["choices:"] : []),
    ...choices.map(({name, values}) => `  ${name}: [${values.map(line).join(", ")}]`),
    "*/",
    `${sql}\n`
  ].join("\n");
}

function keyed(
  sql: string,
  result: Authored["result"],
  declared: string[]
): {sql: string; key: string[]} {
  const key = keyColumns(result, declared);
  const count = countRows(result);
  const distinct = new Set(Array.from({length: count}, (_, at) => rowText(result.rows, key, at)))
    .size;
  if (distinct === count && key.length) return {sql, key};
  return {sql: `SELECT row_number() OVER () AS "row", *\nFROM (\n${sql}\n)`, key: ["row"]};
}

/** Packs a query file and a figure file over it, each in the folder where the kit looks for it. */
export function figureFiles(authored: Authored): Uint8Array<ArrayBuffer> {
  const name = fileName(authored);
  const files = {
    [`src/queries/${name}.sql`]: strToU8(queryFile(authored)),
    [`src/figures/${name}.ts`]: strToU8(figureFile(authored))
  };
  return zipSync(files, {mtime: new Date(2017, 10, 22)});
}

/** Writes a figure file over the query file of the same name. */
export function figureFile(authored: Authored): string {
  const plot = plotText(authored) ?? "{marks: []}";
  const columns = authored.result.columns.map(({name, type}) => {
    const align = isNumeric(type) ? ', align: "right"' : "";
    return `  {name: ${JSON.stringify(name)}, label: ${JSON.stringify(name.replaceAll("_", " "))}${align}}`;
  });
  return `import * as Plot from "@observablehq/plot";
import {plotOptions} from "@cold-winter/figure";
import type {RenderContext, Row, TableColumn} from "@cold-winter/figure";

export const query = ${JSON.stringify(fileName(authored))};

export function finding(rows: Row[]): string {
  return \`\${rows.length} rows: say here what they show.\`;
}

export function subtitle(): string {
  return ${JSON.stringify(authored.origin?.question || "Say here what is measured, in which unit, for whom and when.")};
}

export function render(rows: Row[], {document, width}: RenderContext): Element {
  const options: Plot.PlotOptions = ${plot};
  return Plot.plot({...plotOptions(document, width), ...options});
}

export const table: TableColumn[] = [
${columns.join(",\n")}
];
`;
}

// The marks of the workbench's own chart, as text: the span of each row where its columns have bounds, then the row.
function plotText({chart, result}: Pick<Authored, "chart" | "result">): string | null {
  const {kind, x, y} = chart;
  if (kind === "none" || kind === "figure" || !x || !y) return null;
  const years =
    /year/i.test(x) && result.columns.some(({name, type}) => name === x && isNumeric(type));
  const axis = years ? ', tickFormat: "d"' : "";
  const tall = kind === "bar" || kind === "range" || kind === "timeline";
  const lines = [chart, ...seriesOf(result, chart).map((name) => ({...chart, y: name}))];
  const marks = [
    ...lines.flatMap((line) => spanText(line, result)),
    ...lines.flatMap(marksText)
  ].join(", ");
  return `{marginLeft: ${tall ? 180 : 60}, x: {grid: true${axis}}, ${tall ? 'y: {type: "band", label: null}, ' : ""}marks: [${marks}]}`;
}

function markText(mark: string, channels: Record<string, string>, rest = ""): string {
  const list = Object.entries(channels).filter(([, column]) => column);
  return `Plot.${mark}(rows, {${list.map(([name, column]) => `${name}: ${JSON.stringify(column)}`).join(", ")}${rest}})`;
}

function marksText({kind, x, y, color}: ChartChoice): string[] {
  if (kind === "line") return [markText("lineY", {x, y, stroke: color})];
  if (kind === "bar") return [markText("barX", {x, y, fill: color}), "Plot.ruleX([0])"];
  return [markText("dot", {x, y, stroke: color})];
}

function spanText({kind, x, y, color}: ChartChoice, result: Authored["result"]): string[] {
  const [low, high] = boundsOf(result, kind === "line" ? y : x) ?? [];
  if (low === undefined || high === undefined) return [];
  if (kind === "line")
    return [markText("areaY", {x, y1: low, y2: high, fill: color}, ", fillOpacity: 0.15")];
  if (kind !== "range" && kind !== "timeline") return [];
  const rest = ', strokeWidth: 6, strokeOpacity: 0.4, strokeLinecap: "round"';
  return [markText("ruleY", {x1: low, x2: high, y, stroke: color}, rest)];
}
