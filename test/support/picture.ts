import {JSDOM} from "jsdom";
import {roundNumbers} from "../../packages/site/src/build/bake.js";
import {nameClips} from "../../packages/figure/src/element.js";
import type {Context, FigureSpec, Row} from "../../packages/figure/src/spec.js";

const {document} = new JSDOM("").window;

/** A figure's picture as text, the same however many others were drawn before it. */
export function pictureText(
  spec: FigureSpec,
  rows: Row[],
  context: Context,
  width: number
): string {
  const picture = spec.render(rows, {...context, document, width}) as HTMLElement;
  nameClips(picture, "plot");
  return roundNumbers(picture.outerHTML);
}
