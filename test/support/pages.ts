import {readdirSync, readFileSync} from "node:fs";

/** A page of the built site. */
export interface BuiltPage {
  /** Its path below the root, with forward slashes. */
  path: string;
  /** Whether it shows figures. */
  figures: boolean;
}

/**
 * Lists the pages of the built site in order. Pages for the frames of other sites hold a figure that another page shows:
 * one stands for all. Of the things of each table the first stands for all; `things.test.ts` looks at every one.
 */
export function builtPages(): BuiltPage[] {
  const seen = new Set<string>();
  const again = (table = "") => seen.size === seen.add(table).size;
  return readdirSync("dist", {recursive: true, encoding: "utf8"})
    .map((name) => name.replaceAll("\\", "/"))
    .filter(
      (name) =>
        name.endsWith(".html") && (!name.startsWith("embed/") || name === "embed/ladder.html")
    )
    .sort()
    .filter((name) => !name.startsWith("thing/") || !again(name.split("/")[1]))
    .map((path) => ({
      path,
      figures: readFileSync(`dist/${path}`, "utf8").includes('<figure class="figure"')
    }));
}
