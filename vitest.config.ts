import {defineConfig} from "vitest/config";

export default defineConfig({
  resolve: {alias: [{find: /^npm:(@?[^@]+)(@.*)?$/, replacement: "$1"}]},
  test: {
    globalSetup: process.env["COLD_WINTER_NO_SITE"] ? [] : "test/support/setup.ts",
    include: ["test/**/*.test.ts"],
    exclude: ["node_modules/**"],
    env: {TZ: "America/Los_Angeles"},
    expect: {requireAssertions: true, poll: {timeout: 15_000}},
    testTimeout: 240_000,
    hookTimeout: 600_000
  }
});
