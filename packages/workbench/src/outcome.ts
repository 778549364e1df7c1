import {fillPlaceholders} from "@cold-winter/data/shared";
import type {Question} from "@cold-winter/data";
import type {Answer} from "./session.js";
import {setChildren, maker} from "@cold-winter/figure";
import {loadReferences} from "@cold-winter/figure/live";
import {suggestChart, fitChart} from "./chart.js";
import {figureView, onRow} from "./figure-view.js";
import {footnotes, type Footnotes} from "./footnotes.js";
import {filterQuery, type Filter} from "./filters.js";
import {grid} from "./grid.js";
import {Provenance} from "./provenance.js";
import {compile, readSteps, stepOf, type Target} from "./steps.js";
import {comparePairs, guardQuery, unitsApart, type Verdict} from "./guard.js";
import {planOf, tablesOf} from "./trace/plan.js";
import {unknownMixing, type Mixing} from "./scaling.js";
import {originalResult} from "./questions.js";
import {chartForm, chartView, sourcesView, verdictView} from "./result-view.js";
import {compareRows, countRows, known, mostPrinted, printRows, type Changes} from "./rows.js";
import {saveButtons} from "./export-panel.js";
import {translate, sayCount} from "./text.js";
import type {ChartChoice, Draft} from "./draft.js";
import type {Bench} from "./bench.js";

const longestCompared = 5000;

/** One result with all that belongs to it: its chart, its verdict, its footnotes, and what changed against others. */
export class Outcome {
  readonly count: number;
  readonly summary: string;
  notes: Footnotes | null = null;
  verdict: Verdict = {blocked: null, apart: null, warnings: [], notes: []};
  private place!: HTMLElement;
  private mixing: Mixing | null = null;
  private kin = false;
  private readonly provenance: Provenance;
  private pairs: Awaited<ReturnType<typeof comparePairs>> = [];

  constructor(
    private readonly bench: Bench,
    readonly statement: string,
    readonly reading: Answer,
    /** The work as it was run. */
    readonly ran: Draft,
    /** What of it was run; null for its last step. */
    readonly target: Target | null = null
  ) {
    const {milliseconds} = reading;
    this.provenance = new Provenance(bench, reading);
    this.count = countRows(reading);
    const seconds =
      milliseconds < 950 ? (milliseconds / 1000).toFixed(2) : (milliseconds / 1000).toFixed(1);
    const cut = reading.cut
      ? ` ${translate("result.cut", {count: sayCount("rows", this.count)})}`
      : "";
    this.summary = translate("result.time", {count: sayCount("rows", this.count), seconds}) + cut;
  }

  /** The question that was asked, where the query reads the tables that the question reads; else the work is another. */
  get subject(): Question | null {
    return this.kin ? this.bench.question : null;
  }

  /** Whether it is the question as its page asks it. */
  get unchanged(): boolean {
    const {subject, ran} = this;
    return subject !== null && ran.sql.trim() === subject.sql.trim();
  }

  /** Whether it is of a part of a work of several. */
  get stepped(): boolean {
    return this.target !== null || readSteps(this.ran.sql).length > 1;
  }

  /** The chart that is shown: the reader's where the columns allow it, else one that they suggest. */
  get chart(): ChartChoice {
    const {draft} = this.bench;
    const {subject} = this;
    const selections = draft.chart && fitChart(draft.chart, this.reading);
    if (
      selections &&
      ((selections.kind === "figure" && subject) ||
        selections.kind === "none" ||
        (selections.x && selections.y))
    )
      return selections;
    if (subject?.figures.length) return {kind: "figure", x: "", y: "", color: ""};
    return suggestChart(this.reading);
  }

  /** Whether the result is that of a work as it stands. */
  matches({sql, choices}: Draft): boolean {
    try {
      return fillPlaceholders(compile(sql, this.target).text, choices) === this.statement;
    } catch {
      return false;
    }
  }

  /** Draws the result. Where values may be put together nothing is shown before it is known what they are. */
  async draw(place: HTMLElement): Promise<void> {
    this.place = place;
    const {bench, reading} = this;
    const {plan} = reading;
    const schema = bench.schema!;
    this.kin = await this.related();
    const headline = bench.view.origin.querySelector<HTMLElement>(".finding");
    if (headline) headline.hidden = bench.question !== null && !this.kin;
    if (!bench.session.mayMix(reading, schema)) await this.show();
    const ask = async (sql: string) => bench.session.ask(sql);
    const origins = (names: string[]) => bench.session.origins(names, reading.statement);
    try {
      this.notes = await footnotes(reading, this.stepped ? null : this.ran.sql, {
        schema,
        ask,
        origins
      });
      this.pairs = await comparePairs(this.notes.measures, ask).catch(() => []);
      this.mixing = await bench.session.mixing(reading, schema);
    } catch {
      this.mixing = plan && bench.session.mayMix(reading, schema) ? unknownMixing(reading) : null;
    }
    if (bench.outcome === this) await this.show();
  }

  // A query that reads other tables answers another question than the one that it began as.
  private async related(): Promise<boolean> {
    const {question, session} = this.bench;
    const {plan} = this.reading;
    if (!question || !plan) return false;
    const sql = fillPlaceholders(question.sql, this.ran.choices);
    if (sql.trim() === this.statement.trim()) return true;
    const original = await planOf(sql.trim().replace(/;$/, ""), (each) => session.ask(each)).catch(
      () => null
    );
    const tables = tablesOf(plan);
    return (
      original !== null &&
      tables.length > 0 &&
      tables.every((name) => original.scans.includes(name))
    );
  }

