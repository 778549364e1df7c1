import type {Question, Schema} from "@cold-winter/data";
import {fillPlaceholders} from "@cold-winter/data/shared";
import {setChildren, write} from "@cold-winter/figure";
import {type Site, site} from "@cold-winter/figure/live";
import {showDifference} from "./difference-view.js";
import {Editor} from "./editor.js";
import {offeredChanges} from "./changes.js";
import {formatQuery} from "./format.js";
import {keepDraft, keepRun, lastDraft} from "./browser-storage.js";
import {showFailure} from "./message-view.js";
import {openAddress, draftOf, type Opening} from "./opening.js";
import {Outcome} from "./outcome.js";
import {findQuestion, loadSchema} from "./questions.js";
import {originView, originalView} from "./original-view.js";
import {schemaPanel} from "./schema-panel.js";
import {Session, type Answer} from "./session.js";
import {tellEngine} from "./engine-status.js";
import {addStep, compile, readSteps, type Compiled, type Target} from "./steps.js";
import type {Shared} from "./share.js";
import {askAgain} from "./own-files.js";
import {withOwn} from "./own-table.js";
import {markStale} from "./stale.js";
import {linkWarning} from "./link-warning.js";
import {translate} from "./text.js";
import {drawChoices} from "./choices.js";
import {bringIntoSight, layout, offerButtons, type View} from "./view.js";
import type {Draft} from "./draft.js";

const nothing: Draft = {sql: "", choices: {}, chart: null, origin: null};
type Work = Pick<Opening, "draft" | "question" | "shared">;

/** The workbench as one reader uses it: what is open, the engine, and the last result. */
export class Workbench {
  readonly view: View = layout();
  readonly session = new Session((state) => tellEngine(this.view, state, this.outcome?.summary));
  draft = nothing;
  question: Question | null = null;
  shared: Shared | null = null;
  schema: Schema | null = null;
  site: Site | null = null;
  outcome: Outcome | null = null;
  readonly editor: Editor;
  private undone: Work | null = null;
  private runs = 0;
  private broken = false;
  private parameters = "";

  constructor() {
    this.editor = new Editor({
      schema: () => this.tables,
      choices: () => Object.keys(this.draft.choices),
      functions: () => this.session.functions,
      values: async (table, column) => this.session.valuesOf(table, column),
      run: (target) => void this.run(target),
      change: (sql) => this.change({sql})
    });
    this.view.editor.append(this.editor.view.dom);
  }

  /** Opens what an address asks for. */
  async open(hash: string, search: string): Promise<void> {
    try {
      [this.schema, this.site] = await Promise.all([loadSchema(), site()]);
      this.tablesChanged();
      this.show(await openAddress(hash, search));
    } catch (error) {
      write(this.view.status, translate("file.bad", {reason: (error as Error).message}));
    }
  }

  /** What queries can read: the record, and the reader's own tables. */
  get tables(): Schema | null {
    return this.schema && withOwn(this.schema, this.session.own.values());
  }

  /** Shows the tables anew: the reader brought one. */
  tablesChanged(): void {
    const insert = (name: string) => this.editor.insert(name);
    this.view.side.replaceChildren(schemaPanel(this.tables!, insert));
    if (!this.shared) write(this.view.warning, askAgain(this.draft.sql, this.session.own));
  }

  /** Shows an opened work; nothing runs. */
  show({draft, question, shared, unsaved, note}: Opening): void {
    this.put({draft, question, shared});
    const {buttons, status, warning} = this.view;
    // What another work left behind is not there for this one.
    this.session.fresh();
    this.session.leaveOut(draft.choices["without"]?.split(",") ?? []);
    const kept = lastDraft();
    buttons.back.hidden = unsaved || !kept || kept.sql === draft.sql;
    if (note) write(status, note);
    const missing = askAgain(draft.sql, this.session.own);
    write(warning, note && !shared ? note : shared ? linkWarning(draft.sql) : missing);
  }

  /** Takes over a work that the reader had before. */
  async take(draft: Draft): Promise<void> {
    const question = await findQuestion(draft.origin);
    this.put({draft, question, shared: null});
    this.change({});
  }

  /** Begins a query with nothing in it; what stood there is among the earlier runs. */
  begin(): void {
    if (this.draft.sql.trim()) keepRun({draft: this.draft, when: Date.now(), rows: null});
    this.put({draft: nothing, question: null, shared: null});
    this.change({});
    this.editor.view.focus();
  }

  // Puts a work in the place of the one that is open; "Undo" brings that back.
  private put({draft, question, shared}: Work): void {
    const {draft: before, question: asked, shared: link, view} = this;
    this.runs++;
    const replaced = before.sql.trim() && before.sql !== draft.sql;
    this.undone = replaced ? {draft: before, question: asked, shared: link} : null;
    Object.assign(this, {draft, question, shared, outcome: null, broken: false});
    this.editor.write(draft.sql);
    this.editor.mark(null);
    // What a stranger wrote is never folded: it is read before it runs.
    if (question && !shared && draft.sql === question.sql) this.editor.foldBeginning();
    view.result.classList.remove("stale");
    for (const place of [view.message, view.panel, view.result]) place.replaceChildren();
    view.buttons.undo.hidden = !this.undone;
    this.draw();
    void this.showOriginal();
  }

