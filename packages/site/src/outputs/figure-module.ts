import {basename} from "node:path";
import {build} from "esbuild";
import {bundleProblem} from "../build/bundle-problem.js";
import {figureNames} from "../pages/questions.js";

const folder = "src/figures";

/** Packages that a figure's module leaves to whoever imports it. */
const external = ["@observablehq/plot", "d3", "d3-*"];

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
    logLevel: "silent",
    external
  }).catch((error: unknown) => {
    throw bundleProblem(error);
  });
  return new Map(
    outputFiles.map(({path, text}) => [`download/figures/${basename(path, ".js")}.mjs`, text])
  );
}
