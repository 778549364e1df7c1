/** Returns the part of a frame's height that the shade of each case has: one over the other, since two colours over each other would make a third. */
export function storeys<R extends {case: string}>(
  rows: R[],
  {top, bottom}: {top: number; bottom: number}
): (row: R) => [top: number, bottom: number] {
  const whose = [...new Set(rows.map((row) => row.case))].sort();
  const height = (bottom - top) / whose.length;
  return (row) => {
    const start = top + height * whose.indexOf(row.case);
    return [start, start + height];
  };
}
