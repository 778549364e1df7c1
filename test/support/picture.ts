import {JSDOM} from "jsdom";
import {roundNumbers} from "../../scripts/site/bake.js";
import {nameClips} from "../../src/components/element.js";
import type {Context, FigureSpec, Row} from "../../src/components/spec.js";

const {document} = new JSDOM("").window;

/** A figure's picture as text, the same however many others were drawn before it. */
export function pictureText(spec: FigureSpec, rows: Row[], context: Context, width: number): string {
  const picture = spec.render(rows, {...context, document, width}) as HTMLElement;
  nameClips(picture, "plot");
  return roundNumbers(picture.outerHTML);
}
