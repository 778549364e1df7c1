const space = "http://www.w3.org/2000/svg";

/** Keeps lines between the boxes of a picture of provenance, and marks what belongs to the one that a reader points at. */
export function drawLines(columns: HTMLElement): void {
  const {ownerDocument: document} = columns;
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("aria-hidden", "true");
  columns.prepend(svg);
  const boxes = [...columns.querySelectorAll<HTMLElement>("[data-node]")];
  const known = new Map(boxes.map((box) => [box.dataset["node"]!, box]));
  const pairs = boxes.flatMap((from) =>
    (from.dataset["rests"] ?? "").split(" ").flatMap((id) => {
      const to = known.get(id);
      return to ? [{from, to, path: document.createElementNS(space, "path")}] : [];
    })
  );
  svg.append(...pairs.map(({path}) => path));
  const place = () => {
    const frame = columns.getBoundingClientRect();
    for (const {from, to, path} of pairs) {
      const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const [x, y] = [a.right - frame.left, a.top + a.height / 2 - frame.top];
      const [u, v] = [b.left - frame.left, b.top + b.height / 2 - frame.top];
      const middle = (x + u) / 2;
      // Below each other, in a narrow window, they say in words what they rest on.
      path.setAttribute("d", u > x ? `M${x},${y}C${middle},${y} ${middle},${v} ${u},${v}` : "");
    }
  };
  if (typeof ResizeObserver === "function") new ResizeObserver(place).observe(columns);
  const mark = (box: HTMLElement | null) => {
    const lit = box ? related(box, pairs) : null;
    columns.classList.toggle("lit", lit !== null);
    for (const each of boxes) each.classList.toggle("on", lit?.has(each) ?? false);
    for (const {from, to, path} of pairs)
      path.classList.toggle("on", Boolean(lit?.has(from) && lit.has(to)));
  };
  const boxOf = ({target}: Event) => (target as Element).closest<HTMLElement>("[data-node]");
  for (const name of ["pointerover", "focusin"])
    columns.addEventListener(name, (event) => mark(boxOf(event)));
  for (const name of ["pointerleave", "focusout"]) columns.addEventListener(name, () => mark(null));
}

interface Pair {
  from: HTMLElement;
  to: HTMLElement;
}

// All that a box rests on, and all that rests on it.
function related(box: HTMLElement, pairs: Pair[]): Set<HTMLElement> {
  const all = new Set([box]);
  for (const [start, end] of [
    ["from", "to"],
    ["to", "from"]
  ] as const) {
    const open = [box];
    for (let next = open.pop(); next; next = open.pop())
      for (const pair of pairs)
        if (pair[start] === next && !all.has(pair[end])) {
          all.add(pair[end]);
          open.push(pair[end]);
        }
  }
  return all;
}
