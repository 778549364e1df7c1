import type {Question, Schema} from "@cold-winter/data";
import {fillPlaceholders} from "@cold-winter/data/shared";
import {hasText, setChildren, text, write} from "@cold-winter/figure";
import {type Site, site} from "@cold-winter/figure/live";
import {showDifference} from "./difference-view.js";
import {Editor} from "./editor.js";
import {keepDraft, keepRun, lastDraft, onOtherDraft} from "./browser-storage.js";
import {explain} from "./message.js";
import {messageView} from "./message-view.js";
import {openAddress, draftOf, type Opening} from "./opening.js";
import {Outcome} from "./outcome.js";
import {historyList} from "./panels.js";
import {loadSchema} from "./questions.js";
import {originView, originalView} from "./original-view.js";
import {schemaPanel} from "./schema-panel.js";
import {Session, type Answer, type EngineState} from "./session.js";
import type {Shared} from "./share.js";
import {acceptFiles, showCitation, showLink} from "./export-panel.js";
import {askAgain} from "./own-files.js";
import {withOwn} from "./own-table.js";
import {markStale} from "./stale.js";
import {linkWarning} from "./link-warning.js";
import {translate} from "./text.js";
import {choiceFields, layout, type View} from "./view.js";
import type {Draft} from "./draft.js";

/** The workbench as one reader uses it: what is open, the engine, and the last result. */
export class Workbench {
  readonly view: View = layout();
  readonly session = new Session((state) => this.tell(state));
  draft: Draft = {sql: "", choices: {}, chart: null, origin: null};
  question: Question | null = null;
  shared: Shared | null = null;
  schema: Schema | null = null;
  site: Site | null = null;
  outcome: Outcome | null = null;
  private readonly editor: Editor;
  private undone: Draft | null = null;
  private runs = 0;
  private broken = false;

