/** Returns the word that differs from a text by the fewest edits, at most a third of its letters; else undefined. */
export function nearest(text: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(text.length / 3) + 1;
  for (const word of words) {
    if (Math.abs(word.length - text.length) >= least) continue;
    const edits = distance(text.toLowerCase(), word.toLowerCase());
    if (edits < least) [best, least] = [word, edits];
  }
  return best;
}

// Two neighbours that changed places count as one edit.
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        next[j - 1]! + 1,
        row[j]! + 1,
        row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
