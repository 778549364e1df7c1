/** The axis of a picture along which a reader may read, zoom and play. */
export interface TimeAxis {
  /** Which way it runs: to the right or down. */
  along: "x" | "y";
  /** The values at its two ends. */
  from: number;
  to: number;
  /** The pixels of its two ends, in the picture's own measure. */
  start: number;
  end: number;
  /** The choice that holds the stretch drawn, as `from,to`; none where it cannot be chosen. */
  zoom?: string;
  /** Which part of a step lies before its value: a half, or none of a calendar year. */
  before?: number;
}

/** Writes onto a picture where its axis lies. */
export function timeAxis<Picture extends Element>(picture: Picture, axis: TimeAxis): Picture {
  picture.setAttribute("data-axis", JSON.stringify(axis));
  return picture;
}

/** Reads where the axis of a picture lies; null where it has none. */
export function timeAxisOf(picture: Element): TimeAxis | null {
  const text = picture.getAttribute("data-axis");
  return text === null ? null : (JSON.parse(text) as TimeAxis);
}

/** The place of a value, in the picture's own pixels. */
export function pixelOf({from, to, start, end}: TimeAxis, value: number): number {
  return start + ((value - from) / (to - from)) * (end - start);
}

/** The value at a place, within the axis. */
export function valueAt({from, to, start, end}: TimeAxis, pixel: number): number {
  const value = from + ((pixel - start) / (end - start)) * (to - from);
  return Math.max(from, Math.min(to, value));
}

/** The step of the axis in which a value lies. */
export function stepAt({before = 0.5}: TimeAxis, value: number): number {
  return Math.floor(value + before);
}

/** Half as long a stretch around a value, or twice as long; in whole steps, never below two. */
export function zoomed({from, to}: TimeAxis, around: number, factor: number): [number, number] {
  const half = Math.max(1, ((to - from) * factor) / 2);
  const middle = Math.max(from + half, Math.min(to - half, around));
  return [Math.round(middle - half), Math.round(middle + half)];
}
