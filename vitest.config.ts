import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

// Each commit draws another sample; a seed draws the same one again.
const commit = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], {encoding: "utf8"}).stdout;
const seed = process.env["COLD_WINTER_SEED"] ?? String(parseInt(commit || "1", 16));
// Slow tests are drawn where nobody names what to run.
const named = process.argv.slice(3).some((word) => !word.startsWith("--"));
const all = Boolean(process.env["COLD_WINTER_ALL"]);
const share = process.env["COLD_WINTER_SHARE"] ?? (named || all ? "1" : "0.2");
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

export default defineConfig({
  test: {
    globalSetup: noSite ? [] : "test/support/setup.ts",
    setupFiles: noSite ? [] : "test/support/built.ts",
    sequence: {sequencer: SiteLast},
    include: ["test/**/*.test.ts"],
    // What builds, packs or serves a notebook of its own runs when all is asked for.
    exclude: ["**/node_modules/**", ...(all ? [] : ["**/*.whole.test.ts"])],
    // Many tests wait for a browser or a program of their own: two files at a time keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What one file has read, as the record and its database, the next has too.
    isolate: false,
    env: {TZ: "America/Los_Angeles", COLD_WINTER_SEED: seed, COLD_WINTER_SHARE: share},
    runner: "test/support/draw.ts",
    tags: [
      {
        name: "slow",
        description: "waits for a browser, a server or a command of its own; npm test draws a share"
      }
    ],
    expect: {requireAssertions: true, poll: {timeout: 15_000}},
    testTimeout: 240_000,
    hookTimeout: 600_000
  }
});
