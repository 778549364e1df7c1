import {quotedIdentifier, isMark, isName, isWord, tokens, type Token} from "./trace/tokens.js";
import {readShape} from "./trace/shape.js";
import {translate} from "./text.js";

/** A part of a work behind a line `-- step: name`; what follows can read its rows by that name. */
export interface Step {
  /** Empty for what stands before the first such line. */
  name: string;
  text: string;
  /** Where its text stands in the work. */
  from: number;
  to: number;
}

/** What of a work is run: a step, or what a WITH of it names. */
export interface Target {
  step: string;
  named: string | null;
}

/** A statement with the places that its parts have in the work. */
export interface Compiled {
  text: string;
  parts: {at: number; from: number; length: number}[];
}

const line = /^-- step: *([\p{L}_][\p{L}\p{N}_]*)[ \t]*$/gmu;
const hidden = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\/\*[\s\S]*?\*\//g;

/** Reads the steps of a work; a work without such lines is one step. */
export function readSteps(sql: string): Step[] {
  const bare = sql.replace(hidden, (piece) => piece.replace(/[^\n]/g, "x"));
  const heads = [...bare.matchAll(line)];
  const ends = [...heads.map(({index}) => index), sql.length];
  const first = {name: "", text: sql.slice(0, ends[0]), from: 0, to: ends[0]!};
  const steps = heads.map(({index, 0: head, 1: name}, at) => {
    const from = Math.min(index + head.length + 1, ends[at + 1]!);
    return {name: name!, text: sql.slice(from, ends[at + 1]), from, to: ends[at + 1]!};
  });
  return first.text.trim() || !steps.length ? [first, ...steps] : steps;
}

/** Returns the step that a run is of: the one that is named, else the last with a text. */
export function stepOf(sql: string, target: Target | null): Step {
  const steps = readSteps(sql);
  const named = target && steps.find(({name}) => name === target.step);
  return named ?? steps.filter(({text}) => text.trim()).at(-1) ?? steps.at(-1)!;
}

/**
 * Writes the statement of a step: the steps before it that it reads stand as WITH before it; what is no query, as CREATE,
 * runs before. Without steps a work is its statement, letter by letter.
 */
export function compile(sql: string, target: Target | null = null): Compiled {
  const steps = readSteps(sql);
  const step = stepOf(sql, target);
  if (steps.length === 1 && !target?.named)
    return {text: step.text, parts: [{at: 0, from: step.from, length: step.text.length}]};
  const body = piecesOf(step, target?.named ?? null);
  const earlier = steps.slice(0, steps.indexOf(step)).map((each) => piecesOf(each, null));
  const needed = usedBy(body, earlier);
  const built = builder();
  for (const {lead} of [...earlier, body]) for (const each of lead) built.add(each, ";\n");
  const before = needed.filter(({query}) => query);
  const own = body.query;
  if (!own) return built.done();
  const words = withWords(own.text);
  for (const [at, {name, query}] of before.entries()) {
    built.plain(at ? ",\n" : words.recursive ? "WITH RECURSIVE\n" : "WITH\n");
    built.plain(`${quotedIdentifier(name)} AS (\n`);
    built.add(query!, "\n)");
  }
  if (!before.length) built.add(own, "");
  else {
    built.plain(words.length ? ",\n" : "\n");
    built.add({text: own.text.slice(words.length), from: own.from + words.length}, "");
  }
  if (target?.named) built.plain(`\nFROM ${quotedIdentifier(target.named)}`);
  return built.done();
}

/** Returns where a place of a statement stands in the work; null for what was put there. */
export function placeIn(
  {parts}: Compiled,
  {from, to}: {from: number; to: number}
): {from: number; to: number} | null {
  const part = parts.find(({at, length}) => from >= at && from <= at + length);
  if (!part) return null;
  const move = part.from - part.at;
  return {from: from + move, to: Math.min(to, part.at + part.length) + move};
}

interface Piece {
  text: string;
  from: number;
}

interface Pieces {
  name: string;
  lead: Piece[];
  query: Piece | null;
}

const queries = ["SELECT", "FROM", "WITH", "VALUES", "TABLE", "PIVOT", "UNPIVOT"];

