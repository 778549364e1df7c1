import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {filesBelow} from "../../packages/data/src/files.js";
import {copyProject} from "../support/project.js";
import {sums} from "../support/sums.js";

const project = copyProject();
afterAll(() => project.remove());

// A network of its own without any device, not even loopback; where the system has no such thing, the network stays.
const alone = ["unshare", "--map-root-user", "--net"];
const cut = spawnSync(alone[0]!, [...alone.slice(1), "true"]).status === 0;

describe("npm run build", () => {
  it(`gives the same bytes in another folder, time zone and language${cut ? ", with the network cut off" : ""}`, () => {
    const elsewhere = {TZ: "Asia/Pyongyang", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8"};
    const {status, output} = project.run("build", [], elsewhere, cut ? alone : []);
    expect(output).toMatch(/^built dist with data /m);
    expect(status).toBe(0);
    expect(sums(join(project.folder, "dist"))).toEqual(sums("dist"));
  });

  it("refuses a broken row with file, line and field, and leaves the last site whole", () => {
    const file = join(project.folder, "data/events.csv");
    const text = readFileSync(file, "utf8");
    const before = sums(join(project.folder, "dist"));
    writeFileSync(file, text.replace("1964-10-16", "1964-13-01"));
    const {status, output} = project.run("build");
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(output.trim()).toMatch(
      /^data\/events\.csv:\d+:date: no such month: 1964-13-01 \(write [^\n]*\)$/
    );
    expect(sums(join(project.folder, "dist"))).toEqual(before);
  });

  it("refuses front matter that starts another engine", () => {
    writeFileSync(join(project.folder, "src/other.md"), "---\nsql:\n  x: x.csv\n---\n\n# Other\n");
    const {status, output} = project.run("check");
    renameSync(join(project.folder, "src/other.md"), join(project.folder, "other.txt"));
    expect(status).toBe(1);
    expect(output).toMatch(
      /^src\/other\.md:2:sql: front matter sql: starts another engine \(remove it and write import/
    );
  });
});

describe("npm run check", () => {
  it("prints every problem as JSON, mends what can be mended, and finishes a swap that was interrupted", () => {
    const file = join(project.folder, "data/cases.csv");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    const found = project.run("check", ["--json"]);
    expect(found.status).toBe(1);
    const problems = JSON.parse(found.output) as {file: string; line: number; remedy: string}[];
    expect(problems.map(({file: where}) => where)).toEqual(["data/cases.csv", "data/cases.csv"]);
    const folder = (name: string) => join(project.folder, name);
    renameSync(folder("dist"), folder("dist.last"));
    mkdirSync(folder("dist.next"));
    expect(project.run("check", ["--fix"])).toMatchObject({status: 0});
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(existsSync(folder("dist/index.html"))).toBe(true);
    expect(existsSync(folder("dist.next"))).toBe(false);
  });
});

describe("a data loader of Framework", () => {
  const loaders = filesBelow("src").filter(
    (name) => /\.[a-z]+\.ts$/.test(name) && !/^src\/(\.observablehq|data\/engine)\//.test(name)
  );

  it.each(loaders)("%s writes the output of its name and nothing else", (name) => {
    const [, asked] =
      /^(?:\/\/.*\n)*import \{writeOutput\} from "@cold-winter\/site\/loader";\n\nawait writeOutput\("(.+)"\);\n$/.exec(
        readFileSync(name, "utf8")
      )!;
    expect(`src/${asked!.replace(/\{(\w+)\}/, "[$1]")}.ts`).toBe(name);
  });

  it.each([
    ["data/answers/ladder.json", "data/answers/[query].json", ["--query=ladder"]],
    ["sources.md", "sources.md", []]
  ])("writes %s as the program did, run alone", (made, loader, words) => {
    const {status, output} = project.run(`src/${loader}.ts`, words);
    expect(status).toBe(0);
    expect(output).toBe(
      readFileSync(join(project.folder, "src/.observablehq/cache", made), "utf8")
    );
  });
});
