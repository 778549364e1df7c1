import type {Engine} from "@cold-winter/data";

/** A function of the engine's own. */
export interface EngineFunction {
  name: string;
  /** How it is called, each way once. */
  forms: string[];
  description: string;
  examples: string[];
}

const all = `SELECT function_name AS name, list(DISTINCT parameters::VARCHAR ORDER BY parameters::VARCHAR) AS forms,
    coalesce(first(description ORDER BY length(description) DESC), '') AS description, coalesce(first(examples), []) AS examples
  FROM system.main.duckdb_functions()
  WHERE internal AND regexp_full_match(function_name, '[a-z][a-z0-9_]*') AND function_type IN ('scalar', 'aggregate', 'macro', 'table')
  GROUP BY ALL ORDER BY ALL`;

/** Returns the functions that an engine has of its own, with what it says of them. */
export async function functionsOf(engine: Pick<Engine, "read">): Promise<EngineFunction[]> {
  const {rows} = await engine.read(all, {});
  const texts = (cell: unknown) => (Array.isArray(cell) ? cell.map(String) : []);
  return (rows["name"] ?? []).map((name, at) => ({
    name: String(name),
    forms: texts(rows["forms"]![at]).map(
      (form) => `${String(name)}(${form.replace(/^\[|\]$/g, "")})`
    ),
    description: String(rows["description"]![at] ?? ""),
    examples: texts(rows["examples"]![at])
  }));
}
