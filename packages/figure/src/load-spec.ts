import type {Answers} from "@cold-winter/data";
import type {FigureSpec} from "./spec.js";

/** What loads the parts of a figure: its module, and the answers to its question. */
export interface Loading {
  module: (path: string) => Promise<FigureSpec>;
  answers: (query: string) => Promise<Answers>;
}

/** Whether a name is that of a comparison, which is drawn from its answers alone. */
export function isComparison(name: string): boolean {
  return name.startsWith("compare-");
}

/** Loads a figure with its answers: one that an author drew has a module, a comparison is told by its answers. */
export async function loadSpec(
  name: string,
  {module, answers: load}: Loading
): Promise<{spec: FigureSpec; answers: Answers; readings?: Answers}> {
  if (!isComparison(name)) {
    const spec = await module(`kit/figures/${name}.js`);
    if (!spec.draws) return {spec, answers: await load(spec.query)};
    const [answers, readings] = await Promise.all([load(spec.query), load(spec.draws)]);
    return {spec, answers, readings};
  }
  const [{comparisonSpec}, answers] = await Promise.all([
    import("./comparison/index.js"),
    load(name)
  ]);
  return {spec: comparisonSpec(name, answers.told!), answers};
}