  private async show(): Promise<void> {
    const make = maker(document);
    const {bench, reading, notes, chart} = this;
    this.verdict = guardQuery(this.mixing, notes?.measures ?? [], this.pairs, axesOf(chart));
    this.verdict.apart ??= unitsApart(axesOf(chart), bench.schema!);
    const references = await loadReferences();
    const verdict = verdictView(this.verdict, reading);
    if (this.verdict.blocked) {
      setChildren(this.place, verdict);
      return;
    }
    const changes = await this.changes();
    const drawn = this.verdict.apart ? null : await this.drawn();
    const form = chartForm(reading, chart, (this.subject?.figures.length ?? 0) > 0, (next) => {
      bench.change({chart: next});
      void this.show();
    });
    const numbers = notes?.rows;
    const states = new Map<number, "added" | "changed">();
    for (const at of changes?.found.added ?? []) states.set(at, "added");
    for (const at of changes?.found.changed ?? []) states.set(at, "changed");
    const beside = {
      ...(numbers?.some((row) => row.length) && {
        works: (at: number) => numbers[at] ?? [],
        origin: (at: number) => void this.provenance.ofRows([at], notes)
      }),
      ...(!this.target?.named && {filter: (filter: Filter) => this.filter(filter)}),
      ...(states.size > 0 && states.size < this.count && {state: (at: number) => states.get(at)})
    };
    setChildren(
      this.place,
      make("h2", {class: "unseen"}, translate("result.heading")),
      make(
        "p",
        {class: "summary"},
        this.stepped &&
          make("strong", {}, `${this.target?.named ?? stepOf(this.ran.sql, this.target).name} `),
        this.summary
      ),
      verdict,
      ...(changes?.lines.map((line) => make("p", {class: "changes"}, line)) ?? []),
      grid(reading, translate("result.table"), beside),
      form,
      ...(drawn ? [drawn] : []),
      notes
        ? sourcesView(notes, references, {
            add: (sql) => bench.rewrite(sql),
            follow: () => void this.provenance.ofRows(null, notes)
          })
        : "",
      saveButtons(bench, this)
    );
  }

  // The condition is written into the step that ran.
  private filter(filter: Filter): void {
    const {sql} = this.ran;
    const {text, from, to} = stepOf(sql, this.target);
    const rest = sql.slice(to);
    this.bench.rewrite(
      sql.slice(0, from) + filterQuery(text, filter) + (rest ? `\n\n${rest}` : ""),
      this.target
    );
  }

  private async drawn(): Promise<HTMLElement | null> {
    const {bench, reading, chart, subject, unchanged} = this;
    if (chart.kind === "figure" && subject)
      return figureView(subject, reading, unchanged, (row) => void this.provenance.ofMark(row));
    const width = Math.max(300, Math.min(900, this.place.clientWidth || 640));
    const view = chartView(reading, chart, bench.site?.cases ?? [], width);
    if (view) onRow(view, (at) => void this.provenance.ofRows([at], this.notes));
    return view;
  }

  private async changes(): Promise<{found: Changes; lines: string[]} | null> {
    const {shared, site} = this.bench;
    const {subject: question, ran: draft} = this;
    const key = question?.key ?? [];
    if (shared?.print && shared.sql === draft.sql) {
      const found = compareRows(shared.print, printRows(this.reading, key));
      const same = shared.version === site?.version;
      const version = same
        ? translate("link.same", {version: shared.version})
        : translate("link.newer", {version: shared.version, now: site?.version ?? ""});
      return {found, lines: [version, ...describe(found, "link", mostPrinted)]};
    }
    if (!question) return null;
    const original = await originalResult(question, draft.choices).catch(() => null);
    if (!original) return null;
    const names = original.columns
      .map(({name}) => name)
      .filter((name) => name in this.reading.rows);
    if (names.every((name) => known.has(name))) return null;
    const only = (result: Pick<Answer, "columns" | "rows">) => ({
      columns: names.map((name) => ({name, type: ""})),
      rows: Object.fromEntries(names.map((name) => [name, result.rows[name]!]))
    });
    const found = compareRows(
      printRows(only(original), key, longestCompared),
      printRows(only(this.reading), key, longestCompared)
    );
    return {found, lines: describe(found, "origin", longestCompared)};
  }
}

// The columns that are drawn on one axis.
function axesOf({kind, x, y, series}: ChartChoice): string[] {
  if (kind === "none" || kind === "figure") return [];
  return kind === "line" || kind === "dot" ? [y, ...(series ?? [])] : [x];
}

const mostLabels = 12;

function describe(
  {added, changed, gone, partial}: Changes,
  name: "link" | "origin",
  most: number
): string[] {
  const any = added.length + changed.length + gone.length > 0;
  const counts = {added: added.length, changed: changed.length, gone: gone.length};
  const labels = gone.slice(0, mostLabels).join("; ") + (gone.length > mostLabels ? " …" : "");
  return [
    any ? translate(`${name}.changes`, counts) : translate(`${name}.unchanged`),
    ...(gone.length ? [translate("link.gone", {labels})] : []),
    ...(partial ? [translate("link.partial", {count: most})] : [])
  ];
}