// The statements of a step; the last is its query where it is one, or where the step itself is run.
function piecesOf({name, text, from}: Step, named: string | null): Pieces {
  const list = tokens(text);
  const cuts = list.flatMap((token, at) => (isMark(token, ";") ? [at] : []));
  const spans = [...cuts, list.length].map((end, at): [number, number] => [
    at ? cuts[at - 1]! + 1 : 0,
    end
  ]);
  const pieces = spans
    .filter(([start, end]) => end > start)
    .map(([start, end]) => {
      const [first, last] = [list[start]!.from, list[end - 1]!.to];
      return {
        text: text.slice(first, last),
        from: from + first,
        query: isWord(list[start], ...queries) || isMark(list[start], "(")
      };
    });
  const last = pieces.pop();
  if (!last) return {name, lead: [], query: null};
  if (named) return {name, lead: pieces, query: untilNamed(last, named)};
  return last.query
    ? {name, lead: pieces, query: last}
    : {name, lead: [...pieces, last], query: null};
}

// A query up to the end of what its WITH gives a name.
function untilNamed({text, from}: Piece, named: string): Piece {
  const {tokens: list, query} = readShape(text);
  const found = query.named.find(({name}) => name.toLowerCase() === named.toLowerCase());
  if (!found) throw new Error(translate("trace.named", {name: named}));
  return {
    text: text.slice(list[query.span[0]]!.from, list[found.query.span[1]]!.to),
    from: from + list[query.span[0]]!.from
  };
}

/** Returns what the WITH of a query gives names, each with the place behind its name. */
export function namedQueries({text, from}: Step): {name: string; at: number}[] {
  try {
    const {tokens: list, query} = readShape(text);
    return query.named.map(({name, query: {span}}) => ({name, at: from + list[span[0] - 1]!.to}));
  } catch {
    return [];
  }
}

const fewLines = 20;

/** Returns where the WITH of a long query stands, from behind its first line, and where its last step begins; null for a short one or one without. */
export function longBeginning(sql: string): {from: number; to: number; next: number} | null {
  if (sql.trim().split("\n").length <= fewLines) return null;
  try {
    const {tokens: list, query} = readShape(sql);
    const last = query.named.at(-1);
    const next = query.branches[0]?.span[0];
    if (!last || next === undefined) return null;
    const from = sql.indexOf("\n", list[query.span[0]]!.from);
    const to = list[last.query.span[1]]!.to;
    return from > 0 && from < to ? {from, to, next: list[next]!.from} : null;
  } catch {
    return null;
  }
}

function usedBy(body: Pieces, earlier: Pieces[]): Pieces[] {
  const words = new Set<string>();
  const read = ({lead, query}: Pieces) => {
    for (const {text} of [...lead, ...(query ? [query] : [])])
      for (const token of tokens(text)) if (isName(token)) words.add(token.text.toLowerCase());
  };
  read(body);
  return earlier
    .toReversed()
    .filter((each) => {
      const used = words.has(each.name.toLowerCase());
      if (used) read(each);
      return used;
    })
    .toReversed();
}

function withWords(text: string): {length: number; recursive: boolean} {
  const list: (Token | undefined)[] = tokens(text);
  if (!isWord(list[0], "WITH")) return {length: 0, recursive: false};
  const recursive = isWord(list[1], "RECURSIVE");
  return {length: (recursive ? list[1]! : list[0]!).to, recursive};
}

function builder() {
  const parts: Compiled["parts"] = [];
  let text = "";
  return {
    plain: (words: string) => void (text += words),
    add: (piece: Piece, end: string) => {
      parts.push({at: text.length, from: piece.from, length: piece.text.length});
      text += piece.text + end;
    },
    done: (): Compiled => ({text, parts})
  };
}

/** Adds a step that reads the last one; a work without steps becomes the first. */
export function addStep(sql: string): string {
  const steps = readSteps(sql);
  const names = new Set(steps.map(({name}) => name.toLowerCase()));
  const free = () => {
    let number = 1;
    while (names.has(`step_${number}`)) number++;
    names.add(`step_${number}`);
    return `step_${number}`;
  };
  const last = steps.at(-1)!;
  const name = last.name || free();
  const head = last.name ? sql : `${sql.slice(0, last.from)}-- step: ${name}\n${last.text}`;
  return `${head.trimEnd()}\n\n-- step: ${free()}\nFROM ${quotedIdentifier(name)}`;
}
