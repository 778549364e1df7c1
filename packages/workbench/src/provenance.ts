import {namesOf} from "@cold-winter/data/provenance";
import {citationKeys} from "@cold-winter/data/shared";
import type {Row} from "@cold-winter/figure";
import type {Bench} from "./bench.js";
import {rowsBehind, type Footnotes} from "./footnotes.js";
import {countRows} from "./rows.js";
import type {Answer} from "./session.js";
import {translate} from "./text.js";

/** Shows what a result of the workbench goes back to, asked of the session that it came from. */
export class Provenance {
  /** Ids of the rows of the record behind each row, once somebody asked. */
  private behind?: Promise<string[][]>;

  constructor(
    private readonly bench: Bench,
    private readonly reading: Answer
  ) {}

  /** Follows some rows of the result; all of them where none are named. */
  async ofRows(rows: number[] | null, notes: Footnotes | null): Promise<void> {
    const {bench, reading} = this;
    const {ask} = this;
    const behind = await (this.behind ??= rowsBehind(reading, {schema: bench.schema!, ask}));
    const all = rows ?? Array.from({length: countRows(reading)}, (_, at) => at);
    const names = all.flatMap((at) => [...(behind[at] ?? []), ...this.namesIn(at)]);
    const numbers = new Set(all.flatMap((at) => notes?.rows[at] ?? []));
    const works = [...numbers].map((number) => notes!.keys[number - 1]!);
    const title = rows
      ? translate("provenance.row", {row: rows[0]! + 1})
      : translate("provenance.result");
    await this.open(title, [...new Set(names)], works);
  }

  /** Follows a mark of a figure, which may have made one row of several of the result. */
  async ofMark(row: Row): Promise<void> {
    const title = typeof row["title"] === "string" ? row["title"] : translate("provenance.mark");
    await this.open(title, namesOf(row), citationKeys(row["sources"]));
  }

  private async open(title: string, names: string[], works: string[]): Promise<void> {
    const {openProvenance} = await import("@cold-winter/figure/live");
    await openProvenance(document.body, "", {title, names, works, ask: this.ask});
  }

  private readonly ask = async (sql: string) => this.bench.session.ask(sql);

  private namesIn(at: number): string[] {
    const {columns, rows} = this.reading;
    return namesOf(Object.fromEntries(columns.map(({name}) => [name, rows[name]![at]])));
  }
}
