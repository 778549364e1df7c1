/**
 * Gives an element what another of its kind holds. What is the same in both stays where it is, and with it the focus and
 * what is open: a browser then makes and lays out only what differs. A picture is put in whole.
 */
export function morph(node: Element, next: Element): void {
  let place = node.firstChild;
  const drop = () => {
    const after = place!.nextSibling;
    place!.remove();
    place = after;
  };
  for (const child of [...next.childNodes]) {
    let same: ChildNode | null = place;
    while (same && !isSame(same, child)) same = same.nextSibling;
    if (!same) {
      node.insertBefore(child, place);
      continue;
    }
    while (place !== same) drop();
    if (child instanceof HTMLElement) morph(same as HTMLElement, child);
    place = same.nextSibling;
  }
  while (place) drop();
}

/**
 * Returns the selector of where the focus goes when what has it in a figure is made anew: to a mark of the same row, to
 * the way back of a work that was left out or to the tab of the list it came back into, to the head of the details it was
 * in; null where nothing of the figure has it.
 */
export function focusAgain(figure: Element): string | null {
  const focused = figure.contains(document.activeElement) ? document.activeElement : null;
  const row = focused?.getAttribute("data-row");
  const picture = focused?.closest("svg") && focused.closest(".wide, .narrow");
  if (row && picture) return `.${picture.className} [data-row="${row}"]`;
  const work = focused?.getAttribute("data-without");
  if (work)
    return `[data-without="${CSS.escape(work)}"], .tabs > input[value=sources], .sources > summary`;
  const details = focused?.closest("details[class]");
  return details ? `details.${CSS.escape(details.className)} > summary` : null;
}

// Comments keep places for what is made later: one that stayed would be another's.
function isSame(node: ChildNode, other: ChildNode): boolean {
  if (node instanceof Text) return other instanceof Text && node.data === other.data;
  if (
    !(node instanceof HTMLElement && other instanceof HTMLElement) ||
    node.tagName !== other.tagName
  )
    return false;
  const names = other.getAttributeNames();
  return (
    names.length === node.getAttributeNames().length &&
    names.every((name) => other.getAttribute(name) === node.getAttribute(name))
  );
}
