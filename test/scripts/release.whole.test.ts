import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {commandsOf, kitCommand} from "../support/guide.js";
import {copyProject} from "../support/project.js";

const project = copyProject();
const kit = mkdtempSync(join(tmpdir(), "cold-winter-kit-"));
const stranger = mkdtempSync(join(tmpdir(), "cold-winter-copy-"));
afterAll(() => {
  project.remove();
  for (const folder of [kit, stranger]) rmSync(folder, {recursive: true, force: true});
});

const gitIn = (cwd: string, ...words: string[]) => {
  const name = [
    "-c",
    "user.name=kit",
    "-c",
    "user.email=kit@example.org",
    "-c",
    "commit.gpgsign=false"
  ];
  return execFileSync("git", [...name, ...words], {cwd, encoding: "utf8", stdio: "pipe"});
};
const readIn = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
const editIn = (folder: string, file: string, change: (text: string) => string) =>
  writeFileSync(join(folder, file), change(readIn(folder, file)));
const commitIn = (folder: string, subject: string) => {
  gitIn(folder, "add", "-A");
  gitIn(folder, "commit", "-qm", subject);
};
const read = (file: string) => readIn(project.folder, file);

// The guide's own commands, with the kit's address in place of the example's; the last one joins what has no history in common.
const guide = commandsOf("publishing", "git").map(([, ...words]) =>
  words.map((word) => (word.startsWith("https://") ? kit : word))
);
const joining = guide.filter((words) => words.includes("--allow-unrelated-histories"));
const updating = guide.filter((words) => !joining.includes(words));

function makeOurs(folder: string): void {
  editIn(folder, "src/index.md", (text) => text.replace("# Cold Winter", "# Our comparison"));
  editIn(folder, "CITATION.cff", (text) =>
    text.replace("title: Cold Winter", "title: Our comparison")
  );
  editIn(folder, "data/milestone_kinds.csv", (text) =>
    text.replace("First satellite,", "First thing in orbit,")
  );
  writeFileSync(
    join(folder, "src/ours.md"),
    "---\ntitle: Ours\n---\n\n# Ours\n\nA page of our own.\n"
  );
  commitIn(folder, "our page and title");
}

function expectBoth(folder: string): void {
  expect(readIn(folder, "packages/figure/src/format.ts")).toContain("A new thing of the kit.");
  expect(readIn(folder, "data/events.csv")).toContain("1963-10-16");
  expect(readIn(folder, "src/index.md")).toContain("# Our comparison");
  expect(readIn(folder, "data/milestone_kinds.csv")).toContain("First thing in orbit,");
  expect(existsSync(join(folder, "src/ours.md"))).toBe(true);
}

const [changes] = commandsOf("publishing", "npm").filter((words) => words.includes("changes"));
const [versions] = commandsOf("publishing", "npm").filter((words) => words.includes("versions"));

describe("an author's copy", () => {
  beforeAll(() => {
    gitIn(project.folder, "init", "-q", "-b", "main");
    commitIn(project.folder, "the kit");
    gitIn(project.folder, "tag", "v2026.1");
    gitIn(project.folder, "clone", "-q", ".", kit);
    gitIn(kit, "archive", "-o", join(stranger, "kit.tar"), "v2026.1");
    editIn(
      kit,
      "packages/figure/src/format.ts",
      (text) => `${text}\n/** A new thing of the kit. */\nexport const news = 1;\n`
    );
    editIn(kit, "data/events.csv", (text) => text.replace(/1964-10-16/, "1963-10-16"));
    commitIn(kit, "a better format");
  });

  it("takes the kit's next version by the merge of the guide, and what it wrote stays", () => {
    expect(updating.map(([word]) => word)).toEqual(["remote", "fetch", "merge"]);
    makeOurs(project.folder);
    for (const words of updating) gitIn(project.folder, ...words);
    expectBoth(project.folder);
  });

  it("does so without a history in common, once it has joined", () => {
    execFileSync("tar", ["-xf", "kit.tar"], {cwd: stranger});
    rmSync(join(stranger, "kit.tar"));
    gitIn(stranger, "init", "-q", "-b", "main");
    commitIn(stranger, "from a template");
    makeOurs(stranger);
    const [remote, fetch, merge] = updating as [string[], string[], string[]];
    for (const words of [remote, fetch]) gitIn(stranger, ...words);
    expect(() => gitIn(stranger, ...merge)).toThrow("unrelated histories");
    for (const words of [...joining, merge]) gitIn(stranger, ...words);
    expectBoth(stranger);
  });

  it("is told what a release changed: rows, findings and code apart", () => {
    const {status, output} = project.run(...kitCommand(changes!));
    expect(status, output).toBe(0);
    expect(output).toMatch(/\| events \| 0 \| 1 \| 0 \|/);
    expect(output).toMatch(/date: “1964-10-16” → “1963-10-16”/);
    expect(output).toMatch(/name: “First satellite” → “First thing in orbit”/);
    expect(output).toMatch(/## Findings that read otherwise\n\n- \*\*\w+/);
    expect(output.split("## Code")[1]).toMatch(/- a better format\n/);
    const {output: other} = project.run("changes", ["nonsense"]);
    expect(other.trim()).toMatch(/^git knows no data of nonsense [^\n]+$/);
  });
});

describe("earlier versions", () => {
  const built = (folder: string, version: string, words: string) => {
    mkdirSync(join(project.folder, folder), {recursive: true});
    const page = `<!DOCTYPE html>\n<html lang="en" data-version="${version}">\n${words}`;
    writeFileSync(join(project.folder, folder, "index.html"), page);
  };

  it("stand below v/, are listed, and each once", () => {
    built("dist", "2026.2-bbbbbbbb", "now");
    built("earlier/v2026.1", "2026.1-aaaaaaaa", "before");
    built("earlier/v2026.2", "2026.2-bbbbbbbb", "now");
    built("earlier/v2026.1/v/2025.1-cccccccc", "2025.1-cccccccc", "long ago");
    const {status, output} = project.run(...kitCommand(versions!));
    expect(status, output).toBe(0);
    expect(read("dist/v/2026.1-aaaaaaaa/index.html")).toContain("before");
    expect(read("dist/v/index.html")).toContain('<a href="./2026.1-aaaaaaaa/">');
    expect(existsSync(join(project.folder, "dist/v/2026.2-bbbbbbbb"))).toBe(false);
    expect(existsSync(join(project.folder, "dist/v/2026.1-aaaaaaaa/v"))).toBe(false);
  });

  it("are refused where a folder holds no site", () => {
    mkdirSync(join(project.folder, "earlier/other"));
    const {status, output} = project.run("versions", ["earlier"]);
    expect(status).toBe(1);
    expect(output.trim()).toBe("earlier/other holds no built site");
  });
});

it("what archives and citations read agrees", () => {
  const cff = parse(readFileSync("CITATION.cff", "utf8")) as Record<string, unknown>;
  const zenodo = JSON.parse(readFileSync(".zenodo.json", "utf8")) as Record<string, unknown>;
  const {title, version, licenses} = JSON.parse(readFileSync("data/datapackage.json", "utf8")) as {
    title: string;
    version: string;
    licenses: {name: string}[];
  };
  expect([cff["title"], zenodo["title"]]).toEqual([title, title]);
  expect([cff["version"], zenodo["version"]]).toEqual([version, version]);
  expect((cff["license"] as string[])[0]).toBe(licenses[0]!.name);
  expect(zenodo["license"]).toBe(licenses[0]!.name.toLowerCase());
});
