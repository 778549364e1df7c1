import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {describe, expect, it} from "vitest";
import {filesBelow} from "../packages/data/src/files.js";
import {setTranslation, text, type Translation} from "../packages/figure/src/catalogue.js";
import en from "../packages/figure/src/catalogue/en.js";
import comparison from "../packages/figure/src/catalogue/comparison.js";
import dispute from "../packages/figure/src/catalogue/dispute.js";
import draws from "../packages/figure/src/catalogue/draws.js";
import lessons from "../packages/figure/src/catalogue/lessons.js";
import provenance from "../packages/figure/src/catalogue/provenance.js";
import workbench from "../packages/figure/src/catalogue/workbench.js";
import {languages} from "../packages/figure/src/languages.js";
import {languageOf, spans} from "../packages/data/src/shared/script.js";
import {kitModules} from "../packages/site/src/build/kit.js";
import {textsIn} from "./support/chrome-text.js";

const english: Record<string, Record<string, string>> = {
  chrome: en,
  comparison,
  dispute,
  draws,
  lessons,
  provenance,
  workbench
};
const translated = languages.filter(({load}) => load);

// Files whose words are no chrome, each with its reason.
const others: Record<string, string> = {
  "packages/figure/src/bundle.ts": "writes a file for those who redraw a figure",
  "packages/figure/src/picture-fonts.ts": "names of faces",
  "packages/figure/src/format.ts": "words of figures' sentences",
  "packages/figure/src/languages.ts": "languages name themselves",
  "packages/workbench/src/lessons/exercise.ts":
    "speaks as the engine does, to be explained as its words are",
  "packages/workbench/src/lessons/moved-record.ts": "asks the engine",
  "packages/workbench/src/lessons/reads-record.ts": "asks the engine",
  "packages/site/src/browser/offline/store.ts": "read by nobody",
  "packages/workbench/src/dialect.ts": "words of the query language",
  "packages/workbench/src/grid.ts": "NULL is a word of the query language",
  "packages/workbench/src/made-again.ts": "writes statements",
  "packages/workbench/src/message.ts": "words of the engine",
  "packages/workbench/src/page-files.ts": "writes files for authors",
  "packages/workbench/src/scaling.ts": "asks the engine",
  "packages/workbench/src/session.ts":
    "speaks as the engine does, to be explained as its words are",
  "packages/workbench/src/trace/counted.ts": "asks the engine",
  "packages/workbench/src/trace/plan.ts": "words of the engine",
  "packages/workbench/src/workbench.ts":
    "speaks as the engine does, to be explained as its words are",
  "packages/figure/src/start-engine.ts": "told to those who wire a page",
  "packages/site/src/browser/bind.ts": "told to those who write a cell",
  "packages/site/src/browser/brush.ts": "told to those who write a cell",
  "packages/site/src/browser/choice.ts": "told to those who write a cell",
  "packages/site/src/browser/sql.ts": "read by nobody",
  "packages/site/src/build/own-packages.ts": "told to those who write a cell",
  "packages/site/src/build/comparison-rule.ts": "writes a cell",
  "packages/site/src/build/compute.ts": "told to the builder",
  "packages/site/src/build/door.ts": "told to other programs",
  "packages/site/src/build/bundle-problem.ts": "told to the builder",
  "packages/site/src/build/renamed.ts": "told to those who write a figure",
  "packages/site/src/build/framework.ts": "told to the builder",
  "packages/site/src/build/kit.ts": "told to the builder",
  "packages/site/src/build/program.ts": "told to the builder",
  "packages/site/src/build/swap.ts": "told to the builder"
};

/** How many letters and signs of its own a headline may have in Chinese or Korean, besides what is filled in. */
const longestHeadline = 32;

function places(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join();
}

describe("the catalogue", () => {
  const files = ["figure/src", "workbench/src", "site/src/browser", "site/src/build"]
    .map((folder) => `packages/${folder}`)
    .flatMap(filesBelow)
    .filter((file) => file.endsWith(".ts") && !file.startsWith("packages/figure/src/catalogue/"));
  const found = files.flatMap((file) => {
    const texts = textsIn(readFileSync(file, "utf8"), {
      forBuilders: file.startsWith("packages/site/src/build/")
    });
    return texts.map(({line, words}) => ({file, place: `${file}:${line}: ${words}`}));
  });

  it("has every text of the chrome", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(found.filter(({file}) => !(file in others)).map(({place}) => place)).toEqual([]);
  });

  it("is by-passed by no file that need not", () => {
    const named = new Set(found.map(({file}) => file));
    expect(Object.keys(others).filter((file) => !named.has(file))).toEqual([]);
  });

  it.each([
    ['element(document, "p", {class: "muted"}, "Closed")', "Closed"],
    ['make("button", {"aria-label": open ? "close" : text("x")})', "close"],
    ["note.textContent = `${count} rows left`", "rows left"],
    ['write(note, count + " left")', "left"],
    ['throw new Error("the file is gone")', "the file is gone"],
    ['return `<p class="note">Nothing here</p><a href="${url}">${name}</a>`;', "Nothing here"],
    ['const menu = [["/costs", "Costs"]];', "Costs"],
    ['input.placeholder = "search"', "search"]
  ])("is missed in %s", (program, words) => {
    expect(textsIn(program).map((each) => each.words)).toEqual([words]);
  });

  it.each([
    'import {words} from "any words here";',
    'element(document, "p", {class: "muted small", rel: "noopener noreferrer"}, text("choices.reset"))',
    'if (key === "Escape") node.querySelector("form.choices select")',
    "ask(`SELECT ${name} FROM events WHERE id = 1`)",
    'element(document, "td", {}, value === "Some value" ? "–" : "×")'
  ])("is not missed in %s", (program) => {
    expect(textsIn(program)).toEqual([]);
  });
});

