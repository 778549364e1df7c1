import {spawn} from "node:child_process";
import {existsSync} from "node:fs";

// What a notebook has set up is asked, quick tools first and side by side; then everything that runs.
const quick = [
  // Where it is set up, the linter checks types too.
  existsSync(".oxlintrc.json")
    ? {needs: ".oxlintrc.json", program: ["oxlint/bin/oxlint"]}
    : {needs: "tsconfig.json", program: ["typescript/bin/tsc"]},
  {
    needs: ".oxfmtrc.json",
    program: ["oxfmt/bin/oxfmt", "--check"]
  },
  {
    needs: ".dependency-cruiser.cjs",
    program: ["dependency-cruiser/bin/dependency-cruise.mjs", "packages", "src", "loaders"]
  }
].filter(({needs}) => existsSync(needs));

const fine = await Promise.all(quick.map(({program}) => run(program)));
// Sweeps are sampled; asked for all, tests run each of them whole.
const words = process.argv.slice(2);
if (words.includes("--all")) process.env["COLD_WINTER_ALL"] = "1";
const tests = ["vitest/vitest.mjs", "run", ...words.filter((word) => word !== "--all")];
process.exitCode =
  fine.every(Boolean) && (!existsSync("vitest.config.ts") || (await run(tests))) ? 0 : 1;

/** Runs a program of the packages with its words; returns whether all was well. */
async function run([program, ...words]: string[]): Promise<boolean> {
  console.log(`${program!.split("/")[0]!} ${words.join(" ")}`);
  const child = spawn(process.execPath, [`node_modules/${program!}`, ...words], {stdio: "inherit"});
  return (await new Promise((resolve) => child.once("close", resolve))) === 0;
}
