import * as Plot from "@observablehq/plot";
import {
  inWords,
  markLabel,
  noun,
  plotOptions,
  verdictColor,
  verdictName,
  verdicts
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Judged extends Row {
  id: string;
  article: string;
  article_title: string;
  kind: string;
  title: string;
  verdict: string;
  computed: boolean;
  says: string | null;
  locator: string;
}

const kindOrder = [
  "date",
  "duration",
  "count",
  "office",
  "event",
  "forecast",
  "characterisation",
  "cause"
];

const kindName: Record<string, string> = {
  date: "Dates",
  duration: "Durations",
  count: "Counts",
  office: "Offices",
  event: "Events",
  forecast: "Forecasts",
  characterisation: "Characterisations",
  cause: "Causes"
};

export function views(rows: Judged[]): Choice[] {
  const articles = new Map(rows.map(({article, article_title}) => [article, article_title]));
  if (articles.size < 2) return [];
  const options = [...articles].map(([value, label]) => ({value, label}));
  return [{name: "article", kind: "view", label: "Article", options}];
}

export function select(rows: Judged[], {selections}: Context): Judged[] {
  return rows.filter(({article}) => !selections["article"] || article === selections["article"]);
}

const countOf = (rows: {verdict: string}[], verdict: string) =>
  rows.filter((row) => row.verdict === verdict).length;

export function finding(rows: Judged[]): string {
  const supported = countOf(rows, "supported");
  if (supported === rows.length) return `The record supports all ${inWords(supported)} statements`;
  return `The record supports ${inWords(supported)} of ${inWords(rows.length)} statements in full`;
}

export function detail(rows: Judged[]): string {
  const [supported, partly, contradicted, open] = verdicts.map((verdict) => countOf(rows, verdict));
  const verb = noun(supported!, "is", "are");
  return `${supported} of ${rows.length} statements ${verb} supported, ${partly} in part; ${contradicted} contradicted, ${open} cannot be checked.`;
}

export function subtitle(rows: Judged[]): string {
  const computed = rows.filter((row) => row.computed).length;
  return `Each mark is one statement in “${rows[0]?.article_title ?? ""}”, by type. Solid marks: a query and a rule give the verdict (${computed}); pale marks: documents do (${rows.length - computed}).`;
}

interface Placed {
  row: Judged;
  verdict: string;
  /** Place in the line of its kind, from 0. */
  at: number;
}

function place(rows: Judged[]): Placed[] {
  return kindOrder.flatMap((kind) =>
    rows
      .filter((row) => row.kind === kind)
      .sort(
        (a, b) =>
          verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || +b.computed - +a.computed
      )
      .map((row, at) => ({row, verdict: row.verdict, at}))
  );
}

const symbols: Record<string, "circle" | "diamond" | "times"> = {
  supported: "circle",
  partly: "diamond",
  contradicted: "times",
  not_checkable: "circle"
};

/** Draws one sign for each verdict, filled or as an outline, so that shape and not only colour tells it. */
function signs(
  items: {verdict: string}[],
  channels: Record<string, unknown>,
  radius: number
): Plot.Markish {
  return Plot.marks(
    verdicts.map((verdict) => {
      const color = verdictColor(verdict);
      const filled = verdict === "supported" || verdict === "partly";
      const scale = verdict === "partly" ? 1.15 : 1;
      return Plot.dot(
        items.filter((item) => item.verdict === verdict),
        {
          ...{
            symbol: symbols[verdict],
            r: radius * scale,
            stroke: color,
            strokeWidth: filled ? 1 : 2.5
          },
          ...(filled ? {fill: color} : {fill: "none"}),
          ...channels
        }
      );
    })
  );
}

export function render(rows: Judged[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const placed = place(rows);
  const kinds = kindOrder.filter((kind) => placed.some(({row}) => row.kind === kind));
  const longest = Math.max(12, ...placed.map(({at}) => at));
  const label = markLabel(rows, (row) => `${row.title}: ${verdictName(row.verdict)}`);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: kinds.length * (wide ? 34 : 46) + (wide ? 50 : 76),
    marginLeft: wide ? 140 : 10,
    marginRight: wide ? 150 : 10,
    marginTop: wide ? 44 : 64,
    marginBottom: 6,
    x: {axis: null, domain: [-0.5, longest + 0.5]},
    y: {axis: null, domain: [kinds.length - 0.5, -0.5]},
    marks: [
      key(rows, renderContext),
      Plot.text(kinds, {
        ...{
          x: -0.5,
          y: (_, at: number) => at,
          text: (kind: string) => kindName[kind] ?? kind,
          fontWeight: 600
        },
        ...(wide ? {textAnchor: "end", dx: -10} : {textAnchor: "start", dx: 2, dy: -19})
      }),
      signs(
        placed,
        {
          x: "at",
          y: ({row}: Placed) => kinds.indexOf(row.kind),
          ariaLabel: ({row}: Placed) => label(row),
          opacity: ({row}: Placed) => (row.computed ? 1 : 0.45)
        },
        wide ? 7.5 : 6.5
      ),
      wide ? sums(placed, kinds, longest) : null
    ]
  });
}

function sums(placed: Placed[], kinds: string[], longest: number): Plot.Markish {
  return Plot.text(kinds, {
    ...{x: longest + 0.5, y: (_, at: number) => at, textAnchor: "start", dx: 8},
    text: (kind: string) => {
      const all = placed.filter(({row}) => row.kind === kind);
      return `${countOf(all, "supported")} of ${all.length} supported`;
    }
  });
}

function key(rows: Judged[], {width}: RenderContext): Plot.Markish {
  const wide = width > 500;
  const items = verdicts.map((verdict, at) => ({
    verdict,
    label: `${verdictName(verdict)} ${countOf(rows, verdict)}`,
    dx: wide ? at * 150 : (at % 2) * 150,
    dy: wide ? -28 : -50 + Math.floor(at / 2) * 20
  }));
  return Plot.marks(
    items.map((item) => [
      signs([item], {frameAnchor: "top-left", dx: item.dx + (wide ? 6 : 8), dy: item.dy}, 6),
      Plot.text([item], {
        ...{
          frameAnchor: "top-left",
          textAnchor: "start",
          lineAnchor: "middle",
          dx: item.dx + 22,
          dy: item.dy
        },
        ...{text: "label", fontWeight: 600}
      })
    ])
  );
}

export function value({verdict, says}: Judged): string {
  return says ? `${verdictName(verdict)}: ${says}` : verdictName(verdict);
}

export const query = "verdicts";

export const undrawn =
  "verdicts follow rules fixed beforehand; each statement says what would change its verdict.";

export const table: TableColumn[] = [
  {name: "id", label: "Statement"},
  {name: "locator", label: "Where"},
  {name: "title", label: "What it says, in our words"},
  {name: "kind", label: "Kind"},
  {name: "verdict", label: "Verdict", format: (value) => verdictName(String(value))},
  {name: "computed", label: "By", format: (value) => (value ? "query and rule" : "documents")},
  {name: "says", label: "Numbers"}
];
