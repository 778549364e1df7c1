import {pixelOf, timeAxisOf} from "./time-axis.js";

const svg = "http://www.w3.org/2000/svg";

/** Lays a rectangle over a part of the axis, of a class; takes it away where there is no part. */
function cover(picture: SVGSVGElement, name: string, part: [number, number] | null): void {
  const known = picture.querySelector(`:scope > rect.${name}`);
  if (!part) {
    known?.remove();
    return;
  }
  const axis = timeAxisOf(picture)!;
  const {width, height} = picture.viewBox.baseVal;
  const [a, b] = part.map((value) => pixelOf(axis, value)).sort((one, other) => one - other);
  const along = axis.along === "x";
  const box = along ? {x: a, y: 0, width: b! - a!, height} : {x: 0, y: a, width, height: b! - a!};
  const node = known ?? document.createElementNS(svg, "rect");
  if (!known) {
    node.setAttribute("class", name);
    node.setAttribute("aria-hidden", "true");
    picture.append(node);
  }
  for (const [key, value] of Object.entries(box)) node.setAttribute(key, String(value));
}

/** Hides what lies behind a place of the axis; shows all where there is none. */
export function veil(picture: SVGSVGElement, at: number | null): void {
  const axis = timeAxisOf(picture)!;
  cover(picture, "axis-veil", at === null ? null : [at, axis.to]);
}

/** Draws the stretch that a reader is drawing. */
export function drawStretch(picture: SVGSVGElement, stretch: [number, number] | null): void {
  cover(picture, "axis-stretch", stretch);
}

/** Marks the step of the axis that is read. */
export function drawReading(picture: SVGSVGElement, at: number): void {
  const {from, to, before = 0.5} = timeAxisOf(picture)!;
  const first = at - before;
  cover(picture, "axis-place", [Math.max(from, first), Math.min(to, first + 1)]);
}

/** Takes the mark of what is read away. */
export function clearReading(picture: SVGSVGElement): void {
  cover(picture, "axis-place", null);
}
