import {basename} from "node:path";
import {build} from "esbuild";
import {figureNames} from "../pages/questions.js";

const folder = "src/figures";

/** Packages that a figure's module leaves to whoever imports it. */
const external = ["@observablehq/plot", "d3"];

/** Returns each figure as a module of its own, by path below `src/`: another site can import it, and a bundle redraws with it. */
export async function figureModules(): Promise<Map<string, string>> {
  const {outputFiles} = await build({
    entryPoints: figureNames(folder).map((name) => `${folder}/${name}.ts`),
    bundle: true,
    format: "esm",
    target: "es2022",
    outdir: "figures",
    write: false,
    legalComments: "none",
    plugins: [
      {
        name: "npm",
        setup: (plugin) =>
          plugin.onResolve({filter: /^npm:/}, ({path}) => {
            const name = path.replace(/^npm:(@?[^@]+)(@.*)?$/, "$1");
            return external.includes(name) || name.startsWith("d3-")
              ? {path: name, external: true}
              : {errors: [{text: `not for figures: ${name}`}]};
          })
      }
    ]
  });
  return new Map(
    outputFiles.map(({path, text}) => [`download/figures/${basename(path, ".js")}.mjs`, text])
  );
}
