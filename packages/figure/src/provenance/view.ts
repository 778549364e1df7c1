import {
  byLayer,
  layers,
  type Layer,
  type LineageFile,
  type LineageNode
} from "@cold-winter/data/provenance";
import english from "../catalogue/provenance.js";
import {translator} from "../catalogue.js";
import {maker} from "../dom.js";
import {pageAddress} from "../site.js";
import {drawLines} from "./lines.js";

export const say = translator("provenance", english);

// How many boxes a column shows; the file has them all.
const most = 12;

/** Draws what a part of an answer goes back to: a column for each layer, a box for each node, lines between them. */
export function provenanceView(
  document: Document,
  nodes: LineageNode[],
  {query}: Pick<LineageFile, "query">
): HTMLElement {
  const make = maker(document);
  const columns = byLayer(nodes);
  const count = (layer: Layer) => columns.get(layer)!.length;
  const shown = shownNodes(columns);
  const names = new Map(nodes.map(({id, label}) => [id, label]));
  const node = make(
    "div",
    {class: "provenance"},
    make("p", {class: "muted"}, say("how")),
    make(
      "p",
      {class: "muted"},
      say("sum", {
        ...{rows: count("row"), readings: count("reading")},
        ...{works: count("work"), voices: count("voice")}
      })
    ),
    make(
      "div",
      {class: "provenance-columns", "data-query": query.name},
      ...layers.map((layer) => column(document, layer, columns.get(layer)!, {shown, names}))
    )
  );
  drawLines(node.querySelector<HTMLElement>(".provenance-columns")!);
  return node;
}

// What is shown of a column rests on something that is shown before it, as far as that goes.
function shownNodes(columns: Map<Layer, LineageNode[]>): Set<string> {
  const shown = new Set<string>();
  for (const layer of layers) {
    const wanted = columns.get(layer)!;
    const led = wanted.filter(({id}) => leads(columns, shown, id));
    for (const {id} of [...led, ...wanted].slice(0, most)) shown.add(id);
  }
  return shown;
}

function leads(columns: Map<Layer, LineageNode[]>, shown: Set<string>, id: string): boolean {
  return [...columns.values()].flat().some((node) => shown.has(node.id) && node.rests.includes(id));
}

interface Shown {
  shown: Set<string>;
  names: Map<string, string>;
}

function column(
  document: Document,
  layer: Layer,
  nodes: LineageNode[],
  {shown, names}: Shown
): HTMLElement {
  const make = maker(document);
  const boxes = nodes.filter(({id}) => shown.has(id)).map((each) => box(document, each, names));
  const left = nodes.length - boxes.length;
  return make(
    "section",
    {class: `provenance-${layer}`},
    make(
      "h4",
      {},
      `${say(`layer.${layer}`)} `,
      nodes.length > 1 && make("small", {}, String(nodes.length))
    ),
    make(
      "ul",
      {},
      ...boxes,
      left > 0 && make("li", {class: "more"}, say("more", {count: left})),
      !nodes.length && make("li", {class: "more"}, say("none"))
    )
  );
}

function box(document: Document, node: LineageNode, names: Map<string, string>): HTMLElement {
  const {id, label, about, path, rests, checked} = node;
  const make = maker(document);
  const words = about.map((each) => (each === "derived" ? say("derived") : each));
  const small = [...words, checked === false ? say("unchecked") : ""].filter(Boolean).join(" · ");
  const told = rests.map((each) => names.get(each) ?? "").join("; ");
  return make(
    "li",
    {
      ...{
        "data-node": id,
        "data-rests": rests.join(" "),
        tabindex: path === null ? "0" : undefined
      },
      class: checked === false ? "unchecked" : undefined
    },
    path === null ? make("b", {}, label) : make("a", {href: pageAddress(path).href}, label),
    small !== "" && make("small", {}, small),
    told !== "" && make("span", {class: "provenance-rests"}, say("rests", {names: told}))
  );
}
