import {readFileSync} from "node:fs";
import {readCells, type Cell} from "../../packages/site/src/pages/page-text.js";

/** A fenced block of a guide, its code without the indent of the list that it stands in. */
export interface Block extends Cell {
  /** Whether the guide says that nobody ran it. */
  untried: boolean;
  /** The program's parts that it cannot do without, as `pandas`. */
  needs: string[];
  /** The prose since the last heading or block that was tried. */
  before: string;
}

/** Returns the blocks of a guide that its page shows and does not run. */
export function blocksOf(guide: string): Block[] {
  const source = readFileSync(`src/guide/${guide}.md`, "utf8");
  const lines = source.split("\n");
  let since = 0;
  return readCells(source)
    .filter(
      ({language, info}) => !/^(js|sql|compare)$/.test(language) || /\brun=false\b/.test(info)
    )
    .map((cell) => {
      const untried = /\buntried\b/.test(cell.info);
      const before = lines
        .slice(since, cell.line - 1)
        .join("\n")
        .replace(/[\s\S]*\n#+ /, "");
      if (!untried) since = cell.line + cell.code.split("\n").length - 1;
      const indent = /^[ \t]*/.exec(cell.code)![0];
      const code = cell.code.replaceAll(`\n${indent}`, "\n").slice(indent.length);
      return {
        ...cell,
        code,
        untried,
        before,
        needs: /\bneeds=(\S+)/.exec(cell.info)?.[1]!.split(",") ?? []
      };
    });
}

/** What a guide has its reader do: run a command, or put a block into a file. */
export type Step = {command: string[]} | {file: string; text: string};

/** Returns the steps of a guide in their order: the lines of its `sh` blocks, and the blocks that name a file. */
export function stepsOf(guide: string): Step[] {
  return blocksOf(guide).flatMap(({language, info, code}): Step[] => {
    if (language === "sh")
      return code
        .trim()
        .split("\n")
        .map((line) => ({command: wordsOf(line)}));
    const file = /\bfile=(\S+)/.exec(info)?.[1];
    return file === undefined ? [] : [{file, text: code}];
  });
}

/** Returns the commands of a guide that begin with a program, each as its words. */
export function commandsOf(guide: string, program: string): string[][] {
  return stepsOf(guide).flatMap((step) =>
    "command" in step && step.command[0] === program ? [step.command] : []
  );
}

/** Returns the command of `scripts/` that `npm run …` names, and its words. */
export function kitCommand(command: string[]): [command: string, words: string[]] {
  const [name, ...rest] = command.slice(command[1] === "run" ? 2 : 1);
  return [name!, rest[0] === "--" ? rest.slice(1) : rest];
}

function wordsOf(line: string): string[] {
  return [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}
