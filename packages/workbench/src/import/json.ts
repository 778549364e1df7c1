import {parseTree, type Node, type ParseError} from "jsonc-parser";
import {FileFault, type Grid, type Raw} from "./grid.js";

/** Whether a text looks like JSON, or like lines of JSON. */
export function jsonKind(text: string, file: string): "json" | "lines" | null {
  if (/\.(ndjson|jsonl)$/i.test(file)) return "lines";
  const start = /^\uFEFF?\s*([[{])/.exec(text)?.[1];
  if (!start && !/\.(geo)?json$/i.test(file)) return null;
  if (start === "{" && /^\uFEFF?\s*\{[^\r\n]*\}\s*?\r?\n\s*\{/.test(text)) return "lines";
  return start === "[" && !/\.json$/i.test(file) && !/^\uFEFF?\s*\[\s*([[{]|\])/.test(text)
    ? null
    : "json";
}

/** Reads a text of JSON: each list of records in it, on its own or one level down, is a table. Throws where it is none, with the line. */
export function readJson(text: string): Grid[] {
  const line = lineFinder(text);
  const root = tree(text, 0, line);
  const found = tablesIn(root, text).map(({name, node}) =>
    gridOf(name, node.children ?? [], text, line)
  );
  if (!found.length) throw new FileFault("import.norows");
  return found;
}

/** Reads lines of JSON, a record each. Throws where one is none, with its line. */
export function readJsonLines(text: string): Grid[] {
  const line = lineFinder(text);
  const records: Node[] = [];
  let from = 0;
  for (const piece of text.split("\n")) {
    if (piece.trim()) records.push(shifted(tree(piece.replace(/^\uFEFF/, " "), from, line), from));
    from += piece.length + 1;
  }
  if (!records.length) throw new FileFault("import.norows");
  return [gridOf("", records, text, line)];
}

function tree(text: string, from: number, line: (offset: number) => number): Node {
  const errors: ParseError[] = [];
  const root = read(text.replace(/^\uFEFF/, " "), errors);
  const [fault] = errors;
  if (fault || !root) {
    const at = line(from + (fault?.offset ?? 0));
    throw new FileFault("import.json", {line: at});
  }
  return root;
}

function read(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, {disallowComments: true, allowTrailingComma: false});
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault("import.deep");
    throw error;
  }
}

function shifted(node: Node, by: number): Node {
  return {
    ...node,
    offset: node.offset + by,
    ...(node.children && {children: node.children.map((child) => shifted(child, by))})
  };
}

function tablesIn(root: Node, text: string): {name: string; node: Node}[] {
  if (root.type === "array" && isTable(root)) return [{name: "", node: root}];
  const parts = (root.type === "object" ? root.children! : (root.children ?? [])).map((child) =>
    child.type === "property"
      ? {name: String(child.children![0]!.value), node: child.children![1]}
      : {name: "", node: child}
  );
  const tables = parts.flatMap(({name, node}) =>
    node?.type === "array" && isTable(node) ? [{name, node}] : []
  );
  if (tables.length || root.type !== "object") return tables;
  // One record alone is a table of one row.
  return [{name: "", node: {type: "array", offset: 0, length: text.length, children: [root]}}];
}

function isTable({children = []}: Node): boolean {
  const {type} = children[0] ?? {};
  return (type === "object" || type === "array") && children.every((child) => child.type === type);
}

function gridOf(
  name: string,
  records: Node[],
  text: string,
  line: (offset: number) => number
): Grid {
  const lines = records.map(({offset}) => line(offset));
  if (records.every(({type}) => type === "array"))
    return {
      name,
      lines,
      rows: records.map(({children = []}) => children.map((each) => cellOf(each, text)))
    };
  const places = new Map<string, number>();
  const rows = records.map((record, at) => {
    if (record.type !== "object") throw new FileFault("import.json", {line: lines[at]!});
    const row: Raw[] = [];
    for (const {children} of record.children!) {
      const key = String(children![0]!.value);
      const place = places.get(key) ?? places.set(key, places.size).size - 1;
      if (row[place] !== undefined) throw new FileFault("import.twice", {key, line: lines[at]!});
      row[place] = cellOf(children![1]!, text);
    }
    return row;
  });
  for (const row of rows) for (let at = 0; at < places.size; at++) row[at] ??= null;
  return {name, rows, lines, names: [...places.keys()]};
}

// A number keeps every digit, a record within the record its text.
function cellOf(node: Node, text: string): Raw {
  if (node.type === "null") return null;
  if (node.type === "string") return String(node.value);
  return text.slice(node.offset, node.offset + node.length);
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
