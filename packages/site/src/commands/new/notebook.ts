import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path/posix";
import {fileURLToPath} from "node:url";
import {filesBelow} from "@cold-winter/data";
import {kitPackages, packKit} from "../../pack/pack.js";
import type {Kind} from "./kind.js";
import {titleOf} from "./kind.js";

const template = fileURLToPath(new URL("../../../template", import.meta.url)).replaceAll("\\", "/");

// A package leaves out files that begin with a dot.
const hidden = new Map([
  ["gitignore", ".gitignore"],
  ["npmrc", ".npmrc"]
]);

// What a notebook is made of anew: its packages, its site, and what it keeps of its last run.
const made = new Set(["kit", "node_modules", "package-lock.json", "dist", ".observablehq", ".git"]);

/** A notebook of one's own: two small pages, or a copy of another one, on the kit's packages, which it keeps as files. */
export const notebook: Kind = {
  what: "an empty notebook of your own, in a new folder",
  form: "a folder that is not there yet, as ../my-comparison",
  pattern: /^[^-\s].*$/,
  asks: [
    {
      name: "like",
      question: "The folder of a notebook to begin like; none, and it is empty",
      usual: () => "",
      wrong: (like) =>
        like && !existsSync(join(like, "data/datapackage.json"))
          ? `no notebook: ${like}`
          : undefined
    },
    {
      name: "title",
      question: "Its title",
      when: ({like}) => !like,
      usual: (_, name) => titleOf(name.replace(/\/+$/, ""))
    }
  ],
  make: (folder, {like, title}) => {
    if (existsSync(folder) && readdirSync(folder).length)
      throw new Error(`${folder} is there already: name a folder that is not, or empty it`);
    return {
      files: new Map(like ? [] : templateFiles(folder, title!)),
      finish: () => {
        if (like)
          cpSync(like, folder, {recursive: true, filter: (file) => !made.has(basename(file))});
        addKit(folder);
      },
      next: [`cd ${JSON.stringify(folder)}`, "npm install && npm start"]
    };
  }
};

function templateFiles(folder: string, title: string): [file: string, text: string][] {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const values: Record<string, string> = {
    title: title.replaceAll('"', "'"),
    name: name || "notebook",
    today: new Date().toISOString().slice(0, 10)
  };
  return filesBelow(template).map((file) => {
    const path = file.slice(template.length + 1);
    const text = readFileSync(file, "utf8").replace(
      /\{\{(\w+)\}\}/g,
      (place, key: string) => values[key] ?? place
    );
    return [join(folder, hidden.get(path) ?? path), text];
  });
}

// The kit from its source is packed; one that was installed hands its own files on.
function addKit(folder: string): void {
  const kit = join(folder, "kit");
  mkdirSync(kit, {recursive: true});
  const fromSource = existsSync(fileURLToPath(new URL("../../build/kit.ts", import.meta.url)));
  if (!fromSource) cpSync("kit", kit, {recursive: true});
  const files = fromSource
    ? packKit(kit)
    : new Map(kitPackages.map((name) => [name, kitFile(name)]));
  const path = join(folder, "package.json");
  const described = JSON.parse(readFileSync(path, "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const [name, file] of files)
    described.dependencies[`@cold-winter/${name}`] = `file:kit/${file}`;
  writeFileSync(path, `${JSON.stringify(described, null, 2)}\n`);
}

function kitFile(name: string): string {
  const file = readdirSync("kit").find((each) => each.startsWith(`cold-winter-${name}-`));
  if (!file) throw new Error(`kit/: no file of @cold-winter/${name}: put the kit's packages there`);
  return file;
}
