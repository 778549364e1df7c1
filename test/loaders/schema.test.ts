import {describe, expect, it} from "vitest";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {schemaOf} from "../../packages/data/src/schema.js";
import {badData} from "../support/data.js";

describe("the schema", () => {
  it("of a view that fails is an error, after which the database can be closed", async () => {
    const dataset = readDataset(badData("base"));
    const connection = await createDatabase(dataset);
    await connection.run(`CREATE VIEW broken AS SELECT CAST(id AS INTEGER) AS number FROM cases`);
    await expect(schemaOf(dataset, connection)).rejects.toThrow(/Could not convert/);
    connection.closeSync();
  });

  it("says what every view and macro means, and what their columns do", async () => {
    const dataset = readDataset(badData("base"));
    const {derived, macros} = await schemaOf(dataset, await createDatabase(dataset));
    expect(
      derived.flatMap(({columns}) => columns).every(({description}) => description.length > 3)
    ).toBe(true);
    expect(macros.every(({description}) => description.length > 10)).toBe(true);
    for (const {name, rows, columns, meanings} of macros)
      if (rows) expect(meanings, name).toHaveLength(columns.length);
  });
});
