import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {readCitationFile, references, type Question} from "@cold-winter/data";
import {lineageOf, provDocument, type LineageFile} from "@cold-winter/data/provenance";
import type {Site} from "@cold-winter/figure/live";
import {answerRecord, answerSets, listedQuestion, type Edition} from "../outputs/answer-record.js";
import {askedOf, lineagePath} from "../provenance/files.js";
import type {Outputs} from "../outputs/outputs.js";

/**
 * Writes what other programs read into a folder of the built site: `api/index.json`, and below `api/answers/` each
 * question's answer with its figures' sentences, and below `api/provenance/` what it goes back to. The addresses stay; the version in each says of which data they are.
 */
export async function writeApi(
  folder: string,
  outputs: Pick<Outputs, "files" | "answers" | "dataset">,
  baked: Record<string, string>
): Promise<void> {
  const {title, version, asOf} = JSON.parse(String(outputs.files.get("data/site.json"))) as Site;
  const {url} = readCitationFile();
  const edition: Edition = {notebook: title, version, as_of: asOf};
  const told = {edition, references: references(outputs.dataset.sources)};
  const listed = JSON.parse(String(outputs.files.get("data/queries.json"))) as Question[];
  const questions = [];
  for (const question of listed) {
    const answers = outputs.answers.get(question.name);
    if (!answers) continue;
    const address = `answers/${question.name}.json`;
    const figures = question.figures.map((name) => ({
      ...{name, page: question.page, finding: baked[`finding:${name}`] ?? null},
      draws: baked[`draws:${name}`] || null
    }));
    const answer = answerRecord(answers, answerSets(answers), told);
    await put(join(folder, "api", address), {...answer, figures});
    const lineage = outputs.files.get(lineagePath(question.name));
    const provenance = lineage ? `provenance/${question.name}.json` : null;
    if (lineage) {
      const file = JSON.parse(String(lineage)) as LineageFile;
      const root = url ?? `urn:${edition.notebook.toLowerCase().replace(/[^a-z0-9]+/g, "-")}:`;
      const document = provDocument(lineageOf(file, askedOf(answers)), file, root);
      await put(join(folder, "api", provenance!), document);
    }
    questions.push({...listedQuestion(question), address, provenance});
  }
  await put(join(folder, "api/index.json"), {...edition, questions});
}

async function put(file: string, contents: object): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, `${JSON.stringify(contents)}\n`);
}
