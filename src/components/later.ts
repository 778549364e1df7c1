/** Parts of a picture that are made after the reader has seen the others. */
export class Later {
  private readonly parts: (() => void)[] = [];

  /** Keeps the place of a part. */
  place(make: () => Node | null): Node {
    const mark = document.createComment("");
    this.parts.push(() => {
      const made = make();
      if (made) mark.replaceWith(made);
      else mark.remove();
    });
    return mark;
  }

  /** Makes the parts one by one once the page was painted, for as long as they are wanted. */
  async make(wanted: () => boolean): Promise<void> {
    for (const part of this.parts) {
      await painted();
      if (!wanted()) return;
      part();
    }
  }
}

let line = Promise.resolve();

/** Waits for one's turn among what lies outside the window, until the page was painted. */
export function outOfSight(node: Element): Promise<void> | undefined {
  const {top, bottom} = node.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return;
  return (line = line.then(painted));
}

// A page that nobody sees is not painted.
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
