import {writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {fuzz} from "./fuzz/run.js";

const {values} = parseArgs({
  options: {
    count: {type: "string", default: "500"},
    seed: {type: "string", default: "1964"},
    only: {type: "string"}
  }
});
const [count, seed, only] = [
  Number(values.count),
  Number(values.seed),
  values.only && Number(values.only)
];
const report = await fuzz({
  count,
  seed,
  only: only === "" ? undefined : only,
  tell: (line) => console.log(line)
});
console.log(
  `${count} corruptions: ${Object.entries(report.outcomes)
    .map(([outcome, times]) => `${times} ${outcome}`)
    .join(", ")}`
);
if (only === undefined)
  writeFileSync("test/fuzz-report.json", `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.failures.length ? 1 : 0;
