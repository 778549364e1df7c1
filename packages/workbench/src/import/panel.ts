import {maker, write} from "@cold-winter/figure";
import {save, sheetText} from "@cold-winter/figure/drawing";
import {readDatabaseFile} from "@cold-winter/figure/live";
import type {Bench} from "../bench.js";
import {openShared} from "../opening.js";
import {noteFile} from "../own-files.js";
import {panel, panelClosed} from "../panels.js";
import {readSqlFile} from "../sql-file.js";
import {translate} from "../text.js";
import {choose, field, tableControls, textControls} from "./controls.js";
import {FileFault, type Grid} from "./grid.js";
import {largestFile, openFile, type Opened, type TextChoices} from "./open-file.js";
import {ownTable, tableName} from "./make-own-table.js";
import {losses, preview} from "./preview.js";
import {findChoices, makeTable, type Table, type TableChoices} from "./table.js";

/** What is to be said beside a file where several were given. */
interface Beside {
  /** Why files before it could not be read. */
  faults: string[];
  /** How many files come after it. */
  following: number;
}

/** Lets a reader say how a file is read, and makes a table of it; resolves once its panel is closed. Rejects, in plain words, where it is nothing that can be read. */
export async function importFile(bench: Bench, file: File, beside: Beside): Promise<void> {
  if (/\.sql$/i.test(file.name)) return openQuery(bench, file);
  if (file.size > largestFile)
    throw new Error(translate("own.large", {megabytes: largestFile / 1e6}));
  const given = new Import(bench, file, new Uint8Array(await file.arrayBuffer()), beside);
  await given.begin();
}

async function openQuery(bench: Bench, file: File): Promise<void> {
  const shared = await readSqlFile(file);
  bench.show(await openShared(shared, translate("file.opened", {name: file.name})));
}

async function readDatabase(bytes: Uint8Array): Promise<Grid[]> {
  const tables = await readDatabaseFile(bytes).catch((error: unknown) => {
    throw new FileFault(translate("import.database", {reason: (error as Error).message}));
  });
  return tables.map(({name, columns, rows}) => ({
    ...{name, rows, lines: rows.map((_, at) => at + 1)},
    names: columns.map((column) => column.name),
    types: columns.map(({type}) => type)
  }));
}

/** A file as a reader reads it into a table. */
class Import {
  private readonly place = maker(document)("div", {class: "import"});
  private opened: Opened | null = null;
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
    private readonly bytes: Uint8Array,
    private readonly beside: Beside
  ) {
    this.name = tableName(file.name);
  }

  /** Reads the file with what is found in it, and shows that until the panel is closed. */
  async begin(): Promise<void> {
    await this.read({});
    if (!this.opened && !this.text) throw new Error(this.fault);
    write(this.bench.view.status, "");
    this.draw();
    const title = translate("import.title", {file: this.file.name});
    panel(this.bench.view.panel, title, ...this.others(), this.place);
    await panelClosed(this.bench.view.panel);
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
    try {
      this.opened = await openFile(this.file.name, this.bytes, readDatabase, wanted);
      this.text = this.opened.text;
      this.choices = this.opened.grids.map(findChoices);
      this.part = 0;
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.opened = null;
      this.text = (error.text as TextChoices | null) ?? this.text;
      if (this.text) this.text = {...this.text, ...wanted};
      this.fault = error.message;
    }
  }

  private async reread(wanted: Partial<TextChoices>): Promise<void> {
    const {format, encoding, separator, quote} = {...this.text!, ...wanted};
    // Another encoding or format may part its cells otherwise.
    const cells = "format" in wanted || "encoding" in wanted ? {} : {separator, quote};
    await this.read({format, encoding, ...cells});
    this.draw();
  }

  private draw(): void {
    const make = maker(document);
    const focused = (document.activeElement as HTMLInputElement | null)?.name;
    const query = () =>
      void openQuery(this.bench, this.file).catch((error: unknown) =>
        this.tell((error as Error).message)
      );
    const text = this.text
      ? textControls(this.text, (wanted) => void this.reread(wanted), query)
      : [];
    const fault = this.fault
      ? [make("p", {class: "warning", role: "alert"}, translate("file.bad", {reason: this.fault}))]
      : [];
    this.place.replaceChildren(
      make("div", {class: "choices"}, ...this.parts(), ...text),
      ...fault,
      ...(this.opened ? this.table(this.opened.grids[this.part]!) : [])
    );
    if (focused && this.place.isConnected)
      this.place.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  }

  private parts(): HTMLElement[] {
    const grids = this.opened?.grids ?? [];
    if (grids.length < 2) return [];
    const options = grids.map(({name}, at) => [String(at), name || String(at + 1)] as const);
    return [
      choose("part", translate("import.part"), String(this.part), options, (at) => {
        this.part = Number(at);
        this.name = tableName(`${tableName(this.file.name).slice(3)} ${grids[this.part]!.name} .`);
        this.draw();
      })
    ];
  }

  private table(grid: Grid): HTMLElement[] {
    const make = maker(document);
    const choices = this.choices[this.part]!;
    const take = (next: TableChoices) => {
      this.choices[this.part] = next;
      this.draw();
    };
    const table = makeTable(grid, choices);
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
      {type: "button", name: "add", disabled: table.unfit.length > 0 && choices.unfit === "refuse"},
      translate(this.asked ? "import.replace" : "import.add")
    );
    add.addEventListener("click", () => void this.add(table));
    return [
      make("div", {class: "choices"}, ...tableControls(grid, choices, table, take)),
      preview(grid, choices, table, take),
      ...losses(table, () => saveChanges(table, this.name)),
      make("p", {class: "bar"}, name, add),
      make("p", {class: "warning", role: "status"}, this.said)
    ];
  }

  private tell(said: string): void {
    this.said = said;
    this.draw();
  }

  private async add(table: Table): Promise<void> {
    const {bench, file, name} = this;
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return this.tell(translate("import.badname"));
    try {
      const owner = await bench.session.owner(name);
      if (owner === "record") return this.tell(translate("import.reserved", {name}));
      if (owner === "own" && this.asked !== name) {
        this.asked = name;
        const from = bench.session.own.get(name)?.file ?? "SQL";
        return this.tell(translate("import.taken", {name, file: from}));
      }
      const own = ownTable(name, file.name, table);
      await bench.session.add(own);
      noteFile(name, file.name);
      bench.tablesChanged();
      const columns = own.columns.map((column) => column.name);
      const listed = columns.slice(0, 8).join(", ") + (columns.length > 8 ? " …" : "");
      const added = translate("own.added", {name, rows: own.rows, columns: listed});
      write(bench.view.status, added);
      if ((this.opened?.grids.length ?? 0) < 2) return bench.view.panel.replaceChildren();
      this.asked = "";
      this.tell(added);
    } catch (error) {
      this.tell(translate("file.bad", {reason: (error as Error).message}));
    }
  }
}

function saveChanges({changes}: Table, name: string): void {
  const columns = ["line", "column", "from", "to"] as const;
  const rows = changes.map((change) => columns.map((column) => change[column]));
  save(`${name}-changes.csv`, "text/csv", sheetText([...columns], rows));
}
