import {storeValue, storedValue} from "@cold-winter/figure/browser-values";
import {record, readText} from "../draft.js";
import {readSolved, type Solved} from "./solved.js";

/** What a student has written and done, kept in this browser. */
export class Progress {
  drafts: Record<string, string> = {};
  solved: Record<string, Solved> = {};
  /** Whether the browser keeps it when the page is left. */
  kept: boolean;
  private readonly listeners: (() => void)[] = [];

  constructor() {
    const {drafts, solved} = record(storedValue("lessons"));
    const texts = Object.entries(record(drafts)).slice(0, 100);
    this.drafts = Object.fromEntries(
      texts.flatMap(([id, sql]) => (readText(sql, 20_000) === null ? [] : [[id, sql as string]]))
    );
    this.solved = readSolved(solved);
    this.kept = storeValue("lessons", this.content);
  }

  /** What is kept. */
  get content(): Pick<Progress, "drafts" | "solved"> {
    return {drafts: this.drafts, solved: this.solved};
  }

  /** Calls a listener after every change of what is done. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  write(id: string, sql: string): void {
    this.drafts[id] = sql;
    this.kept = storeValue("lessons", this.content);
  }

  solve(id: string, solved: Solved): void {
    this.solved[id] = solved;
    this.changed();
  }

  /** Puts other contents in place of all there is; returns those of before. */
  replace({
    drafts,
    solved
  }: Pick<Progress, "drafts" | "solved">): Pick<Progress, "drafts" | "solved"> {
    const before = this.content;
    this.drafts = drafts;
    this.solved = solved;
    this.changed();
    return before;
  }

  private changed(): void {
    this.kept = storeValue("lessons", this.content);
    for (const listener of this.listeners) listener();
  }
}
