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
    await painted();
    for (const part of this.parts) {
      if (!wanted()) return;
      part();
      await breath();
    }
  }
}

let line: Promise<unknown> = Promise.resolve();

/** Waits for its turn where a node lies outside the window: until the page was painted, and others before it were served. */
export async function turnOf(node: Element): Promise<void> {
  const {top, bottom} = node.getBoundingClientRect();
  if (!node.isConnected || (bottom > 0 && top < innerHeight)) return;
  await (line = Promise.all([line.then(breath), painted()]));
}

const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

// A page that nobody sees is not painted.
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
