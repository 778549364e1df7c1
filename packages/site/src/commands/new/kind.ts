import type {Dataset} from "@cold-winter/data";

/** What an author told, by name of the question. */
export type Fields = Record<string, string>;

/** One thing that a scaffold has to know and does not make up. */
export interface Ask {
  /** Its name as an option, without `--`. */
  name: string;
  question: string;
  /** What is taken where nothing is said; without it an answer is needed. */
  usual?: (told: Fields, name: string, dataset: Dataset) => string | undefined;
  /** The answers there are. */
  options?: (dataset: Dataset) => readonly string[];
  /** Says in a line what is wrong with an answer. */
  wrong?: (answer: string, dataset: Dataset) => string | undefined;
  /** Whether it is an option without a value, which nobody is asked for: \`yes\` where it stands, else what is usual. */
  flag?: boolean;
  /** Whether what was told before makes the question one to ask. */
  when?: (told: Fields) => boolean;
}

/** What a scaffold writes: new files, rows and entries to add to what is there, and what to do next. */
export interface Scaffold {
  files: Map<string, string>;
  rows?: {file: string; table: string; row: Record<string, string>}[];
  entries?: {file: string; text: string}[];
  /** Whether nothing is written where the record would have problems with it. */
  whole?: boolean;
  /** What is done when the files are there. */
  finish?: () => void;
  next: string[];
}

/** A kind of thing that `npm run new` begins. */
export interface Kind {
  what: string;
  /** The form of its name, in words and as a pattern. */
  form: string;
  pattern: RegExp;
  asks: Ask[];
  make: (name: string, told: Fields, dataset: Dataset) => Scaffold;
}

/** Writes a name as a title: `harvest_years` as `Harvest years`. */
export function titleOf(name: string): string {
  const words = name.replace(/^.*\//, "").replace(/[-_]+/g, " ");
  return words[0]!.toUpperCase() + words.slice(1);
}
