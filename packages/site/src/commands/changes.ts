// Says what changed since a revision: rows, findings, code. It prints release notes, or all of it with `--json`; `--keep` keeps it for the feed.
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {parseArgs} from "node:util";
import {computeOutputs, type Outputs} from "../outputs/outputs.js";
import {ProblemError} from "@cold-winter/data";
import type {KeptRelease} from "../machines/feed.js";
import {releaseFolder} from "../machines/write.js";
import {changedTables, changedWorks} from "./release/facts.js";
import {differences, findings} from "./release/findings.js";
import {releaseNotes, type Release} from "./release/notes.js";

const {values, positionals} = parseArgs({
  options: {json: {type: "boolean"}, keep: {type: "boolean"}},
  allowPositionals: true
});
const [revision] = positionals;
if (positionals.length !== 1 || !revision || revision.startsWith("-")) {
  console.error("name one revision to compare with, as in npm run changes -- v2026.1");
  process.exit(1);
}

function git(...words: string[]): Buffer {
  const {status, stdout, stderr} = spawnSync("git", words, {maxBuffer: 2 ** 30});
  if (status === 0) return stdout;
  console.error(
    `git knows no data of ${revision} (${stderr.toString().split("\n")[0]}); git tag lists its releases`
  );
  process.exit(1);
}

// Facts of another schema may stop the rules of this one anywhere; then their rows alone are compared.
async function earlierOutputs(data: string): Promise<Outputs | null> {
  const outputs = await computeOutputs({data: [data]}).catch(() => null);
  return outputs?.broken === false ? outputs : null;
}

const folder = mkdtempSync(join(tmpdir(), "cold-winter-facts-"));
process.on("exit", () => rmSync(folder, {recursive: true, force: true}));
for (const file of git("ls-tree", "-r", "-z", "--name-only", revision, "data/")
  .toString()
  .split("\0")) {
  if (!file) continue;
  mkdirSync(dirname(join(folder, file)), {recursive: true});
  writeFileSync(join(folder, file), git("show", `${revision}:${file}`));
}

const now = await computeOutputs();
if (now.broken) throw new ProblemError(now.problems);
const before = await earlierOutputs(join(folder, "data").replaceAll("\\", "/"));
const [old, current] = [before && (await findings(before)), await findings(now)];
const subjects = git("log", "--format=%s", `${revision}..`, "--", ".", ":(exclude)data").toString();
const release: Release = {
  versions: [before?.dataset.version ?? revision, now.dataset.version],
  tables: [
    ...changedTables(join(folder, "data"), "data"),
    changedWorks(join(folder, "data"), "data")
  ],
  findings: old && differences(old, current),
  code: subjects.split("\n").filter(Boolean)
};
if (values.keep) {
  const {code: _, ...facts} = release;
  const file = `${releaseFolder}/${now.dataset.version}.json`;
  mkdirSync(releaseFolder, {recursive: true});
  const kept: KeptRelease = {...facts, asOf: now.dataset.package.asOf};
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
console.log(values.json ? JSON.stringify(release, null, 2) : releaseNotes(release));
