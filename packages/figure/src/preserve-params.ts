import {writeChoices} from "./choices.js";
import {currentSelections} from "./store.js";

/** Makes the links to other pages of the site, or those in a part of the page, carry the reader's choices on. */
export function preserveParams(within: ParentNode = document): void {
  // What is compared belongs to this page; another keeps its own.
  const {what, lang} = currentSelections();
  const kept = what === undefined ? currentSelections() : lang === undefined ? {} : {lang};
  const choices = writeChoices(kept);
  for (const link of within.querySelectorAll<HTMLAnchorElement>(
    "#observablehq-header a[href], main a[href]"
  )) {
    if (
      link.origin === location.origin &&
      !link.hasAttribute("download") &&
      link.getAttribute("href")?.[0] !== "#" &&
      !/[?&]what=/.test(link.search)
    ) {
      link.search = choices;
    }
  }
}
