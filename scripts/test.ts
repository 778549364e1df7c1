import {spawnSync} from "node:child_process";

// Types, lint and form first: they are quick and say most; then everything that runs.
const steps = [
  ["typescript/bin/tsc"],
  ["eslint/bin/eslint.js", ".", "--max-warnings=0"],
  ["prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["vitest/vitest.mjs", "run", ...process.argv.slice(2)]
];

for (const [program, ...words] of steps) {
  console.log(`${program!.split("/")[0]!} ${words.join(" ")}`);
  const {status} = spawnSync(process.execPath, [`node_modules/${program!}`, ...words], {stdio: "inherit"});
  if (status !== 0) process.exit(status ?? 1);
}
