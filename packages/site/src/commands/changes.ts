// Says what changed since a revision, up to another or up to now: rows, findings, code. It prints release notes, or all of it
// with `--json`; `--keep` keeps it for the feed.
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {parseArgs} from "node:util";
import {ProblemError} from "@cold-winter/data";
import {keepRelease, keptOf} from "../machines/kept-release.js";
import {computeOutputs, type Outputs} from "../outputs/outputs.js";
import {changedTables, changedWorks} from "./release/facts.js";
import {differences, findings} from "./release/findings.js";
import {releaseNotes, type Release} from "./release/notes.js";

const {values, positionals} = parseArgs({
  options: {json: {type: "boolean"}, keep: {type: "boolean"}},
  allowPositionals: true
});
const [revision, later] = positionals;
if (positionals.length > 2 || !revision || positionals.some((each) => each.startsWith("-"))) {
  console.error(
    "name one revision to compare with, or two to compare, as in npm run changes -- v2026.1"
  );
  process.exit(1);
}

function git(at: string, ...words: string[]): Buffer {
  const {status, stdout, stderr} = spawnSync("git", words, {maxBuffer: 2 ** 30});
  if (status === 0) return stdout;
  console.error(
    `git knows no data of ${at} (${stderr.toString().split("\n")[0]}); git tag lists its releases`
  );
  process.exit(1);
}

/** The facts at one time: their folder, data version and day, and what was found in them, null where this kit cannot read them. */
interface State {
  data: string;
  version: string;
  day: string;
  said: Map<string, string> | null;
}

const scratch = mkdtempSync(join(tmpdir(), "cold-winter-facts-"));
process.on("exit", () => rmSync(scratch, {recursive: true, force: true}));

async function stateNow(): Promise<State> {
  const outputs = await computeOutputs();
  if (outputs.broken) throw new ProblemError(outputs.problems);
  const day = new Date().toISOString().slice(0, 10);
  return {data: "data", version: outputs.dataset.version, day, said: await findings(outputs)};
}

async function stateAt(at: string): Promise<State> {
  const folder = mkdtempSync(join(scratch, "at-"));
  const list = git(at, "ls-tree", "-r", "-z", "--name-only", at, "data/").toString();
  for (const file of list.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    writeFileSync(join(folder, file), git(at, "show", `${at}:${file}`));
  }
  const data = join(folder, "data").replaceAll("\\", "/");
  const outputs = await earlierOutputs(data);
  const day = git(at, "log", "-1", "--format=%cs", at).toString().trim();
  const said = outputs && (await findings(outputs));
  return {data, version: outputs?.dataset.version ?? at, day, said};
}

// Facts of another schema may stop the rules of this one anywhere; then their rows alone are compared.
async function earlierOutputs(data: string): Promise<Outputs | null> {
  const outputs = await computeOutputs({data: [data]}).catch(() => null);
  return outputs?.broken === false ? outputs : null;
}

const before = await stateAt(revision);
const now = await (later ? stateAt(later) : stateNow());
const range = `${revision}..${later ?? ""}`;
const subjects = git(revision, "log", "--format=%s", range, "--", ".", ":(exclude)data").toString();
const release: Release = {
  versions: [before.version, now.version],
  tables: [...changedTables(before.data, now.data), changedWorks(before.data, now.data)],
  findings: before.said && now.said && differences(before.said, now.said),
  code: subjects.split("\n").filter(Boolean)
};
if (values.keep) keepRelease(keptOf(release, now.day));
console.log(values.json ? JSON.stringify(release, null, 2) : releaseNotes(release));
