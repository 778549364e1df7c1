import {writeChoices} from "./choices.js";
import {currentSelections} from "./store.js";

/** Makes the links to other pages of the site, or those in a part of the page, carry the reader's choices on. */
export function preserveParams(within: ParentNode = document): void {
  const choices = writeChoices(currentSelections());
  for (const link of within.querySelectorAll<HTMLAnchorElement>(
    ".site-nav a, .site-found a, main a[href]"
  )) {
    if (
      link.origin === location.origin &&
      !link.hasAttribute("download") &&
      link.getAttribute("href")?.[0] !== "#"
    ) {
      link.search = choices;
    }
  }
}
