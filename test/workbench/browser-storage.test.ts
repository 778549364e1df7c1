import {storeValue, storedValue} from "../../packages/figure/src/browser-values.js";
import {afterAll, beforeEach, describe, expect, it, vi} from "vitest";
import {
  forgetRuns,
  keepRun,
  lastDraft,
  lastRuns,
  type Run
} from "../../packages/workbench/src/browser-storage.js";

/** What a browser keeps for a site, with room for some characters. */
class Storage {
  readonly kept = new Map<string, string>();
  room = 5_000_000;
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    const others = [...this.kept]
      .filter(([name]) => name !== key)
      .reduce((sum, [, {length}]) => sum + length, 0);
    if (others + text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, text);
  }
}

let storage: Storage;
beforeEach(() => vi.stubGlobal("localStorage", (storage = new Storage())));
afterAll(() => void vi.unstubAllGlobals());

const work = (sql: string) => ({sql, choices: {}, chart: null, origin: null});
const run = (sql: string): Run => ({draft: work(sql), when: 0, rows: 1});
const texts = () => lastRuns().map(({draft: {sql}}) => sql.slice(0, 8));

describe("stored runs", () => {
  it("that cannot be read cost themselves, and nothing else", () => {
    const broken = [
      null,
      3,
      "x",
      {},
      {draft: {}},
      {draft: work("SELECT 1")},
      {draft: work("SELECT 2"), when: 1e300},
      {draft: work("x".repeat(200_000)), when: 0}
    ];
    const future = {
      draft: {...work("SELECT 3"), chart: {kind: "globe"}},
      when: 0,
      rows: 1,
      mood: "new"
    };
    const many = Array.from({length: 20}, () => broken).flat();
    storage.setItem("cold-winter:runs", JSON.stringify([...many, future, run("SELECT 4")]));
    expect(texts()).toEqual(["SELECT 3", "SELECT 4"]);
    for (const {when} of lastRuns()) expect(() => new Date(when).toISOString()).not.toThrow();
  });

  it.each(["{", "[", "null", "7", '"x"', "\u0000"])(
    "whose list is %j are none, and the next is kept",
    (text) => {
      storage.setItem("cold-winter:runs", text);
      storage.setItem("cold-winter:draft", JSON.stringify(work("SELECT draft")));
      expect(lastRuns()).toEqual([]);
      keepRun(run("SELECT 5"));
      expect(texts()).toEqual(["SELECT 5"]);
      expect(lastDraft()?.sql).toBe("SELECT draft");
    }
  );

  it("make room for a new one where there is none: the longest go, the others and the draft stay", () => {
    storage.room = 2700;
    storeValue("draft", work("SELECT draft"));
    keepRun(run("SELECT 1"));
    keepRun(run(`SELECT 2 ${"-".repeat(1500)}`));
    keepRun(run(`SELECT 3 ${"-".repeat(1000)}`));
    expect(texts()).toEqual(["SELECT 3", "SELECT 1"]);
    expect(JSON.parse(storage.getItem("cold-winter:runs")!)).toHaveLength(2);
    expect(storedValue("draft")).toEqual(work("SELECT draft"));
  });

  it("live as long as the page where nothing may be kept", () => {
    storage.room = 0;
    keepRun(run("SELECT 1"));
    keepRun(run("SELECT 2"));
    expect(texts()).toEqual(["SELECT 2", "SELECT 1"]);
    forgetRuns();
    expect(texts()).toEqual([]);
  });
});