describe.each(translated)("the catalogue of $name", ({load, unreviewed}) => {
  it.each(Object.keys(english))(
    "has each text of %s or says that it is missing, with the same places",
    async (part) => {
      const {default: translation} = await load!();
      const words = translation[part as keyof Translation] as Record<string, string | null>;
      expect(Object.keys(words).sort()).toEqual(Object.keys(english[part]!).sort());
      const given = Object.entries(words).flatMap(([name, own]) =>
        own === null ? [] : [[name, own] as const]
      );
      expect(given.filter(([, own]) => !own.trim()).map(([name]) => name)).toEqual([]);
      expect(given.filter(([name, own]) => places(own) !== places(english[part]![name]!))).toEqual(
        []
      );
    }
  );

  it("tells how many texts are missing", async () => {
    const {default: translation} = await load!();
    const missing = Object.values(translation).flatMap((words) =>
      Object.values(words).filter((own) => own === null)
    );
    expect({missing: missing.length, unreviewed}).toMatchSnapshot();
  });

  it("keeps the headlines of comparisons short", async () => {
    const {default: translation} = await load!();
    const headlines = Object.entries(translation.comparison).filter(
      ([name]) => !/^(detail|at|picture|table|reading|explore)\.|^alt$/.test(name)
    );
    const own = (words: string | null) => [...(words ?? "").replaceAll(/\{\w+\}/g, "")].length;
    expect(headlines.length).toBeGreaterThan(15);
    expect(headlines.filter(([, words]) => own(words) > longestHeadline)).toEqual([]);
  });

  it("is in letters that tell its language, but for names and short forms", async () => {
    const {default: translation} = await load!();
    const all = Object.values(translation).flatMap((words: Record<string, string | null>) =>
      Object.values(words)
    );
    // What only puts parts in order has no letters.
    const worded = all.filter((own) => /\p{L}/u.test((own ?? "").replaceAll(/\{\w+\}/g, "")));
    const silent = worded.filter((own) => !languageOf(own!));
    expect(
      silent.filter((own) => !/^(HTML|CSV|JSON|NULL|PNG|BibTeX|RIS|Arrow|Parquet)$/.test(own!))
    ).toEqual([]);
  });
});

describe("speak", () => {
  it("says what is translated and leaves the rest in English", async () => {
    const {default: translation} = await translated[0]!.load!();
    setTranslation({...translation, chrome: {...translation.chrome, "take.csv": null}});
    expect(text("take.csv")).toBe(en["take.csv"]);
    expect(text("filter.shown", {count: 2, total: 5})).toMatch(/5.*2/);
    setTranslation(english as unknown as Translation);
    expect(text("filter.shown", {count: 2, total: 5})).toBe("2 of 5 statements shown");
  });
});

describe("spans", () => {
  it.each([
    ["Dongfeng 东风, then", [["Dongfeng "], ["东风", "zh-Hans"], [", then"]]],
    ["행 3개 (SQL)", [["행 3개", "ko"], [" (SQL)"]]],
    ["질의를 실행합니다.", [["질의를 실행합니다.", "ko"]]],
    ["朝日新聞のページ", [["朝日新聞のページ", "ja"]]],
    ["plain", [["plain"]]]
  ])("of %s change with its letters", (words, wanted) => {
    expect(spans(words).map(({words: own, lang}) => (lang ? [own, lang] : [own]))).toEqual(wanted);
  });
});

describe("modules that pages ask for", () => {
  const named = (name: string) => {
    const [, folder, sub] = /^@cold-winter\/([\w-]+)(.*)$/.exec(name)!;
    const text = readFileSync(`packages/${folder!}/package.json`, "utf8");
    return join(
      "packages",
      folder!,
      (JSON.parse(text) as {exports: Record<string, string>}).exports[`.${sub!}`]!
    );
  };
  const imports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file) || !existsSync(file)) return seen;
    seen.add(file);
    const found = readFileSync(file, "utf8").matchAll(
      /^(?:import|export) (?!type\b)(?:[^;]*? from )?"(\.[^"]+|@cold-winter\/[^"]+)"/gms
    );
    for (const [, path] of found)
      imports(
        path!.startsWith(".") ? join(dirname(file), path!).replace(/\.js$/, ".ts") : named(path!),
        seen
      );
    return seen;
  };
  // Other sites ask for these two, which say nothing in another language.
  const asked = Object.values(kitModules).filter((name) => !["embed", "engine"].includes(name));

  it.each([...new Set(asked)])("%s wait for the language", (name) => {
    expect(imports(`packages/site/src/browser/${name}.ts`)).toContain(
      "packages/figure/src/language.ts"
    );
  });
});
