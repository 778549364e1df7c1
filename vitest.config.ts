import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: process.env["COLD_WINTER_NO_SITE"] ? [] : "test/support/setup.ts",
    include: ["test/**/*.test.ts"],
    // What builds, packs or serves a notebook of its own runs when all is asked for.
    exclude: [
      "**/node_modules/**",
      ...(process.env["COLD_WINTER_ALL"] ? [] : ["**/*.whole.test.ts"])
    ],
    // Many tests wait for a browser or a program of their own: two files at a time keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What one file has read, as the record and its database, the next has too.
    isolate: false,
    env: {TZ: "America/Los_Angeles"},
    expect: {requireAssertions: true, poll: {timeout: 15_000}},
    testTimeout: 240_000,
    hookTimeout: 600_000
  }
});
