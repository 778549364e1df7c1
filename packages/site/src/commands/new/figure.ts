import {query, queryAsks, queryText} from "./query.js";
import type {Kind} from "./kind.js";

/** A figure with a question of its own. */
export const figure: Kind = {
  what: "a figure, with its question",
  form: query.form,
  pattern: query.pattern,
  asks: queryAsks,
  make: (name, {title, table}) => ({
    files: new Map([
      [`src/queries/${name}.sql`, queryText(title!, table!)],
      [`src/figures/${name}.ts`, figureText(name, table!)]
    ]),
    next: [
      `write the question in src/queries/${name}.sql, then the sentence and the drawing in src/figures/${name}.ts`,
      `show it on a page, as a cell of its own: display(figure("${name}"))`,
      `keep its picture for the tests: npx vitest run test/queries test/figures -u`
    ]
  })
};

function figureText(name: string, table: string): string {
  return `import * as Plot from "@observablehq/plot";
import {caseName, casesOf, colorOf, markLabel, plainDate, plainNumber, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Count extends Row {
  case: string;
  best: number;
  status: string;
}

export const query = "${name}";

export function finding(rows: Count[], context: Context): string {
  const counts = casesOf(rows, context).map(({id, name}) => {
    const {best} = rows.find((row) => row.case === id)!;
    return \`\${name} \${plainNumber(best)}\`;
  });
  return \`Rows of ${table.replaceAll("_", " ")} in the record: \${counts.join(", ")}.\`;
}

export function subtitle(_: Count[], {asOf}: Context): string {
  return \`Rows of the record for each case, to \${plainDate(asOf)}.\`;
}

export function render(rows: Count[], renderContext: RenderContext): Element {
  const color = colorOf(renderContext);
  const name = (row: Count) => caseName(row.case, renderContext);
  const ariaLabel = markLabel(rows, (row) => \`\${name(row)}: \${plainNumber(row.best)}\`);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    marginLeft: 110,
    marginRight: 40,
    x: {label: "Rows →", grid: true, ticks: 5, tickFormat: (rows: number) => plainNumber(rows)},
    y: {label: null, domain: rows.map(name)},
    marks: [
      Plot.barX(rows, {
        ...{x: "best", y: name, fill: color, ariaLabel},
        fillOpacity: (row: Count) => (row.status === "checked" ? 1 : 0.45)
      }),
      Plot.text(rows, {x: "best", y: name, text: (row: Count) => plainNumber(row.best), textAnchor: "start", dx: 6}),
      Plot.ruleX([0])
    ]
  });
}

export const table: TableColumn[] = [
  {name: "title", label: "Case"},
  {name: "best", label: "Rows", align: "right"},
  {name: "status", label: "Status"}
];
`;
}
