/**
 * Gives an element what another of its kind holds. What is the same in both stays where it is, and with it the focus and
 * what is open: a browser then makes and lays out only what differs. A picture is put in whole.
 */
export function renew(node: Element, next: Element): void {
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
    if (child instanceof HTMLElement) renew(same as HTMLElement, child);
    place = same.nextSibling;
  }
  while (place) drop();
}

// Comments keep places for what is made later: one that stayed would be another's.
function isSame(node: ChildNode, other: ChildNode): boolean {
  if (node instanceof Text) return other instanceof Text && node.data === other.data;
  if (!(node instanceof HTMLElement && other instanceof HTMLElement) || node.tagName !== other.tagName) return false;
  const names = other.getAttributeNames();
  return (
    names.length === node.getAttributeNames().length &&
    names.every((name) => other.getAttribute(name) === node.getAttribute(name))
  );
}
