import type {PageCell} from "./cells.js";

const reasons: [RegExp, string][] = [
  [/^(now|performance|setTimeout|setInterval|requestAnimationFrame)$/, "reads the clock"],
  [/^(fetch|XMLHttpRequest|WebSocket|EventSource)$/, "asks the network"],
  [/^FileAttachment$/, "reads a file"],
  [
    /^(location|history|navigator|localStorage|sessionStorage|matchMedia|inner(Width|Height)|visibility|screen|crypto)$/,
    "looks at the browser"
  ],
  [
    /^(tex|dot|mermaid|vl|vg|L|React|ReactDOM|echarts|mapboxgl|DuckDBClient|duckdb|SQLite|SQLiteDatabaseClient)$/,
    "needs a browser to draw"
  ]
];
const texts: [RegExp, string][] = [
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|(?!\s*\())|\bGenerators\.now\b/, "reads the clock"],
  [/\bobservable\s*\.\s*params\b/, "differs from page to page"],
  [/\bMath\s*\.\s*random\b|\bd3\.random/, "draws lots"],
  [/\bdocument\s*\.\s*(querySelector|getElement|body|cookie)/, "looks at the browser"]
];

const browserOnly = /^@cold-winter\/(?!(site|figure)$)/;

// Their own way brings them into the page.
const baked = /^\s*display\(\s*(figure|finding)\(/;

/**
 * Returns the cells that are not run beforehand, each with its reason: what rests on the clock, the network or the
 * browser, and what rests on such a cell. A reason without words is none to tell: it is drawn in another way.
 */
export function whyNot(cells: PageCell[]): Map<PageCell, string> {
  const found = new Map<PageCell, string>();
  for (const cell of cells) {
    const reason = baked.test(cell.text) ? "" : reasonOf(cell);
    if (reason !== undefined) found.set(cell, reason);
  }
  const defined = new Map(
    cells.flatMap((cell) => (cell.script?.declares ?? []).map(({name}) => [name, cell] as const))
  );
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const cell of cells) {
      if (found.has(cell)) continue;
      const under = cell
        .script!.uses.map(({name}) => defined.get(name))
        .find((each) => each && found.has(each));
      if (under) found.set(cell, `rests on line ${under.line}`);
    }
  }
  return found;
}

function reasonOf({script, language}: PageCell): string | undefined {
  if (!script) return "";
  if (/^[jt]sx$/.test(language)) return "needs a browser to draw";
  for (const [pattern, reason] of reasons)
    if (script.uses.some(({name}) => pattern.test(name))) return reason;
  if (script.imports.some(({name}) => /^https?:/.test(name))) return "asks the network";
  if (script.imports.some(({name}) => browserOnly.test(name))) return "needs a browser to draw";
  return texts.find(([pattern]) => pattern.test(script.code))?.[1];
}
