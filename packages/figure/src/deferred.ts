/** Parts of a picture that are made after the reader has seen the others. */
export class Deferred {
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
      await idle();
      if (!wanted()) return;
      part();
    }
  }
}

let line: Promise<unknown> = Promise.resolve();

/** Waits for its turn: what lies in the window goes first, then the rest one by one. */
export async function turnOf(node: Element): Promise<void> {
  const {top, bottom} = node.getBoundingClientRect();
  if (!node.isConnected || (bottom > 0 && top < innerHeight)) return;
  await painted();
  await (line = line.then(idle));
}

/** Waits for something, and says so where that takes longer than a reader takes for at once. */
export async function withSlowNotice<Found>(
  asked: Promise<Found>,
  say: () => void
): Promise<Found> {
  const slow = setTimeout(say, 150);
  try {
    return await asked;
  } finally {
    clearTimeout(slow);
  }
}

/** Waits until the browser has nothing else to do, but not for long. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), {timeout: 250});
    else setTimeout(resolve);
  });
}

/** Waits until what was changed is painted; a page that nobody sees is not. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
