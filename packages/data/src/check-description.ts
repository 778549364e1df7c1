import {descriptionSchema} from "./description-schema.js";
import {namesUnknown, type Described} from "./described-names.js";
import {schemaCheck} from "./schema-check.js";
import {reportFaults, worded} from "./schema-faults.js";
import type {Report} from "./problem.js";

const checkSchema = schemaCheck(descriptionSchema);

/**
 * Reports, each with its line, what a description says that its schema does not know, and what it names that it does
 * not describe: a table, a column, a key. The last `more` tables are described elsewhere. Returns whether its tables can be read all the same.
 */
export function checkDescription(
  text: string,
  read: unknown,
  file: string,
  report: Report,
  more = 0
): boolean {
  const faults = checkSchema(read).map(worded);
  const readable = isReadable(read);
  if (readable) faults.push(...namesUnknown(read));
  // What is described elsewhere is judged there.
  const typed = readable ? read.resources.length - more : 0;
  const own = faults.filter(
    ({path}) => !(readable && path[0] === "resources" && Number(path[1]) >= typed)
  );
  reportFaults(own, text, file, report);
  return readable;
}

/** Parts of a description that may be missing. */
interface Loose {
  name?: unknown;
  path?: unknown;
  schema?: {
    fields?: ({name?: unknown} | null)[];
    foreignKeys?: ({reference?: unknown; fields?: unknown} | null)[];
  } | null;
}

function isReadable(read: unknown): read is Described {
  const {resources} = (read ?? {}) as {resources?: (Loose | null)[]};
  return (
    Array.isArray(resources) &&
    resources.every(
      (table) =>
        typeof table?.name === "string" &&
        typeof table.path === "string" &&
        Array.isArray(table.schema?.fields) &&
        table.schema.fields.every((field) => typeof field?.name === "string") &&
        (table.schema.foreignKeys ?? []).every((key) => Boolean(key?.reference && key.fields))
    )
  );
}
