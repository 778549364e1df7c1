import * as Plot from "@observablehq/plot";
import {
  colorOf,
  markLabel,
  plotOptions,
  type Case,
  type RenderContext,
  type Row
} from "@cold-winter/figure";
import type {GeoPermissibleObjects} from "d3";
import outline from "./outline.json" with {type: "json"};
import {launchesOf, type Drawn} from "./rows.js";

interface Site extends Drawn {
  count: number;
}

/** Draws where launches and nuclear tests of a case were, with the outlines around them; the size of a dot counts launches. */
export function siteMap(
  rows: Drawn[],
  own: Case,
  {renderContext, width, height}: {renderContext: RenderContext; width: number; height: number}
): Element | null {
  const sites = sitesOf(launchesOf(rows, own.id));
  const tests = rows.filter(
    (row) => row.layer === "test" && row.case === own.id && row.latitude !== null
  );
  const all = [...sites, ...tests];
  if (!all.length) return null;
  const color = colorOf(renderContext);
  const words = (row: Drawn) => {
    const site = sites.find((each) => each.id === row.id);
    return site ? `${site.place ?? ""}: ${site.count}` : `${row.title}, ${row.place ?? ""}`;
  };
  const ariaLabel = markLabel(rows, words);
  const label = (row: Drawn) => markOf(rows, row, ariaLabel);
  return Plot.plot({
    ...plotOptions(renderContext.document, width),
    height,
    r: {type: "identity"},
    margin: 4,
    marginTop: 20,
    projection: {type: "mercator", domain: around(all), inset: 4},
    marks: marksOf({sites, tests, own, color, label})
  });
}

interface Marks {
  sites: Site[];
  tests: Drawn[];
  own: Case;
  color: (row: Row) => string;
  label: (row: Drawn) => string;
}

function marksOf({sites, tests, own, color, label}: Marks): Plot.Markish[] {
  const at = {x: "longitude", y: "latitude"} as const;
  const loose = tests.filter((row) => row.class === "generic_site").slice(0, 1);
  return [
    Plot.geo(outline as GeoPermissibleObjects, {
      ...{stroke: "currentColor", strokeOpacity: 0.4, clip: "frame"}
    }),
    Plot.dot(sites, {
      ...{...at, r: (row: Site) => 2 + 1.4 * Math.sqrt(row.count), stroke: color, fill: color},
      ...{fillOpacity: 0.35, ariaLabel: label}
    }),
    Plot.dot(loose, {...at, r: 14, stroke: "currentColor", strokeDasharray: "3 3"}),
    Plot.dot(tests, {
      ...{...at, symbol: "diamond", r: 4.5, stroke: "currentColor", ariaLabel: label},
      fill: "var(--theme-background)"
    }),
    ...namesOf(sites, tests).map(({row, text, side}) =>
      Plot.text([row], {
        ...{...at, dx: side === "start" ? 10 : -10, textAnchor: side, text: () => text},
        ...{fontWeight: 600, fill: "currentColor"},
        ...{stroke: "var(--theme-background)", strokeWidth: 4}
      })
    ),
    Plot.text([own.name], {
      ...{frameAnchor: "top-left", dy: -16, fontWeight: 700, fill: color({case: own.id})},
      text: (name: string) => name
    })
  ];
}

interface Name {
  row: Drawn;
  text: string;
  side: "start" | "end";
}

/** Names the places with most launches and each site of tests, those alone that leave each other room, towards the middle. */
function namesOf(sites: Site[], tests: Drawn[]): Name[] {
  const places = new Map<string, Drawn[]>();
  for (const row of tests) places.set(row.place!, [...(places.get(row.place!) ?? []), row]);
  const all = [
    ...[...places].map(([place, rows]) => ({
      row: rows[0]!,
      text: `${place}: ${rows.length} tests`
    })),
    ...sites.slice(0, 12).map((row) => ({row, text: `${row.place ?? ""}: ${row.count}`}))
  ];
  const [west, east] = spanOf([...sites, ...tests].map(({longitude}) => longitude!));
  const [south, north] = spanOf([...sites, ...tests].map(({latitude}) => latitude!));
  const room = Math.max(0.3, (north - south) / 9);
  const named: Name[] = [];
  for (const each of all)
    if (
      !named.some(
        ({row}) =>
          Math.abs(row.latitude! - each.row.latitude!) < room &&
          Math.abs(row.longitude! - each.row.longitude!) < (east - west) * 0.7
      )
    )
      named.push({...each, side: each.row.longitude! > (west + east) / 2 ? "end" : "start"});
  return named.slice(0, 6);
}

const spanOf = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];

// A site stands for its launches: its mark leads to the last of them.
function sitesOf(launches: Drawn[]): Site[] {
  const sites = new Map<string, Site>();
  for (const row of launches) {
    if (row.latitude === null || row.longitude === null) continue;
    const key = `${row.latitude.toFixed(2)} ${row.longitude.toFixed(2)}`;
    sites.set(key, {...row, count: (sites.get(key)?.count ?? 0) + 1});
  }
  return [...sites.values()].sort((a, b) => b.count - a.count);
}

// A copy of a row has the label of the row that it was made of.
function markOf(rows: Drawn[], row: Drawn, label: (row: Drawn) => string): string {
  return label(rows.find(({layer, id}) => layer === row.layer && id === row.id) ?? row);
}

function around(rows: Drawn[]): GeoPermissibleObjects {
  const [west, east] = spanOf(rows.map(({longitude}) => longitude!));
  const [south, north] = spanOf(rows.map(({latitude}) => latitude!));
  const pad = Math.max(0.4, (east - west) * 0.14);
  const corners = [
    [west - pad, south - pad],
    [east + pad, north + pad]
  ];
  return {type: "MultiPoint", coordinates: corners};
}