  /** Notes a change by the reader and keeps it as the draft; a draft of before moves to the earlier runs. */
  change(change: Partial<Draft>): void {
    const kept = lastDraft();
    // A link or a citation is of what stood there.
    this.view.panel.replaceChildren();
    if (!this.view.buttons.back.hidden && kept) {
      keepRun({draft: kept, when: Date.now(), rows: null});
      this.view.buttons.back.hidden = true;
    }
    const {undone} = this;
    // The editor's own "undo" went back to what was open before.
    if (undone && change.sql === undone.draft.sql) {
      Object.assign(this, undone, {undone: null});
      this.view.buttons.undo.hidden = true;
      this.draw();
      void this.showOriginal();
    }
    this.draft = {...this.draft, ...change};
    if (change.sql !== undefined) this.drawChoices();
    this.showOffers();
    if (!keepDraft(this.draft)) write(this.view.warning, translate("draft.unkept"));
    this.showDifference();
    this.markStale();
  }

  /** Runs the work as the editor shows it: its last step, or what of it is asked for. */
  async run(target: Target | null = null): Promise<void> {
    const run = ++this.runs;
    if (this.editor.text !== this.draft.sql) this.change({sql: this.editor.text});
    const {draft, view} = this;
    for (const place of [view.message, view.panel]) place.replaceChildren();
    view.buttons.stop.disabled = false;
    view.tab("result");
    view.result.setAttribute("aria-busy", "true");
    let compiled: Compiled | undefined;
    try {
      this.editor.mark(null);
      if (!draft.sql.trim()) throw new Error("no statements");
      for (const {name} of readSteps(draft.sql)) await this.session.admitName(name);
      compiled = compile(draft.sql, target);
      const statement = fillPlaceholders(compiled.text, draft.choices);
      const reading = await this.session.run(statement);
      if (run === this.runs) await this.answered(statement, reading, draft, target);
    } catch (error) {
      keepRun({draft, when: Date.now(), rows: null});
      if (run === this.runs) this.failed(error as Error, compiled);
    } finally {
      if (run === this.runs) {
        view.result.removeAttribute("aria-busy");
        view.buttons.stop.disabled = true;
      }
    }
  }

  /** Adds a step that reads the last one. */
  addStep(): void {
    this.editor.replace(addStep(this.draft.sql));
    this.editor.mend({from: this.draft.sql.length, to: this.draft.sql.length}, null);
  }

  /** Lays the query out anew; where it cannot be read it stays as it is. */
  async format(): Promise<void> {
    const {sql} = this.draft;
    try {
      const laid = await formatQuery(sql);
      if (this.draft.sql === sql) this.editor.replace(laid);
    } catch {
      write(this.view.status, translate("format.failed"));
    }
  }

  /** Puts a new text in place of the query, as the reader's own change. */
  rewrite(sql: string, target: Target | null = null): void {
    this.editor.replace(sql);
    void this.run(target);
  }

  private async answered(
    statement: string,
    reading: Answer,
    draft: Draft,
    target: Target | null
  ): Promise<void> {
    this.outcome = new Outcome(this, statement, reading, draft, target);
    this.broken = false;
    this.markStale();
    keepRun({draft, when: Date.now(), rows: this.outcome.count});
    write(this.view.status, this.outcome.summary);
    await this.outcome.draw(this.view.result);
    this.markStale();
    bringIntoSight(this.view);
  }

  /** Whether the result that is in sight is of another text than the one that stands there, or of one that failed. */
  get stale(): boolean {
    return this.outcome !== null && (this.broken || !this.outcome.matches(this.draft));
  }

  private markStale = (): void => markStale(this.view.result, this.stale);

  private failed(error: Error, compiled?: Compiled): void {
    this.broken = true;
    this.markStale();
    showFailure(this, this.editor, error, compiled);
  }

  /** Goes back to the question, or to what a link held, in a fresh session. */
  reset(): void {
    const {draft, question, shared} = this;
    this.session.reset();
    const choices = question ? draftOf(question).choices : draft.choices;
    const sql = question?.sql ?? shared?.sql ?? "";
    this.put({draft: {...draft, sql, choices, chart: null}, question, shared});
    this.change({});
  }

  /** Brings back the work that another took the place of. */
  undo(): void {
    if (!this.undone) return;
    this.put(this.undone);
    this.undone = null;
    this.view.buttons.undo.hidden = true;
    this.change({});
  }

  /** Opens the reader's own draft in the place of a link's query. */
  async back(): Promise<void> {
    history.replaceState(null, "", location.pathname);
    this.show(await openAddress("", ""));
  }

  private draw(): void {
    this.parameters = "";
    this.drawChoices();
    this.view.origin.replaceChildren(originView(this));
    this.showOffers();
    this.showDifference();
  }

  private drawChoices(): void {
    this.parameters = drawChoices(this.view.choices, this.question, this.draft, this.parameters);
  }

  private showOffers(): void {
    const {draft, question, schema, view} = this;
    const changes = question && schema ? offeredChanges(draft, question, schema) : [];
    const make = (change: Partial<Draft>) => {
      if (change.sql) this.editor.replace(change.sql);
      this.change(change);
      this.draw();
      void this.run();
    };
    setChildren(view.offers, ...offerButtons(changes, make));
  }

  private showDifference(): void {
    const {question, draft, shared, view} = this;
    showDifference(view.difference, question?.sql ?? null, draft.sql, shared !== null);
  }

  /** Shows the original's answer; no engine starts. */
  async showOriginal(): Promise<void> {
    const {question, outcome, view} = this;
    view.tab(question && !outcome ? "original" : "result", question !== null);
    if (!question) return view.original.replaceChildren();
    const node = await originalView(this, question);
    if (this.question === question) setChildren(view.original, node);
  }
}
