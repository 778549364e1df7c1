import {strToU8, zipSync} from "fflate";
import type {Question, Result} from "@cold-winter/data";
import {fillPlaceholders, placeholders} from "@cold-winter/data/shared";
import {isNumeric} from "./chart.js";
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

function plotText({chart, result}: Pick<Authored, "chart" | "result">): string | null {
  const {kind, x, y, color} = chart;
  if (kind === "none" || kind === "figure" || !x || !y) return null;
  const channels = (paint: string) => `{x: ${JSON.stringify(x)}, y: ${JSON.stringify(y)}${color ? `, ${paint}: ${JSON.stringify(color)}` : ""}}`; // prettier-ignore
  const years =
    /year/i.test(x) && result.columns.some(({name, type}) => name === x && isNumeric(type));
  const axis = years ? ', tickFormat: "d"' : "";
  const tall = kind === "bar" || kind === "range" || kind === "timeline";
  const marks = {
    line: `Plot.lineY(rows, ${channels("stroke")})`,
    bar: `Plot.barX(rows, ${channels("fill")}), Plot.ruleX([0])`,
    dot: `Plot.dot(rows, ${channels("stroke")})`,
    range: `Plot.dot(rows, ${channels("stroke")})`,
    timeline: `Plot.dot(rows, ${channels("stroke")})`
  }[kind];
  return `{marginLeft: ${tall ? 180 : 60}, x: {grid: true${axis}}, ${tall ? 'y: {type: "band", label: null}, ' : ""}marks: [${marks}]}`;
}
