import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

const seed = process.env["COLD_WINTER_SEED"] ?? seedOfCommit();
const all = Boolean(process.env["COLD_WINTER_ALL"]);
// What is named runs, slow or not.
const named = process.argv.slice(3).some((word) => !word.startsWith("--"));
const share = Number(process.env["COLD_WINTER_SHARE"] ?? (named || all ? 1 : 0.12));
const noSite = Boolean(process.env["COLD_WINTER_NO_SITE"]);

/** What needs the site comes last: it is built while other tests run. */
class SiteLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = new Map(files.map((file) => [file, needsSite(file.moduleId)]));
    return (await super.sort(files)).sort((a, b) => Number(waits.get(a)) - Number(waits.get(b)));
  }
}

function needsSite(file: string): boolean {
  const text = readFileSync(file, "utf8");
  return file.includes("/test/site/") || /support\/(outputs|bench|chromium)\.js/.test(text);
}

/** Each commit draws another sample of what is slow; a seed draws the same one again. */
function seedOfCommit(): string {
  const {stdout} = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], {encoding: "utf8"});
  return String(parseInt(stdout || "1", 16));
}

/** The slow files that are not drawn: `share` of all of them is, by their size. */
function notDrawn(): string[] {
  const files = readdirSync("test", {recursive: true, encoding: "utf8"})
    .map((file) => `test/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && !file.endsWith(".whole.test.ts"));
  const slow = files.filter((file) => /^\/\/ @module-tag slow$/m.test(readFileSync(file, "utf8")));
  const rank = (file: string) => createHash("sha256").update(`${seed} ${file}`).digest("hex");
  slow.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const sizes = slow.map((file) => statSync(file).size);
  const sum = (list: number[]) => list.reduce((total, size) => total + size, 0);
  const room = share * sum(sizes);
  return slow.filter((_, at) => at > 0 && sum(sizes.slice(0, at + 1)) > room);
}

export default defineConfig({
  test: {
    globalSetup: noSite ? [] : "test/support/setup.ts",
    setupFiles: noSite ? [] : "test/support/built.ts",
    sequence: {sequencer: SiteLast},
    include: ["test/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    // What builds, packs or serves a notebook of its own runs when all is asked for.
    exclude: ["**/node_modules/**", ...(all ? [] : ["**/*.whole.test.ts"]), ...notDrawn()],
    // Many tests wait for a browser or a program of their own: two files at a time keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What one file has read, as the record and its database, the next has too.
    isolate: false,
    env: {TZ: "America/Los_Angeles", COLD_WINTER_SEED: seed},
    tags: [
      {
        name: "slow",
        description:
          "waits for a browser, a server or a command of its own: npm test draws a few of these files"
      }
    ],
    expect: {requireAssertions: true, poll: {timeout: 15_000}},
    testTimeout: 240_000,
    hookTimeout: 600_000
  }
});
