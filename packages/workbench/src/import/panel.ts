import {maker, write} from "@cold-winter/figure";
import {save} from "@cold-winter/figure/drawing";
import type {Bench} from "../bench.js";
import {openShared} from "../opening.js";
import {noteFile} from "../own-files.js";
import {panel, panelClosed} from "../panels.js";
import {readSqlFile} from "../sql-file.js";
import {translate} from "../text.js";
import {FileWorker} from "./ask-worker.js";
import {choose, field, tableControls, textControls} from "./controls.js";
import {FileFault} from "./grid.js";
import type {Look} from "./look.js";
import {largestFile, type TextChoices} from "./open-file.js";
import {tableName} from "./make-own-table.js";
import {losses, preview} from "./preview.js";
import type {Found} from "./reading.js";
import type {TableChoices} from "./table.js";

/** What is to be said beside a file where several were given. */
interface Beside {
  /** Why files before it could not be read. */
  faults: string[];
  /** How many files come after it. */
  following: number;
}

/**
 * Lets a reader say how a file is read, and makes a table of it; resolves once its panel is closed or `signal` says that
 * another file takes its place. Rejects, in plain words, where it is nothing that can be read.
 */
export async function importFile(
  bench: Bench,
  file: File,
  beside: Beside,
  signal: AbortSignal
): Promise<void> {
  if (/\.sql$/i.test(file.name)) return openQuery(bench, file);
  if (file.size > largestFile)
    throw new Error(translate("own.large", {megabytes: largestFile / 1e6}));
  const over = new AbortController();
  const worker = new FileWorker(file, over.signal);
  const given = new Import(bench, file, worker, beside);
  signal.addEventListener("abort", () => {
    over.abort();
    given.leave();
  });
  try {
    await given.begin();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    over.abort();
  }
}

async function openQuery(bench: Bench, file: File): Promise<void> {
  const shared = await readSqlFile(file);
  bench.show(await openShared(shared, translate("file.opened", {name: file.name})));
}

// Why something did not work, in words.
function reasonOf(error: unknown): string {
  if (error instanceof FileFault) return translate(error.said, error.parameters);
  return (error as Error).message;
}

/** A file as a reader reads it into a table. */
class Import {
  private readonly place = maker(document)("div", {class: "import"});
  private found: Found | null = null;
  private look: Look | null = null;
  private text: TextChoices | null = null;
  private fault = "";
  private part = 0;
  private choices: TableChoices[] = [];
  private name: string;
  private asked = "";
  private said = "";

  constructor(
    private readonly bench: Bench,
    private readonly file: File,
    private readonly worker: FileWorker,
    private readonly beside: Beside
  ) {
    this.name = tableName(file.name);
  }

  /** Reads the file with what is found in it, and shows that until the panel is closed. */
  async begin(): Promise<void> {
    await this.read({});
    if (!this.found && !this.text) throw new Error(this.fault);
    write(this.bench.view.status, "");
    this.draw();
    const title = translate("import.title", {file: this.file.name});
    panel(this.bench.view.panel, title, ...this.others(), this.place);
    await panelClosed(this.bench.view.panel);
  }

  /** Takes the panel away where it stands. */
  leave(): void {
    if (this.place.isConnected) this.bench.view.panel.replaceChildren();
  }

  private others(): HTMLElement[] {
    const make = maker(document);
    const {faults, following} = this.beside;
    return [
      ...faults.map((fault) => make("p", {class: "warning"}, fault)),
      ...(following
        ? [make("p", {class: "muted"}, translate("import.following", {count: following}))]
        : [])
    ];
  }

  private async read(wanted: Partial<TextChoices>): Promise<void> {
    this.fault = "";
    this.part = 0;
    try {
      this.found = await this.worker.ask("open", wanted);
      this.text = this.found.text;
      this.choices = this.found.parts.map(({choices}) => choices);
      this.look = await this.worker.ask("look", 0, this.choices[0]!);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.found = this.look = null;
      this.text = (error.text as TextChoices | null) ?? this.text;
      if (this.text) this.text = {...this.text, ...wanted};
      this.fault = reasonOf(error);
    }
  }

