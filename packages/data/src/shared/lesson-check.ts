/** A result by column, as an engine gives it. */
export interface Table {
  columns: {name: string}[];
  rows: Record<string, unknown[]>;
}

/** How strictly a result is held against another. */
export interface Rules {
  /** Digits after the point to which numbers must agree; null where they must be the same. */
  digits: number | null;
  /** Whether rows must come in the same order. */
  ordered: boolean;
  /** Other names of things, in small letters, each with its id: a result may give either. */
  aliases: Record<string, string>;
  /** Most columns that a result may have besides. */
  extra: number;
}

/** What a check says: that the result is right, or the first thing that is not. */
export type Checked =
  | {right: true}
  | {right: false; why: "rows"; given: number; wanted: number}
  | {right: false; why: "columns"; given: number; wanted: number}
  | {right: false; why: "column"; column: string}
  | {right: false; why: "label"; column: string; given: string}
  | {right: false; why: "pairs"; row: string}
  | {right: false; why: "order"};

/**
 * Holds a result against the right one by what it returns: whatever its columns are called, unless one has the name of
 * another of the answer's, and however they are ordered, with columns besides, with numbers rounded or written as text, and with rows in any order unless that counts.
 */
export function checkResult(result: Table, expected: Table, rules: Rules): Checked {
  const wanted = expected.columns.map(({name}) =>
    expected.rows[name]!.map((cell) => plain(cell, rules))
  );
  const given = result.columns.map(({name}) =>
    result.rows[name]!.map((cell) => plain(cell, rules))
  );
  const [count, needed] = [given[0]?.length ?? 0, wanted[0]?.length ?? 0];
  if (count !== needed) return {right: false, why: "rows", given: count, wanted: needed};
  if (given.length > wanted.length + rules.extra)
    return {right: false, why: "columns", given: given.length, wanted: wanted.length};
  const same = (a: Plain, b: Plain) => alike(a, b, rules.digits);
  const sorted = given.map(sort);
  const fitting = wanted.map((column) => {
    const own = sort(column);
    return given.flatMap((_, at) =>
      own.every((cell, row) => same(sorted[at]![row]!, cell)) ? [at] : []
    );
  });
  const missing = fitting.findIndex((places) => !places.length);
  if (missing >= 0) return {right: false, why: "column", column: expected.columns[missing]!.name};
  for (const [at, places] of fitting.entries()) {
    const named = places.filter((place) => !isOther(result.columns[place]!.name, at, expected));
    if (!named.length)
      return {
        right: false,
        why: "label",
        column: expected.columns[at]!.name,
        given: result.columns[places[0]!]!.name
      };
    fitting[at] = named;
  }
  let inOrder = false;
  let paired = false;
  let other: Plain[] = [];
  for (const places of assignments(fitting)) {
    const rows = Array.from({length: count}, (_, row) => places.map((at) => given[at]![row]!));
    const aims = Array.from({length: count}, (_, row) => wanted.map((column) => column[row]!));
    inOrder ||= aims.every((aim, row) => aim.every((cell, at) => same(rows[row]![at]!, cell)));
    paired ||= inOrder || samePairs(rows, aims, same);
    if (!paired)
      other =
        rows.find((row) => !aims.some((aim) => aim.every((cell, at) => same(row[at]!, cell)))) ??
        rows[0]!;
    if (inOrder || (paired && !rules.ordered)) return {right: true};
  }
  if (paired) return {right: false, why: "order"};
  return {right: false, why: "pairs", row: other.map((cell) => cell ?? "NULL").join(" · ")};
}

// Whether a name says that a column is another of the answer's: `last` where the answer has `first_year` and `last_year`.
function isOther(name: string, at: number, {columns}: Table): boolean {
  const words = columns.map((column) => wordsOf(column.name));
  const own = (index: number) =>
    words[index]!.filter(
      (word) =>
        !words.some((list, other) => other !== index && list.some((each) => alikeWords(word, each)))
    );
  const says = (index: number) =>
    wordsOf(name).some((word) => own(index).some((each) => alikeWords(word, each)));
  return !says(at) && columns.some((_, index) => index !== at && says(index));
}

const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

// `low` is `lowest`.
function alikeWords(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a)));
}

type Plain = string | number | null;

function plain(cell: unknown, {aliases}: Rules): Plain {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return cell;
  if (typeof cell === "boolean") return Number(cell);
  const text = (Array.isArray(cell) ? JSON.stringify(cell) : (cell as string)).trim();
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const name = text.replace(/ 00:00:00$/, "").toLowerCase();
  return Object.hasOwn(aliases, name) ? aliases[name]!.toLowerCase() : name;
}

function alike(a: Plain, b: Plain, digits: number | null): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  const room = digits === null ? 1e-9 * Math.max(1, Math.abs(b)) : 0.5 * 10 ** -digits + 1e-9;
  return Math.abs(a - b) <= room;
}

function sort(column: Plain[]): Plain[] {
  const rank = (cell: Plain) => (cell === null ? 0 : typeof cell === "number" ? 1 : 2);
  return [...column].sort((a, b) => rank(a) - rank(b) || (a! < b! ? -1 : a! > b! ? 1 : 0));
}

// Every way to give each wanted column one of its own.
function* assignments(fitting: number[][], taken: number[] = []): Generator<number[]> {
  if (taken.length === fitting.length) yield taken;
  else
    for (const at of fitting[taken.length]!)
      if (!taken.includes(at)) yield* assignments(fitting, [...taken, at]);
}

function samePairs(
  rows: Plain[][],
  aims: Plain[][],
  same: (a: Plain, b: Plain) => boolean
): boolean {
  const left = new Set(rows.keys());
  return aims.every((aim) => {
    const found = [...left].find((row) => aim.every((cell, at) => same(rows[row]![at]!, cell)));
    return found !== undefined && left.delete(found);
  });
}
