import {
  caseColor,
  markLabel,
  type Case,
  type Outline,
  type RenderContext
} from "@cold-winter/figure";
import {mapSites, placeMap, type MapMark} from "@cold-winter/figure/map";
import outline from "./outline.json" with {type: "json"};
import {launchesOf, type Drawn} from "./rows.js";

/** Draws where launches and nuclear tests of a case were, with the outlines around them; the size of a dot counts launches. */
export function siteMap(
  rows: Drawn[],
  own: Case,
  {renderContext, width, height}: {renderContext: RenderContext; width: number; height: number}
): Element | null {
  const sites = mapSites(marksOf(launchesOf(rows, own.id)));
  const marks = marksOf(rows.filter((row) => row.layer === "test" && row.case === own.id));
  const words = (row: Drawn) => {
    const site = sites.find((each) => each.row === row);
    return site ? `${site.place}: ${site.count}` : `${row.title}, ${row.place ?? ""}`;
  };
  const label = markLabel(rows, words);
  return placeMap(
    {sites, marks, many: "tests"},
    {
      ...{title: own.name, color: caseColor(own), outline: outline as Outline, width, height},
      document: renderContext.document,
      label: ({row}) => label(row)
    }
  );
}

function marksOf(rows: Drawn[]): MapMark<Drawn>[] {
  return rows.flatMap((row) => {
    const {latitude, longitude, place, class: kind} = row;
    if (latitude === null || longitude === null) return [];
    return {row, latitude, longitude, place: place ?? "", area: kind === "generic_site"};
  });
}
