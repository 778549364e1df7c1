import {strToU8} from "fflate";
import {describe, expect, it} from "vitest";
import {memoizeByName, readDataset} from "@cold-winter/data";
import {loaderRecord, readLoaders, type PublisherFile} from "@cold-winter/data/loaders";
import {keptRows} from "../../packages/site/src/update/propose.js";
import {bomb, services} from "../support/services.js";

const dataset = readDataset();
const record = loaderRecord(dataset);
const loaders = (await readLoaders()).map(({loader}) => loader);
const keptOf = memoizeByName((table) => keptRows(dataset, table));

describe.each(services)("the loader of $loader", ({loader: id, file, rows, shown, refused}) => {
  const loader = loaders.find((each) => each.id === id)!;
  const load = async (each: PublisherFile) => loader.load(each, record);
  const isZip = file.name.endsWith(".zip");

  it("gives the rows of the cases alone, and what the record has of them", async () => {
    const given = await load(file);
    expect(given.map((row) => row["id"])).toEqual(rows);
    for (const row of given) {
      expect(row["sources"]).toMatch(new RegExp(`^${loader.source}\\[.+\\]$`));
      expect(row).toMatchObject({status: "checked", seen: "data_file"});
      const {sources: _, seen: _seen, status: _status, vintage: _vintage, ...said} = row;
      const kept = keptOf(loader.table).get(row["id"]!)?.cells;
      if (!row["id"]!.endsWith("*")) expect(kept).toMatchObject(said);
    }
  });

  it.each(shown)("shows %s that changed", async (_what, changed) => {
    expect(await load(changed)).not.toEqual(await load(file));
  });

  it.each(refused)("refuses %s", async (_what, wrong, words) => {
    await expect(load(wrong)).rejects.toThrow(words);
  });

  it("refuses a web page", async () => {
    const bytes = strToU8("<!DOCTYPE html><html><head><title>Moved</title></head></html>");
    await expect(load({name: file.name, bytes})).rejects.toThrow(
      "a web page in place of a file: Moved"
    );
  });

  it.runIf(isZip)("refuses half an archive, and one that would unpack to gigabytes", async () => {
    const half = {name: file.name, bytes: file.bytes.slice(0, file.bytes.length / 2)};
    await expect(load(half)).rejects.toThrow("no whole zip archive");
    await expect(load(bomb(file))).rejects.toThrow("unpacks to more than 150 MB");
  });

  it.runIf(file.name.endsWith(".json"))("refuses half a text", async () => {
    const half = {name: file.name, bytes: file.bytes.slice(0, file.bytes.length / 2)};
    await expect(load(half)).rejects.toThrow("no whole JSON");
  });
});

it("customs of a seller are imports of the case, in millions of dollars, as the record has them by the press", async () => {
  const {file} = services.find(({loader}) => loader === "un-comtrade")!;
  const loader = loaders.find(({id}) => id === "un-comtrade")!;
  const given = await loader.load(file, record);
  for (const {flow, best} of given) {
    const kept = [...keptOf("trade").values()].find(
      ({cells}) =>
        cells["origin"] === "un-comtrade" && cells["period"] === "2017" && cells["flow"] === flow
    );
    expect(kept!.cells).toMatchObject({best, partner: "CHN", measure: "partner_customs"});
  }
  expect(given.map(({flow}) => flow)).toEqual(["imports", "exports"]);
});
