// @module-tag slow
import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {
  byLayer,
  lineageOf,
  provDocument,
  type LineageFile
} from "../../packages/data/src/provenance/index.js";
import {computeOutputs, type Outputs} from "../../packages/site/src/outputs/outputs.js";
import {askedOf, lineagePath} from "../../packages/site/src/provenance/files.js";
import {fewQuestions} from "../support/few-questions.js";

const schema = JSON.parse(readFileSync("test/provenance/prov-json.schema.json", "utf8")) as Record<
  string,
  unknown
>;
const accepts = new Ajv({strict: false}).compile(schema);

describe("what an answer goes back to", () => {
  let outputs: Outputs;
  const names = ["clock", "incomes", "disagreements", "famine_estimates"];
  const fileOf = (query: string) =>
    JSON.parse(String(outputs.files.get(lineagePath(query)))) as LineageFile;
  const wholeOf = (query: string) => lineageOf(fileOf(query), askedOf(outputs.answers.get(query)!));

  beforeAll(async () => {
    outputs = await computeOutputs(fewQuestions(names));
    expect(outputs.broken).toBe(false);
  });

  it.each(names)("leads from every row of %s to a work and a voice", (query) => {
    const nodes = wholeOf(query);
    const known = new Map(nodes.map((node) => [node.id, node]));
    const columns = byLayer(nodes);
    expect(columns.get("row")!.length).toBeGreaterThan(4);
    for (const node of nodes) {
      for (const each of node.rests)
        expect(known.has(each), `${node.id} rests on ${each}`).toBe(true);
      if (node.layer !== "voice") expect(node.rests, node.id).not.toEqual([]);
    }
  });

  it.each(names)("is PROV-JSON that its schema accepts, for %s", (query) => {
    const document = provDocument(wholeOf(query), fileOf(query), "urn:example:");
    expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
    const things = new Set([document.entity, document.agent].flatMap((each) => Object.keys(each)));
    for (const {"prov:usedEntity": used} of Object.values(document.wasDerivedFrom))
      expect(things.has(String(used))).toBe(true);
    for (const {"prov:agent": agent} of Object.values(document.wasAttributedTo))
      expect(things.has(String(agent))).toBe(true);
  });

  it.each([
    ["an attribution to nobody", "wasAttributedTo", {"prov:entity": "row:a"}],
    ["a derivation from nothing", "wasDerivedFrom", {"prov:generatedEntity": "row:a"}],
    ["a generation of nothing", "wasGeneratedBy", {"prov:activity": "asking:a"}],
    ["an association of nothing", "wasAssociatedWith", {"prov:agent": "voice:a"}],
    ["an entity that is no object", "entity", "a row"],
    ["a relation that PROV does not have", "restsOn", {"prov:entity": "row:a"}]
  ])("is refused by its schema with %s", (_, part, value) => {
    const document = provDocument(wholeOf("clock"), fileOf("clock"), "urn:example:");
    const spoilt = {...document, [part]: {...document[part as "entity"], "_:spoilt": value}};
    expect(accepts(spoilt)).toBe(false);
  });

  it("folds a number that was made from another into that one's voice", () => {
    const rows = new Map(
      [...readDataset().tables.values()].flat().map((row) => [row.id, row.values])
    );
    const folded = names.flatMap((query) =>
      Object.entries(fileOf(query).readings).flatMap(([id, {derived, voices}]) => {
        const from = rows.get(id.split("/")[0]!)?.["derives_from"];
        const root = typeof from === "string" ? rows.get(from) : undefined;
        if (!derived || !root || root["derives_from"]) return [];
        const [work] = String(root["sources"]).split("[");
        return [{voices, expected: [root["origin"] ?? work]}];
      })
    );
    expect(folded.length).toBeGreaterThan(0);
    for (const {voices, expected} of folded) expect(voices).toEqual(expected);
  });
});
