import {citationKeys} from "../shared/citation.js";
import {familyName} from "../shared/family-name.js";

/** A row of the record, as a picture of provenance names it. */
export interface RecordRow {
  table: string;
  title: string;
  /** Where it has a page, below the root of the site. */
  path: string | null;
  status: string;
  /** Keys of the works that say it. */
  works: string[];
  /** Ids of the readings that are of it, or that it is. */
  readings: string[];
}

/** What one source says of one quantity of a thing. */
export interface RecordReading {
  quantity: string;
  printed: string;
  status: string;
  work: string | null;
  locator: string;
  /** The voices that it goes back to: its own, or those of what it was made from. */
  voices: string[];
  derived: boolean;
}

/** A work, or whoever made a number. */
export interface RecordWork {
  short: string;
  text: string;
  family: string;
  path: string | null;
}

/** All that the rows of an answer go back to, as its file has it. */
export interface LineageFile {
  query: {name: string; title: string; page: string | null};
  notebook: string;
  version: string;
  rows: Record<string, RecordRow>;
  readings: Record<string, RecordReading>;
  works: Record<string, RecordWork>;
}

/** The layers of a picture of provenance, each before what it rests on. */
export const layers = ["query", "row", "reading", "work", "voice"] as const;
export type Layer = (typeof layers)[number];

/** One node of a picture of provenance. */
export interface LineageNode {
  id: string;
  layer: Layer;
  label: string;
  /** What is said of it in small letters. */
  about: string[];
  /** Where it has a page, below the root of the site. */
  path: string | null;
  /** Ids of the nodes that it rests on. */
  rests: string[];
  /** Whether somebody saw it in its source; null where that is not asked. */
  checked: boolean | null;
}

/** Says which part of an answer is followed: the ids that its cells name, and the works that they cite. */
export interface Asked {
  names: string[];
  works: string[];
}

/** Returns the ids and works that answers name, each given by column: few of many cells differ. */
export function namedBy(sets: Record<string, unknown[]>[]): Asked {
  const names = new Set<string>();
  const works = new Set<string>();
  for (const set of sets)
    for (const [column, cells] of Object.entries(set)) {
      const own = new Set(cells.flat());
      if (column === "sources")
        for (const cell of own) for (const key of citationKeys(cell)) works.add(key);
      else for (const cell of own) if (isName(cell)) names.add(cell);
    }
  return {names: [...names], works: [...works]};
}

/** Returns the ids that the cells of a row name. */
export function namesOf(row: Record<string, unknown>): string[] {
  return [...new Set(Object.values(row).flat().filter(isName))];
}

function isName(cell: unknown): cell is string {
  return typeof cell === "string" && /^[^\s]{2,80}$/.test(cell) && /[-_\d]/.test(cell);
}

/**
 * Follows a part of an answer to the voices that it goes back to: its question, the rows that it names, what sources say
 * of these, the works, and whose numbers they are. A reading that was made from others goes to their voices.
 */
export function lineageOf(file: LineageFile, {names, works}: Asked): LineageNode[] {
  const nodes = new Map<string, LineageNode>();
  const add = (node: LineageNode) => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  const voice = (key: string) =>
    add({
      ...{id: `voice:${key}`, layer: "voice", label: file.works[key]?.short ?? key, rests: []},
      ...{about: familyOf(file, key), path: file.works[key]?.path ?? null, checked: null}
    });
  const work = (key: string, voices: string[]) => {
    const {short = key, path = null} = file.works[key] ?? {};
    const id = add({
      id: `work:${key}`,
      layer: "work",
      label: short,
      about: [],
      path,
      rests: [],
      checked: null
    });
    const {rests} = nodes.get(id)!;
    for (const each of voices) if (!rests.includes(each)) rests.push(each);
    return id;
  };
  const reading = (id: string) => {
    const {quantity, printed, status, work: key, locator, voices, derived} = file.readings[id]!;
    const own = voices.map(voice);
    return add({
      ...{id: `reading:${id}`, layer: "reading", label: printed, path: null},
      about: [quantity, locator, derived ? "derived" : ""].filter(Boolean),
      ...{rests: key === null ? own : [work(key, own)], checked: status === "checked"}
    });
  };
  const known = [...new Set(names)].filter((name) => Object.hasOwn(file.rows, name));
  const cited = new Set(known.flatMap((name) => file.rows[name]!.works));
  const rows = known.map((name) => {
    const {table, title, path, status, works: own, readings} = file.rows[name]!;
    const said = readings.map(reading);
    // Works that say the row, and of which no reading is kept.
    const told = new Set(readings.map((id) => file.readings[id]!.work));
    const direct = own.filter((key) => !told.has(key)).map((key) => work(key, [voice(key)]));
    const rests = [...said, ...direct];
    return add({
      id: `row:${name}`,
      layer: "row",
      label: title,
      about: [table],
      path,
      rests,
      checked: status === "checked"
    });
  });
  // What an answer cites besides the rows that it names, as a count does.
  const beside = works.filter((key) => !cited.has(key) && !nodes.has(`work:${key}`));
  const rests = [...rows, ...beside.map((key) => work(key, [voice(key)]))];
  const {name, title, page} = file.query;
  const query: LineageNode = {
    id: `query:${name}`,
    layer: "query",
    label: title,
    about: [],
    path: page,
    rests,
    checked: null
  };
  return [query, ...nodes.values()];
}

const familyOf = ({works}: LineageFile, key: string) =>
  works[key]?.family ? [familyName(works[key].family)] : [];

/** Returns the nodes of each layer. */
export function byLayer(nodes: LineageNode[]): Map<Layer, LineageNode[]> {
  return new Map(layers.map((layer) => [layer, nodes.filter((node) => node.layer === layer)]));
}
