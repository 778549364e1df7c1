import type {PlacedRow, Told} from "@cold-winter/data/comparison";
import {caseColor, markLabel} from "../marks.js";
import {mapSites, placeMap, stackedPictures, type MapMark} from "../place-map.js";
import type {Case, RenderContext} from "../spec.js";
import {drawnOf, say} from "./scene.js";

/** The rows of a comparison that are on its map: their points are known. */
export function mapped(rows: PlacedRow[], n?: number): MapMark<PlacedRow>[] {
  return (drawnOf(rows, n) as PlacedRow[]).flatMap((row) => {
    const {latitude, longitude, place, area} = row;
    if (latitude === null || longitude === null) return [];
    return {row, latitude, longitude, area, place: place ?? say("map.unnamed")};
  });
}

/** The years of rows, as words. */
export function yearsText(rows: PlacedRow[]): {from: string; to: string} {
  const years = rows.flatMap(({year}) => year ?? []);
  return {from: String(Math.min(...years)), to: String(Math.max(...years))};
}

/** Draws a map for each country: the first thing compared as dots by their number, others as diamonds. */
export function mapPicture(rows: PlacedRow[], told: Told, context: RenderContext): Element {
  const {width, document} = context;
  const cases = context.cases.filter(({id}) => mapped(rows).some(({row}) => row.case === id));
  const beside = width > 500 && cases.length > 1;
  const each = beside ? width / Math.min(cases.length, 3) : width;
  const height = Math.min(380, Math.round(each * 0.8));
  const columns = Math.round(width / each);
  const parts = cases.flatMap((own, at) => {
    const svg = caseMap(rows, own, told, {...context, width: each, height});
    const [x, y] = [(at % columns) * each, Math.floor(at / columns) * (height + 8)];
    return svg ? {svg, x, y} : [];
  });
  const storeys = Math.max(1, Math.ceil(cases.length / columns));
  return stackedPictures(document, parts, {width, height: storeys * (height + 8)});
}

function caseMap(
  rows: PlacedRow[],
  own: Case,
  {parts, outline}: Told,
  {document, width, height}: RenderContext & {height: number}
): Element | null {
  const [first, ...others] = parts;
  const of = (n: number) => mapped(rows, n).filter(({row}) => row.case === own.id);
  const there = of(first!.n);
  const sites = mapSites(there);
  const words = (row: PlacedRow) => {
    const site = sites.find((each) => each.row === row);
    if (!site) return `${row.title ?? row.panel}, ${row.place ?? ""}, ${row.date ?? ""}`;
    const at = there.filter(({place}) => place === site.place).map((mark) => mark.row);
    const {from, to} = yearsText(at);
    return `${site.place}: ${site.count} ${site.count === 1 ? first!.one : first!.many}, ${from} to ${to}`;
  };
  const label = markLabel(rows, words);
  return placeMap(
    {
      sites,
      marks: others.flatMap(({n}) => of(n)),
      many: others.map(({many}) => many).join(", ")
    },
    {
      ...{title: own.name, color: caseColor(own), outline, document, width, height},
      label: ({row}) => label(row)
    }
  );
}
