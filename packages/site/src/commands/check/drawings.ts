import {readFileSync} from "node:fs";
import type {Report} from "@cold-winter/data";
import {keyOf, reportFromCache} from "@cold-winter/data/light";
import type {Site} from "@cold-winter/figure/live";
import {codeFilesHash, programHash} from "../../outputs/program-hash.js";
import type {Outputs} from "../../outputs/outputs.js";
import {comparisonNames} from "../../pages/comparisons.js";
import {figureNames} from "../../pages/questions.js";

const folder = "src/figures";

/** Draws every figure and every comparison of a page for its default choices. Reports what cannot be drawn. */
export async function checkDrawings(outputs: Outputs, report: Report): Promise<void> {
  const {cases, asOf} = JSON.parse(String(outputs.files.get("data/site.json"))) as Site;
  const program = [programHash(), codeFilesHash(), cases, asOf];
  for (const name of figureNames(folder)) {
    const file = `${folder}/${name}.ts`;
    const text = readFileSync(file, "utf8");
    const answers = [...outputs.answers].filter(([query]) => text.includes(query));
    const key = keyOf(program, answers);
    // What draws is loaded only where something is to be drawn.
    await reportFromCache(`figures/${name}`, key, report, async (each) => {
      const {checkFigure} = await import("./figure.js");
      await checkFigure(name, file, outputs, each);
    });
  }
  for (const name of comparisonNames(outputs)) {
    const {file, line} = outputs.pages
      .flatMap(({comparisons}) => comparisons)
      .find((each) => each.name === name)!;
    const key = keyOf(program, file, line, outputs.answers.get(name));
    await reportFromCache(`comparisons/${name}`, key, report, async (each) => {
      const {checkComparison} = await import("./comparison.js");
      await checkComparison(name, {file, line}, outputs, each);
    });
  }
}
