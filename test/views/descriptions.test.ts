import {describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {readViews} from "../../packages/data/src/views.js";
import {ask} from "../support/database.js";
import {example} from "../support/views.js";

const views = readViews(readDataset().package.tables).flatMap((file) => file.views);

describe("the description of", () => {
  it.each(views.filter(({kind}) => kind === "view").map((view) => [view.call, view] as const))(
    "%s names its columns in their order",
    async (call, {columns}) => {
      const described = await ask(`DESCRIBE FROM ${example(call)}`);
      expect(columns.map(({name}) => name)).toEqual(described.map(([name]) => name));
    }
  );

  it("every view, macro and derived table is there", async () => {
    const derived = views.filter(({object}) => object === "TABLE").map(({name}) => `'${name}'`);
    const made = await ask(`
      SELECT view_name FROM duckdb_views() WHERE NOT internal
      UNION SELECT function_name FROM duckdb_functions() WHERE NOT internal
      UNION SELECT table_name FROM duckdb_tables() WHERE table_name IN (${derived.join()})`);
    const named = views.map(({name}) => name);
    expect(made.flat().filter((name) => !named.includes(String(name)))).toEqual([]);
    expect(named.filter((name) => !made.flat().includes(name))).toEqual([]);
  });
});
