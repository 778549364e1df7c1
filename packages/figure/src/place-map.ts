import * as Plot from "@observablehq/plot";
import type {Outline} from "@cold-winter/data/comparison";
import {halo, plotOptions} from "./marks.js";

/** A row of which somebody says where it was. */
export interface MapMark<R> {
  row: R;
  place: string;
  longitude: number;
  latitude: number;
  /** Whether the point stands for a whole area. */
  area: boolean;
}

/** A point that stands for all rows there; its row is the last of them. */
export interface MapSite<R> extends MapMark<R> {
  count: number;
}

/** Gathers rows by their points, those with most rows first. */
export function mapSites<R>(marks: MapMark<R>[]): MapSite<R>[] {
  const sites = new Map<string, MapSite<R>>();
  for (const mark of marks) {
    const key = `${mark.latitude.toFixed(2)} ${mark.longitude.toFixed(2)}`;
    sites.set(key, {...mark, count: (sites.get(key)?.count ?? 0) + 1});
  }
  return [...sites.values()].sort((a, b) => b.count - a.count);
}

/** What a map shows: dots, the larger the more rows, and a diamond for each row of another kind, whose rows are called `many`. */
export interface MapLayers<R> {
  sites: MapSite<R>[];
  marks: MapMark<R>[];
  many: string;
}

/** How a map is drawn. */
export interface MapDrawing<R> {
  title: string;
  color: string;
  label: (mark: MapMark<R>) => string;
  outline?: Outline;
  document: Document;
  width: number;
  height: number;
}

/** Draws a map with the outlines around what it shows; null where it shows nothing. */
export function placeMap<R>(layers: MapLayers<R>, drawing: MapDrawing<R>): Element | null {
  const all = [...layers.sites, ...layers.marks];
  if (!all.length) return null;
  const {document, width, height} = drawing;
  return Plot.plot({
    ...plotOptions(document, width),
    height,
    r: {type: "identity"},
    margin: 4,
    marginTop: 20,
    projection: {type: "mercator", domain: around(all), inset: 4},
    marks: marksOf(layers, drawing)
  });
}

function marksOf<R>(
  {sites, marks, many}: MapLayers<R>,
  {title, color, label, outline}: MapDrawing<R>
): Plot.Markish[] {
  const at = {x: "longitude", y: "latitude"} as const;
  const tint = () => color;
  const areas = [...marks, ...sites].filter(({area}) => area).slice(0, 1);
  return [
    outline ? Plot.geo(outline, {stroke: "currentColor", strokeOpacity: 0.4, clip: "frame"}) : null,
    Plot.dot(sites, {
      ...{
        ...at,
        r: ({count}: MapSite<R>) => 2 + 1.4 * Math.sqrt(count),
        stroke: tint,
        fill: tint
      },
      ...{fillOpacity: 0.35, ariaLabel: label}
    }),
    Plot.dot(areas, {...at, r: 14, stroke: "currentColor", strokeDasharray: "3 3"}),
    Plot.dot(marks, {
      ...{...at, symbol: "diamond", r: 4.5, stroke: "currentColor", ariaLabel: label},
      fill: "var(--theme-background)"
    }),
    ...namesOf(sites, marks, many).map(({mark, text, side}) =>
      Plot.text([mark], {
        ...{...at, ...beside[side], textAnchor: side, text: () => text},
        ...{fontWeight: 600, fill: "currentColor"},
        ...halo
      })
    ),
    Plot.text([title], {
      ...{frameAnchor: "top-left", dy: -16, fontWeight: 700, fill: color},
      text: (name: string) => name
    })
  ];
}

const beside = {start: {dx: 10}, end: {dx: -10}, middle: {dy: -16}} as const;

interface Name<R> {
  mark: MapMark<R>;
  text: string;
  side: "start" | "end" | "middle";
}

/** Names the points with most rows and each place of the others, those alone that leave each other room, towards the middle. */
function namesOf<R>(sites: MapSite<R>[], marks: MapMark<R>[], many: string): Name<R>[] {
  const places = new Map<string, MapMark<R>[]>();
  for (const mark of marks) places.set(mark.place, [...(places.get(mark.place) ?? []), mark]);
  const all = [
    ...[...places].map(([place, own]) => ({
      mark: own[0]!,
      text: `${place}: ${own.length} ${many}`
    })),
    ...sites.slice(0, 12).map((site) => ({mark: site, text: `${site.place}: ${site.count}`}))
  ];
  const points = [...sites, ...marks];
  const [west, east] = spanOf(points.map(({longitude}) => longitude));
  const [south, north] = spanOf(points.map(({latitude}) => latitude));
  const room = Math.max(0.3, (north - south) / 9);
  const named: Name<R>[] = [];
  for (const each of all)
    if (
      !named.some(
        ({mark}) =>
          Math.abs(mark.latitude - each.mark.latitude) < room &&
          Math.abs(mark.longitude - each.mark.longitude) < (east - west) * 0.7
      )
    )
      named.push({...each, side: sideOf(each.mark.longitude, west, east)});
  return named.slice(0, 6);
}

// Towards the middle of the map; a place alone has its name above it.
function sideOf(longitude: number, west: number, east: number): Name<unknown>["side"] {
  if (west === east) return "middle";
  return longitude > (west + east) / 2 ? "end" : "start";
}

const spanOf = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function around(points: MapMark<unknown>[]) {
  const [west, east] = spanOf(points.map(({longitude}) => longitude));
  const [south, north] = spanOf(points.map(({latitude}) => latitude));
  // One place alone says nothing without what lies around it.
  const pad = east - west < 1 && north - south < 1 ? 8 : Math.max(0.4, (east - west) * 0.14);
  const coordinates = [
    [west - pad, south - pad],
    [east + pad, north + pad]
  ];
  return {type: "MultiPoint" as const, coordinates};
}

/** A picture with an axis of its own, and where it stands in another. */
export interface StackedPart {
  svg: Element;
  x: number;
  y: number;
}

/** Puts pictures into one, so that it is taken away as one. */
export function stackedPictures(
  document: Document,
  parts: StackedPart[],
  {width, height}: {width: number; height: number}
): Element {
  const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const set = (node: Element, attributes: Record<string, string | number>) => {
    for (const [name, each] of Object.entries(attributes)) node.setAttribute(name, String(each));
  };
  set(whole, {width, height, viewBox: `0 0 ${width} ${height}`, fill: "currentColor"});
  set(whole, {"font-family": "inherit", "font-size": 12});
  for (const {svg, x, y} of parts) {
    set(svg, {x, y});
    whole.append(svg);
  }
  return whole;
}
