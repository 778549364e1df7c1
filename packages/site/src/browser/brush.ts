import {text} from "@cold-winter/figure";

/** What a chart of Plot gives beside its picture. */
type Chart = SVGSVGElement | HTMLElement;

interface Scale {
  type: string;
  domain: number[];
  range: number[];
  apply: (value: unknown) => number;
  invert: (place: number) => unknown;
}

/** The part of a chart's x axis that a reader chose, from and to; null for all of it. */
export type Stretch = [from: number, to: number] | null;

/**
 * Lets a reader choose a stretch of a chart's x axis: `const years = view(await brush(chart))`, null where nothing is
 * chosen. By pointer, by touch and by keyboard: arrow keys move it, with Shift they widen it, Escape takes it away.
 * `step` is what an arrow key moves it by, and what its ends are rounded to.
 */
export async function brush(
  chart: Chart,
  {step = 1, label = text("brush.label")} = {}
): Promise<HTMLElement & {value: Stretch}> {
  const d3 = await import("d3");
  const x = (chart as Chart & {scale: (name: string) => Scale | undefined}).scale("x");
  if (!x || !("invert" in x)) throw new Error("this chart has no x axis that could be chosen from");
  const svg = chart instanceof SVGSVGElement ? chart : chart.querySelector("svg")!;
  const {height} = svg.viewBox.baseVal;
  const [left, right] = d3.extent(x.range) as [number, number];
  const node = document.createElement("div") as unknown as HTMLElement & {value: Stretch};
  node.className = "brushed";
  node.append(chart);
  const round = (value: number) => Math.round(value / step) * step;
  let value: Stretch = null;
  const tell = () => node.dispatchEvent(new Event("input", {bubbles: true}));
  const layer = d3.select(svg).append("g").attr("class", "brush");
  const hand = d3
    .brushX<unknown>()
    .extent([
      [left, 0],
      [right, height]
    ])
    .on(
      "end",
      ({selection, sourceEvent}: {selection: [number, number] | null; sourceEvent?: Event}) => {
        // What is set from elsewhere tells nothing.
        if (!sourceEvent) return;
        const [from, to] = selection?.map((place) => round(Number(x.invert(place)))) ?? [];
        put(from === undefined || to === undefined || from === to ? null : [from, to]);
        tell();
      }
    );
  layer.call(hand as never);
  const put = (next: Stretch) => {
    value = next;
    hand.move(layer as never, next && (next.map((each) => x.apply(each)) as [number, number]));
    const [from, to] = next ?? [];
    const words = next ? text("brush.chosen", {label, from: from!, to: to!}) : label;
    svg.setAttribute("aria-label", words);
  };
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", label);
  const [first, last] = x.domain.map(Number) as [number, number];
  const within = (each: number) =>
    Math.min(Math.max(first, last), Math.max(Math.min(first, last), each));
  svg.addEventListener("keydown", (event) => {
    const way = {ArrowLeft: -step, ArrowRight: step}[event.key];
    if (event.key === "Escape") put(null);
    else if (way === undefined) return;
    else if (!value) put([round(first), round(first) + step]);
    else put([within(event.shiftKey ? value[0] : value[0] + way), within(value[1] + way)]);
    event.preventDefault();
    tell();
  });
  return Object.defineProperty(node, "value", {
    get: () => value,
    set: (next: unknown) => put(readStretch(next))
  });
}

function readStretch(value: unknown): Stretch {
  const ends = (Array.isArray(value) ? value : String(value ?? "").split(",")).map(Number);
  const [from, to] = ends;
  return ends.length === 2 && Number.isFinite(from) && Number.isFinite(to) && from! < to!
    ? [from!, to!]
    : null;
}
