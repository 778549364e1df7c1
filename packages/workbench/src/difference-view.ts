import {write} from "@cold-winter/figure";
import {difference} from "./editor.js";
import {translate} from "./text.js";

/** Shows how a query differs from its original, folded unless it was open or a link brought it; nothing where it does not. */
export function showDifference(
  place: HTMLElement,
  original: string | null,
  sql: string,
  unfolded: boolean
): void {
  if (original === null || original === sql) return place.replaceChildren();
  const open = place.querySelector("details")?.open ?? unfolded;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  write(summary, translate("difference.summary"));
  details.append(summary);
  const draw = () =>
    details.open && details.children.length === 1 && details.append(difference(original, sql));
  details.addEventListener("toggle", draw);
  details.open = open;
  place.replaceChildren(details);
}
