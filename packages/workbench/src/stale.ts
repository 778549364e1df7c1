import {write} from "@cold-winter/figure";
import {translate} from "./text.js";

/** Shows a result of before in grey, with what to do about it: it cannot be taken away. */
export function markStale(result: HTMLElement, stale: boolean): void {
  result.classList.toggle("stale", stale);
  for (const button of result.querySelectorAll<HTMLButtonElement>("[data-save]"))
    button.disabled = stale;
  const note = result.querySelector(".stale-note");
  if (!stale) return note?.remove();
  if (note) return;
  const line = document.createElement("p");
  line.classList.add("stale-note", "warning");
  write(line, translate("result.stale"));
  result.prepend(line);
}
