import {existsSync, readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

const documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];
const {scripts, dependencies, devDependencies} = JSON.parse(
  readFileSync("package.json", "utf8")
) as Record<"scripts" | "dependencies" | "devDependencies", Record<string, string>>;

describe.each(documents)("%s", (name) => {
  const text = readFileSync(name, "utf8");

  it("names commands that exist", () => {
    const commands = [...text.matchAll(/npm (run )?([a-z]+)/g)].map(([, run, command]) =>
      run ? command! : {ci: "ci", install: "ci", start: "start", test: "test"}[command!]
    );
    expect(commands.filter((command) => command !== "ci" && !(command! in scripts))).toEqual([]);
  });

  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

describe("README.md", () => {
  it("tells what belongs in each folder", () => {
    const text = readFileSync("README.md", "utf8");
    const folders = readdirSync(".", {withFileTypes: true}).filter(
      (entry) => entry.isDirectory() && !/^(\.|dist|node_modules)/.test(entry.name)
    );
    expect(folders.filter(({name}) => !text.includes(`| [${name}](${name}) |`))).toEqual([]);
  });

  it("shows the pictures of a page that are there", () => {
    expect(readFileSync("picture.png").subarray(1, 4).toString()).toBe("PNG");
  });
});

describe("CONTRIBUTING.md", () => {
  it("says why each dependency is there", () => {
    const text = readFileSync("CONTRIBUTING.md", "utf8");
    const names = Object.keys({...dependencies, ...devDependencies}).filter(
      (name) => !name.startsWith("@types/")
    );
    const short = (name: string) => name.replace("@citation-js/plugin", "");
    expect(
      names.filter((name) => !text.includes(`\`${name}\``) && !text.includes(`\`${short(name)}\``))
    ).toEqual([]);
  });
});
