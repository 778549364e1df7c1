import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {copyProject} from "../support/project.js";

const project = copyProject();
afterAll(() => project.remove());

const git = (...words: string[]) => {
  const name = ["-c", "user.name=kit", "-c", "user.email=kit@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...name, ...words], {cwd: project.folder, encoding: "utf8", stdio: "pipe"});
};
const read = (file: string) => readFileSync(join(project.folder, file), "utf8");
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(project.folder, file), change(read(file)));
const commit = (subject: string) => {
  git("add", "-A");
  git("commit", "-qm", subject);
};

describe("an author's copy", () => {
  it("takes the kit's next version by a merge, and what it wrote stays", () => {
    git("init", "-q", "-b", "main");
    commit("the kit");
    git("tag", "v1");
    git("checkout", "-qb", "author");
    edit("src/index.md", (text) => text.replace("# Cold Winter", "# Our comparison"));
    edit("CITATION.cff", (text) => text.replace("title: Cold Winter", "title: Our comparison"));
    edit("data/milestone_kinds.csv", (text) => text.replace("First satellite,", "First thing in orbit,"));
    writeFileSync(join(project.folder, "src/ours.md"), "---\ntitle: Ours\n---\n\n# Ours\n\nA page of our own.\n");
    commit("our page and title");
    git("checkout", "-q", "main");
    edit("src/components/format.ts", (text) => `${text}\n/** A new thing of the kit. */\nexport const news = 1;\n`);
    edit("data/events.csv", (text) => text.replace(/1964-10-16/, "1963-10-16"));
    commit("a better format");
    git("checkout", "-q", "author");
    git("merge", "-q", "--no-edit", "main");
    expect(read("src/components/format.ts")).toContain("A new thing of the kit.");
    expect(read("src/index.md")).toContain("# Our comparison");
    expect(read("data/milestone_kinds.csv")).toContain("First thing in orbit,");
    expect(existsSync(join(project.folder, "src/ours.md"))).toBe(true);
  });

  it("is told what a release changed: rows, findings and code apart", () => {
    const {status, output} = project.run("changes", ["v1"]);
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
    const {status, output} = project.run("versions", ["earlier"]);
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
