import type {Dataset, Row} from "@cold-winter/data";
import type {LoaderFile} from "@cold-winter/data/loaders";
import type {Locked} from "../update/candidates.js";
import {escape, words} from "./html.js";

/** How many rows of a table, or of a work, a loader reads or an engine sums up, and how many somebody typed, by how far their source was seen. */
interface Origin {
  rows: number;
  loaded: number;
  byHand: Record<string, number>;
  /** The files of its loaders, or of the head of a remote table. */
  loaders: string[];
}

/** Where the rows of the record came from: by table, and by the work that a row cites first. */
export interface Origins {
  tables: (Origin & {name: string; title: string; read: string; taken: string})[];
  works: Record<string, Origin>;
}

const reasons: Record<string, string> = {
  data_file: "we saw the file, but no loader reads it yet",
  full_text: "read in full",
  excerpt: "read in an excerpt",
  quoted_elsewhere: "quoted by another work",
  recalled: "from memory, no file seen"
};

/** Counts where the rows came from; `lock` says what was last taken from whom. */
export function originsOf(
  {package: {tables}, tables: rows, sources, remote}: Dataset,
  loaders: LoaderFile[],
  lock: Record<string, Locked>
): Origins {
  const works: Origins["works"] = {};
  const days = new Map(sources.map(({key, fields}) => [key, fields["urldate"] ?? ""]));
  const described = tables.filter(({fields}) => fields.some(({kind}) => kind === "sources"));
  const counted = described.map(({name, title}) => {
    const all = empty();
    const read = new Set<string>();
    const taken = new Set<string>();
    const own = loaders.filter(({loader}) => loader.table === name);
    const elsewhere = remote.find(({head}) => head.name === name);
    if (elsewhere) taken.add(elsewhere.answered?.day ?? "");
    for (const row of rows.get(name) ?? []) {
      const key = /^[^[;]*/.exec(String(row.values["sources"] ?? ""))![0];
      const found = own.find(({loader}) => reads(loader, key, row));
      for (const origin of [all, (works[key] ??= empty())])
        count(origin, row, elsewhere?.head.file ?? found?.file);
      read.add(days.get(key) ?? "");
      if (found) taken.add(lock[found.loader.id]?.day ?? "");
    }
    return {name, title, ...all, read: span(read), taken: span(taken)};
  });
  return {tables: counted.filter((each) => each.rows), works};
}

const empty = (): Origin => ({rows: 0, loaded: 0, byHand: {}, loaders: []});

function reads({source, only}: LoaderFile["loader"], key: string, {values}: Row): boolean {
  return source === key && (!only || only.words.includes(String(values[only.column])));
}

function count(origin: Origin, {values}: Row, file: string | undefined): void {
  origin.rows++;
  if (file) {
    origin.loaded++;
    if (!origin.loaders.includes(file)) origin.loaders.push(file);
    return;
  }
  const seen = String(values["seen"] ?? "recalled");
  origin.byHand[seen] = (origin.byHand[seen] ?? 0) + 1;
}

function span(days: Set<string>): string {
  const known = [...days].filter(Boolean).sort();
  const [first, last] = [known[0], known.at(-1)];
  return first === last ? (first ?? "") : `${first!} to ${last!}`;
}

/** Says of a work which of its rows a loader reads and which were typed, with the reason. */
export function originText(origin: Origin | undefined): string {
  if (!origin) return "";
  const typed = byHand(origin);
  const parts = [
    origin.loaded && `${origin.loaded} read by ${origin.loaders.join(", ")}`,
    typed && `typed by hand: ${typed}`
  ].filter(Boolean);
  return `Main source of ${origin.rows === 1 ? "1 row" : `${origin.rows} rows`}: ${parts.join("; ")}`;
}

const byHand = ({byHand: counts}: Origin) =>
  Object.entries(counts)
    .map(([seen, rows]) => `${rows} (${reasons[seen] ?? words(seen)})`)
    .join(", ");

/** Writes how the rows of each table came and how old they are; nothing where no table says it. */
export function originsTable({tables}: Origins): string {
  if (!tables.length) return "";
  const lines = tables.map(
    (each) =>
      `<tr><th scope="row"><a href="./codebook#${each.name}">${escape(each.title)}</a></th><td>${each.rows}</td><td>${each.loaded}</td><td>${each.rows - each.loaded}</td><td>${escape(byHand(each))}</td><td>${escape(each.read)}</td><td>${escape(each.taken || "–")}</td></tr>`
  );
  const heads = [
    "Table",
    "Rows",
    "Read by a loader or engine",
    "By hand",
    "Of these",
    "Sources read",
    "Last imported"
  ];
  return `## Where the rows came from

Each row counts towards the work that it cites first. Loaders read publishers' own files, and remote tables take totals from a database engine. Everything else was typed in, and the reason is given. “Sources read” is the date when we last opened the works. “Last imported” is the date when a loader's file was last imported or an engine last queried; a dash means that the rows were typed in before there was a loader, and have only been compared with the file since.

<div class="scroll" role="region" tabindex="0" aria-label="Where the rows came from"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${lines.join("\n")}
</tbody></table></div>
`;
}
