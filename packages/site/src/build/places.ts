import {dirname, relative} from "node:path/posix";
import {citedIn, numberPicture, type Numbered} from "./citations.js";

const place =
  /<(figure|div|span)(?: id="[\w-]+")?(?: class="[\w-]*")? data-baked="([\w:/-]+)" data-numbers="([^"]*)"><\/\1>/g;

/** Returns what keeps a baked picture's place while Framework reads the page, with the numbers of the works that it cites there. */
export function placeOf(name: string, picture: string, {citations}: Numbered): string {
  const numbers = citedIn(picture).map((key) => `${key}:${citations?.get(key) ?? ""}`);
  return `<figure id="${name}" data-baked="${name}" data-numbers="${[...new Set(numbers)].join(" ")}"></figure>`;
}

/** Returns what keeps the place of another part that is drawn beforehand, under its name. */
export function partPlace(
  tag: "div" | "span",
  name: string,
  className: string,
  {citations}: Numbered
): string {
  const numbers = [...(citations ?? [])].map(([key, number]) => `${key}:${number}`).join(" ");
  const kind = className && ` class="${className}"`;
  return `<${tag}${kind} data-baked="${name}" data-numbers="${numbers}"></${tag}>`;
}

/** Puts the baked pictures into their places on a page, given by its path below the site's root. */
export function fillPlaces(html: string, page: string, pictures: Record<string, string>): string {
  return html.replace(place, (kept, _tag, name: string, numbers: string) => {
    if (pictures[name] === undefined) return kept;
    const citations = new Map(
      numbers.split(" ").map((pair) => pair.split(":") as [string, string])
    );
    const picture = numberPicture(pictures[name], {citations});
    return picture.replace(/href="\/([\w/-]+)(?=[#"])/g, (__, target: string) => {
      const path = relative(dirname(page), `${target}.html`);
      return `href="${path.startsWith(".") ? path : `./${path}`}`;
    });
  });
}
