import {createInterface} from "node:readline/promises";
import {parseArgs} from "node:util";
import {ProblemError, readDataset} from "@cold-winter/data";
import {complete} from "./new/converse.js";
import {disputedRows} from "./new/disputed-rows.js";
import {importWorks} from "./new/import-works.js";
import {kinds} from "./new/kinds.js";
import {write} from "./new/write.js";
import {recoverSite} from "../build/swap.js";

const options = Object.values(kinds).flatMap(({asks}) =>
  asks.map(({name, flag}) => [name, {type: flag ? "boolean" : "string"}] as const)
);
const {values, positionals} = parseArgs({
  options: Object.fromEntries(options),
  allowPositionals: true
});
const told = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, value === true ? "yes" : String(value)])
);
const {stdin: input, stdout: output} = process;
const terminal = input.isTTY && output.isTTY ? createInterface({input, output}) : undefined;

try {
  await recoverSite();
  const [kind, name] = positionals;
  if (!kind && !terminal) throw new Error(usage());
  const dataset = readDataset();
  const ask = terminal && ((text: string) => terminal.question(text));
  const scaffold =
    kind === "claim" && told["from"]
      ? disputedRows(told["from"], dataset)
      : kind === "source" && told["from"]
        ? await importWorks(name, told, kinds, dataset, ask)
        : await complete({kind, name, told}, kinds, dataset, ask).then((order) =>
            order.made.make(order.name, order.told, dataset)
          );
  for (const line of await write(scaffold, dataset)) console.log(line);
  scaffold.finish?.();
  console.log(
    ["next:", ...scaffold.next, ...(kind === "notebook" ? [] : ["npm run check"])].join("\n  ")
  );
} catch (error) {
  console.error((error as Error).message);
  if (!(error instanceof ProblemError) && !(error instanceof Error)) throw error;
  process.exitCode = 1;
} finally {
  terminal?.close();
}

function usage(): string {
  const list = Object.entries(kinds).map(([kind, {what, asks}]) => {
    const words = asks.map(({name, usual}) => (usual ? `[--${name}]` : `--${name}`));
    return `  ${kind.padEnd(10)}${what}\n          ${words.join(" ")}`;
  });
  return `what is to be new? npm run new -- KIND NAME, or without either in a terminal, which asks\n${list.join("\n")}`;
}
