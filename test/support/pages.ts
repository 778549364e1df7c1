import {readdirSync, readFileSync} from "node:fs";

/** A page of the built site. */
export interface BuiltPage {
  /** Its path below the root, with forward slashes. */
  path: string;
  /** Whether it shows figures. */
  figures: boolean;
}

/** Lists the pages of the built site in order. Pages for the frames of other sites hold a figure that another page shows: one stands for all. */
export function builtPages(): BuiltPage[] {
  return readdirSync("dist", {recursive: true, encoding: "utf8"})
    .map((name) => name.replaceAll("\\", "/"))
    .filter(
      (name) =>
        name.endsWith(".html") && (!name.startsWith("embed/") || name === "embed/ladder.html")
    )
    .sort()
    .map((path) => ({
      path,
      figures: readFileSync(`dist/${path}`, "utf8").includes('<figure class="figure"')
    }));
}
