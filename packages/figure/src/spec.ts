/** One row of an answer by column name; days are Dates at midnight UTC. */
export type Row = Record<string, Cell>;
export type Cell = string | number | boolean | Date | null | Cell[];

/** A case as figures see it; its position decides colour and side. */
export interface Case {
  id: string;
  name: string;
  native_name: string | null;
  native_lang: string | null;
  role: "compared" | "yardstick";
  position: number;
}

/** A choice of the reader: its name and its values, the first being the default. */
export interface Choice {
  name: string;
  label: string;
  options: {value: string; label: string}[];
  /** `rows` decides which rows answer; `view` how they are drawn. */
  kind: "rows" | "view";
  /** Whether buttons beside the list go on to the option before and after. */
  stepped?: boolean;
  /** What else an address may ask for, as a regular expression: a stretch that a reader drew, `from,to`. */
  free?: string;
}

/** What a drawing may look at besides its rows. */
export interface Context {
  /** The value of every choice of the figure. */
  selections: Record<string, string>;
  cases: Case[];
  /** The day up to which the record was searched, as ISO text. */
  asOf: string;
  /** In how many draws each claim of the figure's readings holds; there where its headline tells them. */
  shares?: DrawnShare[];
}

/** In how many draws of 100 one case has more, as the words of every finding say it. */
export interface DrawnShare {
  claim: string;
  /** The case that has more in most draws; null where the two are level. */
  case: string | null;
  /** `in every draw`, `in 96 of 100 draws`. */
  words: string;
}

/** A context with the page to draw on and the width in pixels. */
export interface RenderContext extends Context {
  document: Document;
  width: number;
}

/** One column of a figure's table. */
export interface TableColumn {
  name: string;
  label: string;
  align?: "left" | "right";
  format?: (value: Cell, row: Row) => string;
}

/** What a file of `src/figures` exports: a question, the choices that only change its drawing, its sentence, its drawing and its table. */
export interface FigureSpec<R extends Row = Row> {
  query: string;
  /** Choices of view, made from the rows and the cases. */
  views?: (rows: R[], context: Omit<Context, "selections">) => Choice[];
  /** The rows that a choice of view keeps; all of them where this is left out. */
  select?: (rows: R[], context: Context) => R[];
  /** What a mark or a row of the table says of its value and its range; built from `value`, or from `low`, `best`, `high` and `unit`, where this is left out. */
  value?: (row: R, context: Context) => string;
  /** The finding as one number, so that every combination of choices can be asked whether it holds. */
  robustness?: Robustness<R>;
  /** The question whose rows are the readings that the finding rests on: they are drawn at random. */
  draws?: string;
  /** Choices of these readings that follow a choice of the figure's own of another name: `{start: "clock"}`. */
  drawsBy?: Record<string, string>;
  /** The claims that the finding makes; all of the readings where this is left out. */
  drawnClaims?: (rows: R[], context: Context) => string[];
  /** Whether the headline tells in how many draws it holds, by `shares` of its context. */
  tellsDraws?: boolean;
  /** Why the finding is not drawn, where it is not: a sentence. */
  undrawn?: string;
  /** The headline: the finding in at most 14 words and two numbers, all of them from the rows. */
  finding: (rows: R[], context: Context) => string;
  /** The finding in full: its ranges, conditions and counts, all of them from the rows. */
  detail?: (rows: R[], context: Context) => string;
  /** What is measured, in which unit, for whom and when. */
  subtitle: (rows: R[], context: Context) => string;
  /** What a screen reader says of the picture; the finding where this is left out. */
  alt?: (rows: R[], context: Context) => string;
  render: (rows: R[], renderContext: RenderContext) => Element;
  /** The width in pixels of its wide drawing, where it is another than that of all figures. */
  wide?: number;
  table: TableColumn[];
  /** Says of all cases what stands at one place of the picture's `timeAxis`: for whoever points at it, steps along it or plays it. */
  reading?: (rows: R[], context: Context, at: number) => string;
}

/** A finding as a number on one side of a threshold that was fixed beforehand. */
export interface Robustness<R extends Row = Row> {
  /** The number that answers the question; null where these rows allow none. */
  measure: (rows: R[], context: Context) => number | null;
  threshold: number;
  words: (context: Context) => RobustnessWords;
  /** Choices of view that are varied too; all choices of rows always are. */
  views?: string[];
}

/** How a finding's robustness is told. */
export interface RobustnessWords {
  /** The question that the finding answers, as a reader would ask it. */
  question: string;
  /** What it means to lie above the threshold, below it and on it, as parts of a sentence. */
  above: string;
  below: string;
  equal?: string;
  /** What is measured and its unit, for the axis. */
  label: string;
}
