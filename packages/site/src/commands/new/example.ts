import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {filesBelow} from "@cold-winter/data";
import type {Kind} from "./kind.js";

const folder = "examples";

const examples = () =>
  readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? entry.name : []
  );

/** A worked example, put into the notebook: its folder mirrors the project, and its files go where they lie in it. */
export const example: Kind = {
  what: `a worked example of ${folder}/, put into the notebook`,
  form: `the name of a folder of ${folder}`,
  pattern: /^[a-z][a-z0-9-]*$/,
  asks: [],
  make: (name) => {
    const root = join(folder, name);
    if (!existsSync(root))
      throw new Error(`no such example: ${name} (use one of ${examples().join(", ")})`);
    if (existsSync(join(root, "data/datapackage.json")))
      throw new Error(`${root} is a notebook: npm run new -- notebook FOLDER --like ${root}`);
    const files = filesBelow(root).filter((file) => file !== join(root, "README.md"));
    return {
      files: new Map(
        files.map((file) => [file.slice(root.length + 1), readFileSync(file, "utf8")])
      ),
      next: [
        `read ${root}/README.md, then change the rows`,
        "to take it out again, delete the files named above"
      ]
    };
  }
};
