// The program behind `npm start`: kept warm, it computes all outputs when told and puts them in place.
import {computeOutputs} from "../../loaders/outputs.js";
import {formatProblem} from "../../loaders/problem.js";
import {touchPreview, writeCache} from "./cache.js";

let running = Promise.resolve();

function compute(): void {
  running = running.then(async () => {
    const started = performance.now();
    const outputs = await computeOutputs({preview: true});
    await writeCache(outputs);
    await touchPreview();
    const problems = outputs.problems.map(formatProblem);
    const summary = `data ${outputs.record.version} in ${Math.round(performance.now() - started)} ms`;
    process.send?.([...problems, problems.length ? `${problems.length} problems` : summary]);
  });
}

process.on("message", compute);
process.on("disconnect", () => process.exit());
compute();
