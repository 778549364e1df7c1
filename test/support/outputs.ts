import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {inject} from "vitest";
import type {Answers} from "../../packages/data/src/answers.js";
import {computeOutputs, type Outputs} from "../../packages/site/src/outputs/outputs.js";
import {built} from "./built.js";

type Made = Pick<Outputs, "answers" | "files" | "problems">;

let promise: Promise<Made> | undefined;

/** Returns all outputs of the record: those of the site that the run has just built, or computed where it built none. */
export function outputs(): Promise<Made> {
  return (promise ??= process.env["COLD_WINTER_NO_SITE"]
    ? computeOutputs()
    : built(inject("site")).then(madeBefore));
}

const cache = "src/.observablehq/cache";

function madeBefore(): Made {
  const answers = new Map<string, Answers>();
  const files = new Map<string, string>();
  for (const folder of ["data", "data/answers"]) {
    for (const name of readdirSync(join(cache, folder)).filter((each) => each.endsWith(".json"))) {
      const text = readFileSync(join(cache, folder, name), "utf8");
      files.set(`${folder}/${name}`, text);
      if (folder === "data/answers")
        answers.set(name.replace(".json", ""), JSON.parse(text) as Answers);
    }
  }
  for (const name of readdirSync(cache).filter((each) => each.endsWith(".md")))
    files.set(name, readFileSync(join(cache, name), "utf8"));
  return {answers, files, problems: []};
}