  // What is asked of a long file takes a while: meanwhile nothing can be chosen that would be lost.
  private async wait(work: () => Promise<void>): Promise<void> {
    const focused = (document.activeElement as HTMLInputElement | null)?.name;
    this.place.inert = true;
    this.place.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      this.said = translate("file.bad", {reason: reasonOf(error)});
    }
    this.place.inert = false;
    this.place.removeAttribute("aria-busy");
    this.draw(focused);
  }

  private reread(wanted: Partial<TextChoices>): Promise<void> {
    const {format, encoding, separator, quote} = {...this.text!, ...wanted};
    // Another encoding or format may part its cells otherwise.
    const cells = "format" in wanted || "encoding" in wanted ? {} : {separator, quote};
    return this.wait(() => this.read({format, encoding, ...cells}));
  }

  private take(choices: TableChoices): Promise<void> {
    return this.wait(async () => {
      this.look = await this.worker.ask("look", this.part, choices);
      this.choices[this.part] = choices;
    });
  }

  private draw(focused = (document.activeElement as HTMLInputElement | null)?.name): void {
    const make = maker(document);
    const query = () =>
      void openQuery(this.bench, this.file).catch((error: unknown) => this.tell(reasonOf(error)));
    const text = this.text
      ? textControls(this.text, (wanted) => void this.reread(wanted), query)
      : [];
    const fault = this.fault
      ? [make("p", {class: "warning", role: "alert"}, translate("file.bad", {reason: this.fault}))]
      : [];
    this.place.replaceChildren(
      make("div", {class: "choices"}, ...this.parts(), ...text),
      ...fault,
      ...(this.look ? this.table(this.look) : [])
    );
    if (focused && this.place.isConnected)
      this.place.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  }

  private parts(): HTMLElement[] {
    const parts = this.found?.parts ?? [];
    if (parts.length < 2) return [];
    const options = parts.map(({name}, at) => [String(at), name || String(at + 1)] as const);
    return [
      choose("part", translate("import.part"), String(this.part), options, (at) => {
        this.part = Number(at);
        this.name = tableName(`${tableName(this.file.name).slice(3)} ${parts[this.part]!.name} .`);
        void this.take(this.choices[this.part]!);
      })
    ];
  }

  private table(look: Look): HTMLElement[] {
    const make = maker(document);
    const choices = this.choices[this.part]!;
    const take = (next: TableChoices) => void this.take(next);
    const place = (line: string, found: (at: number) => void) =>
      void this.worker.ask("place", this.part, Number(line)).then(found);
    const name = field(
      "name",
      translate("import.name"),
      {type: "text", value: this.name},
      (value) => {
        this.name = value.trim();
        this.said = this.asked = "";
        this.draw();
      }
    );
    const add = make(
      "button",
      {type: "button", name: "add", disabled: look.unfit.count > 0 && choices.unfit === "refuse"},
      translate(this.asked ? "import.replace" : "import.add")
    );
    add.addEventListener("click", () => void this.wait(() => this.add()));
    return [
      make("div", {class: "choices"}, ...tableControls(look, choices, take, place)),
      preview(look, choices, take),
      ...losses(look, () => void this.wait(() => this.saveChanges())),
      make("p", {class: "bar"}, name, add),
      make("p", {class: "warning", role: "status"}, this.said)
    ];
  }

  private tell(said: string): void {
    this.said = said;
    this.draw();
  }

  private async saveChanges(): Promise<void> {
    const changes = await this.worker.ask("changes", this.part, this.choices[this.part]!);
    save(`${this.name}-changes.csv`, "text/csv", changes);
  }

  private async add(): Promise<void> {
    const {bench, file, name} = this;
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      this.said = translate("import.badname");
      return;
    }
    // From here on the table is made even where another file takes the panel.
    const own = await this.worker.ask("own", this.part, this.choices[this.part]!, name);
    const owner = await bench.session.owner(name);
    if (owner === "record") {
      this.said = translate("import.reserved", {name});
      return;
    }
    if (owner === "own" && this.asked !== name) {
      this.asked = name;
      const from = bench.session.own.get(name)?.file ?? "SQL";
      this.said = translate("import.taken", {name, file: from});
      return;
    }
    await bench.session.add(own);
    noteFile(name, file.name);
    bench.tablesChanged();
    const columns = own.columns.map((column) => column.name);
    const listed = columns.slice(0, 8).join(", ") + (columns.length > 8 ? " …" : "");
    const added = translate("own.added", {name, rows: own.rows, columns: listed});
    write(bench.view.status, added);
    if (this.choices.length < 2) return bench.view.panel.replaceChildren();
    this.asked = "";
    this.said = added;
  }
}
