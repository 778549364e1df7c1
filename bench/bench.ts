import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {cpus} from "node:os";
import {execFileSync} from "node:child_process";
import {parseArgs} from "node:util";
import {authorTimes} from "./authors.js";
import {choiceTimes} from "./choices.js";
import {engineRounds} from "./engine.js";
import {growth} from "./growth.js";
import {pageRounds} from "./pages.js";
import {report, type Results} from "./report.js";
import {openSites, type Sites} from "./rivals.js";
import {findBrowser} from "@cold-winter/site/build";

const parts = ["pages", "engine", "choices", "growth", "authors"] as const;

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {rounds: {type: "string", default: "3"}}
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  stop(`not a number of rounds: ${values.rounds} (give a whole number from 1)`);
for (const name of positionals)
  if (!parts.includes(name as never))
    stop(`unknown part: ${name} (name some of ${parts.join(", ")}, or none for all)`);
if (!existsSync("dist/index.html")) stop("no built site (run npm run build, then this again)");

const file = "bench/results.json";
const wanted = parts.filter((name) => !positionals.length || positionals.includes(name));
const results = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : {};
const executable = findBrowser();
let sites: Promise<Sites> | undefined;
const opened = () => (sites ??= openSites());
const measure = {
  pages: async () => pageRounds(executable, await opened(), rounds),
  engine: async () => engineRounds(executable, await opened(), rounds),
  choices: async () => choiceTimes(executable, await opened()),
  growth: async () => growth(executable, await opened()),
  authors: () => authorTimes(executable, rounds)
};
try {
  for (const name of wanted) {
    console.log(`${name} …`);
    Object.assign(results, {[name]: await measure[name]()});
    results.measured = {...results.measured, [name]: stamp()};
    // A part that fails later leaves what was found before it.
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  }
} finally {
  (await sites?.catch(() => undefined))?.close();
}
const text = report(results, lastCommitted());
writeFileSync("bench/results.md", text);
console.log(text);

function stamp(): string {
  const [processor] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${cpus().length} × ${processor?.model ?? "?"}`;
}

function lastCommitted(): Results {
  try {
    const text = execFileSync("git", ["show", `HEAD:${file}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    });
    const last = JSON.parse(text) as Results;
    return last.measured ? last : {};
  } catch {
    return {};
  }
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
