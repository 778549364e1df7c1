import {describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {ask} from "../support/database.js";

const dataset = readDataset();
const traps = dataset.tables
  .get("traps")!
  .map(({id, values}) => ({id, values: values as Record<string, string>}));

describe("the trap", () => {
  it.each(traps.map(({id, values}) => [id, values["handling"]!, values["proof"]!] as const))(
    "%s is %s",
    async (_id, _handling, proof) => {
      expect(await ask(`SELECT (${proof})`)).toEqual([[true]]);
    }
  );

  it("bites in tables, views and variables that there are", async () => {
    const made = `
      SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()
      UNION SELECT function_name FROM duckdb_functions() WHERE NOT internal`;
    const known = (await ask(made)).flat();
    const variables = (await ask("SELECT id FROM variables")).flat();
    const strange = traps
      .flatMap(({values}) => values["place"]!.split(";"))
      .filter((place) => {
        const [table, variable] = place.split(":");
        return !known.includes(table!) || (variable !== undefined && !variables.includes(variable));
      });
    expect(strange).toEqual([]);
  });
});
