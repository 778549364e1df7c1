import {readFileSync} from "node:fs";
import {readWorks, type Dataset} from "@cold-winter/data";
import {complete, type Question} from "./converse.js";
import type {Fields, Kind, Scaffold} from "./kind.js";
import {citeNext, entryText} from "./source.js";

/**
 * Takes the works of a file that a reference manager exported, or the one of a name. What the file does not say and an
 * entry has to is asked for, of each work, unless an option says it of all. Throws an Error of one line.
 */
export async function importWorks(
  name: string | undefined,
  {from, ...told}: Fields,
  kinds: Record<string, Kind>,
  dataset: Dataset,
  ask?: Question
): Promise<Scaffold> {
  const all = readWorks(readText(from!));
  const works = name === undefined ? all : all.filter(({key}) => key === name);
  if (!works.length)
    throw new Error(
      name === undefined
        ? `${from!} holds no work`
        : `${from!} holds no ${name}, but ${all.map(({key}) => key).join(", ")}`
    );
  const texts: string[] = [];
  let folder = "data";
  for (const {key, type, fields} of works) {
    // What the file leaves open is not to be had, as far as it says.
    const read: Fields = {year: "?", url: "?", doi: "?", urldate: "?", type, ...fields, ...told};
    const asked = ask && ((question: string) => ask(`${key}: ${question}`));
    try {
      // An editor stands in for an author.
      const author = read["author"] ?? (read["editor"] === undefined ? undefined : "");
      const known = {...read, ...(author !== undefined && {author})};
      const order = await complete({kind: "source", name: key, told: known}, kinds, dataset, asked);
      folder = order.told["folder"]!;
      texts.push(entryText(key, order.told, dataset, fields));
    } catch (error) {
      throw new Error(`${key}: ${(error as Error).message}`, {cause: error});
    }
  }
  const next = [
    `look at what was added: a reference manager makes mistakes`,
    ...citeNext(works[0]!.key)
  ];
  return {
    files: new Map(),
    entries: [{file: `${folder}/sources.bib`, text: texts.join("\n")}],
    next
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`no such file: ${file}`);
  }
}
