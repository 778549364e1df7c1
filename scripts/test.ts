import {spawn} from "node:child_process";

// Types, lint and form first, side by side: they are quick and say most; then everything that runs.
const quick = [
  ["typescript/bin/tsc"],
  ["eslint/bin/eslint.js", ".", "--max-warnings=0"],
  ["prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."]
];

const fine = await Promise.all(quick.map(run));
process.exitCode = fine.every(Boolean) && (await run(["vitest/vitest.mjs", "run", ...process.argv.slice(2)])) ? 0 : 1;

/** Runs a program of the packages with its words; returns whether all was well. */
async function run([program, ...words]: string[]): Promise<boolean> {
  console.log(`${program!.split("/")[0]!} ${words.join(" ")}`);
  const child = spawn(process.execPath, [`node_modules/${program!}`, ...words], {stdio: "inherit"});
  return (await new Promise((resolve) => child.once("close", resolve))) === 0;
}
