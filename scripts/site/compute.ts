// The program behind `npm start`: kept warm, it computes all outputs when told and puts them in place. It loads the
// packages at once and `loaders/` only when first told, so that one that waits can take over with changed loaders.
import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@duckdb/node-api";
import "csv-parse/sync";
import edtf from "edtf";
import "yaml";

edtf("1964-10-16");
new Cite([{id: "warm", type: "book", title: "Warm"}]).format("bibliography", {template: "apa", lang: "en-US"});

let running = Promise.resolve();

async function compute(): Promise<void> {
  const {computeOutputs} = await import("../../loaders/outputs.js");
  const {formatProblem} = await import("../../loaders/problem.js");
  const {touchPreview, writeCache} = await import("./cache.js");
  const started = performance.now();
  const outputs = await computeOutputs({preview: true});
  await writeCache(outputs);
  await touchPreview();
  const problems = outputs.problems.map(formatProblem);
  const summary = `data ${outputs.record.version} in ${Math.round(performance.now() - started)} ms`;
  process.send?.([...problems, problems.length ? `${problems.length} problems` : summary]);
}

process.on("message", () => {
  running = running.then(compute);
});
process.on("disconnect", () => process.exit());
