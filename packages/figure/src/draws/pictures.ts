import {element, nameLanguages} from "../dom.js";
import {widths} from "../figure-input.js";
import {dropStyle} from "../marks.js";

/** Draws a picture at both widths, as one image with its words. */
export function pictures(
  document: Document,
  label: string,
  draw: (width: number) => Element
): HTMLElement {
  const drawn = Object.entries(widths).map(([name, width]) => {
    const picture = draw(width);
    dropStyle(picture);
    for (const each of [picture, ...picture.querySelectorAll("[aria-label]")])
      each.removeAttribute("aria-label");
    nameLanguages(picture);
    return element(document, "div", {class: name}, picture);
  });
  return element(document, "div", {role: "img", "aria-label": label}, ...drawn);
}
