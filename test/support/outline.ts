// Cuts what a map of launches needs out of the outlines of the world: `npx tsx test/support/outline.ts` writes it anew.
import {readFileSync, writeFileSync} from "node:fs";
import {mesh} from "topojson-client";

export const outlineFile = "src/figures/launches/outline.json";

type Place = [longitude: number, latitude: number];

/** Parts of the world by their west, south, east and north, each with the least step between two points of a line there. */
const parts = [
  {box: [123.5, 36.8, 131.5, 43.5], step: 0.03},
  {box: [72, 17, 136, 54], step: 0.35}
] as const;

const partOf = ([x, y]: Place) =>
  parts.find(({box: [west, south, east, north]}) => x > west && x < east && y > south && y < north);

/** Returns coasts and borders as lines, in degrees with two decimals. */
export function outline(): Place[][] {
  const world = JSON.parse(
    readFileSync("node_modules/world-atlas/countries-50m.json", "utf8")
  ) as Parameters<typeof mesh>[0];
  const {coordinates} = mesh(world, world.objects["countries"]);
  return coordinates.flatMap((line) => runs(line as Place[])).filter((line) => line.length > 1);
}

// A line is cut where it leaves the parts; points nearer to the one before than the step are left out.
function runs(line: Place[]): Place[][] {
  const found: Place[][] = [[]];
  for (const [at, point] of line.entries()) {
    const run = found.at(-1)!;
    const part = partOf(point);
    if (!part) {
      if (run.length) found.push([]);
      continue;
    }
    const last = run.at(-1);
    const far = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= part.step;
    const next = line[at + 1];
    if (far || !next || !partOf(next)) run.push([round(point[0]), round(point[1])]);
  }
  return found;
}

const round = (degrees: number) => Math.round(degrees * 100) / 100;

/** Returns the file as it is to be. */
export const outlineText = () =>
  `${JSON.stringify({type: "MultiLineString", coordinates: outline()})}\n`;

if (process.argv[1]?.endsWith("outline.ts")) writeFileSync(outlineFile, outlineText());