  constructor() {
    this.editor = new Editor({
      schema: () => this.tables,
      choices: () => Object.keys(this.draft.choices),
      run: () => void this.run(),
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

  /** Begins to answer the reader. */
  listen(): void {
    const {buttons, choices, node, history} = this.view;
    buttons.run.addEventListener("click", () => void this.run());
    buttons.stop.addEventListener("click", () => this.stop());
    buttons.reset.addEventListener("click", () => this.reset());
    buttons.undo.addEventListener("click", () => this.undo());
    buttons.share.addEventListener("click", () => showLink(this));
    buttons.cite.addEventListener("click", () => void showCitation(this));
    buttons.back.addEventListener("click", () => void this.back());
    choices.addEventListener("change", ({target}) => {
      const {name, value} = target as HTMLSelectElement;
      this.change({choices: {...this.draft.choices, [name]: value}});
      void this.showOriginal();
    });
    for (const intent of ["pointerenter", "focusin"])
      this.view.editor.addEventListener(
        intent,
        () => void this.session.start().catch(() => undefined),
        {once: true}
      );
    onOtherDraft(() => write(this.view.warning, translate("draft.other")));
    historyList(history as HTMLDetailsElement, (draft) => this.take(draft));
    acceptFiles(this, node);
    addEventListener(
      "hashchange",
      () => void openAddress(location.hash, location.search).then((next) => this.show(next))
    );
  }

  /** Shows an opened work; nothing runs. */
  show({draft, question, shared, unsaved, note}: Opening): void {
    this.runs++;
    Object.assign(this, {draft, question, shared, outcome: null, undone: null, broken: false});
    const {buttons, message, panel, result, status} = this.view;
    this.editor.write(draft.sql);
    result.classList.remove("stale");
    // What another work left behind is not there for this one.
    this.session.fresh();
    this.session.leaveOut(draft.choices["without"]?.split(",") ?? []);
    for (const place of [message, panel, result]) place.replaceChildren();
    const kept = lastDraft();
    buttons.back.hidden = unsaved || !kept || kept.sql === draft.sql;
    buttons.undo.hidden = true;
    this.draw();
    void this.showOriginal();
    if (note) write(status, note);
    const missing = askAgain(draft.sql, this.session.own);
    write(this.view.warning, note && !shared ? note : shared ? linkWarning(draft.sql) : missing);
  }

  /** Takes over a work that the reader had before. */
  take(draft: Draft): void {
    this.change(draft);
    this.editor.write(draft.sql);
    this.draw();
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
    this.draft = {...this.draft, ...change};
    if (!keepDraft(this.draft)) write(this.view.warning, translate("draft.unkept"));
    this.showDifference();
    this.markStale();
  }

  /** Runs the query as the editor shows it. */
  async run(): Promise<void> {
    const run = ++this.runs;
    if (this.editor.text !== this.draft.sql) this.change({sql: this.editor.text});
    const {draft, view} = this;
    for (const place of [view.message, view.panel]) place.replaceChildren();
    view.buttons.stop.disabled = false;
    view.result.setAttribute("aria-busy", "true");
    try {
      this.editor.mark(null);
      if (!draft.sql.trim()) throw new Error("no statements");
      const statement = fillPlaceholders(draft.sql, draft.choices);
      const reading = await this.session.run(statement);
      if (run === this.runs) await this.answered(statement, reading, draft);
    } catch (error) {
      keepRun({draft, when: Date.now(), rows: null});
      if (run === this.runs) this.failed(error as Error);
    } finally {
      if (run === this.runs) {
        view.result.removeAttribute("aria-busy");
        view.buttons.stop.disabled = true;
      }
    }
  }

  /** Puts a new text in place of the query, as the reader's own change. */
  rewrite(sql: string): void {
    this.editor.write(sql);
    this.change({sql});
    void this.run();
  }

  private async answered(statement: string, reading: Answer, draft: Draft): Promise<void> {
    this.outcome = new Outcome(this, statement, reading, draft);
    this.broken = false;
    this.markStale();
    keepRun({draft, when: Date.now(), rows: this.outcome.count});
    write(this.view.status, this.outcome.summary);
    await this.outcome.draw(this.view.result);
    this.markStale();
  }

  /** Whether the result that is in sight is of another text than the one that stands there, or of one that failed. */
  get stale(): boolean {
    return this.outcome !== null && (this.broken || !this.outcome.matches(this.draft));
  }

  private markStale(): void {
    markStale(this.view.result, this.stale);
  }

  private failed(error: Error): void {
    this.broken = true;
    this.markStale();
    write(this.view.status, error.message === translate("error.stopped") ? error.message : "");
    if (error.message === translate("error.stopped")) return;
    const message = explain(error, this.draft.sql, this.draft.choices, this.tables!);
    this.editor.mark(message);
    this.view.message.replaceChildren(
      messageView(
        message,
        this.draft.sql,
        (put) => message.place && this.editor.mend(message.place, put)
      )
    );
  }

  private stop(): void {
    this.session.stop();
  }

  private reset(): void {
    this.undone = this.draft;
    this.session.reset();
    const choices = this.question ? draftOf(this.question).choices : this.draft.choices;
    this.take({
      ...this.draft,
      sql: this.question?.sql ?? this.shared?.sql ?? "",
      choices,
      chart: null
    });
    this.view.message.replaceChildren();
    this.view.result.replaceChildren();
    this.editor.mark(null);
    this.view.buttons.undo.hidden = false;
  }

  private undo(): void {
    if (this.undone) this.take(this.undone);
    this.view.buttons.undo.hidden = true;
  }

  private async back(): Promise<void> {
    history.replaceState(null, "", location.pathname);
    this.show(await openAddress("", ""));
  }

  private draw(): void {
    const {question, draft, view} = this;
    const label = (name: string, value?: string) => {
      const key = value === undefined ? `choices.${name}` : `choices.${name}.${value}`;
      return hasText(key) ? text(key) : null;
    };
    setChildren(view.choices, ...choiceFields(question?.choices ?? [], draft.choices, label));
    view.origin.replaceChildren(originView(this));
    this.showDifference();
  }

  private showDifference(): void {
    const {question, draft, shared, view} = this;
    showDifference(view.difference, question?.sql ?? null, draft.sql, shared !== null);
  }

  private async showOriginal(): Promise<void> {
    const {question, view} = this;
    if (!question) return view.original.replaceChildren();
    const node = await originalView(this, question);
    if (this.question === question) setChildren(view.original, node);
  }

  private tell(state: EngineState): void {
    const {status, buttons} = this.view;
    if (state.kind === "loading")
      write(status, translate("engine.loading", {percent: Math.round(state.share * 100)}));
    else if (state.kind === "failed")
      write(status, translate("engine.failed", {reason: state.reason}));
    else if (state.kind !== "ready") write(status, translate(`engine.${state.kind}`));
    else if (!this.outcome) write(status, translate("engine.ready"));
    else write(status, this.outcome.summary);
    buttons.stop.disabled = state.kind !== "running" && state.kind !== "loading";
  }
}
