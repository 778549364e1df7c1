import type {ErrorObject} from "ajv";
import {isScalar, LineCounter, parseDocument, type Document} from "yaml";
import {descriptionSchema} from "./description-schema.js";
import {namesUnknown, type Described, type Fault, type Path} from "./described-names.js";
import {schemaCheck} from "./schema-check.js";
import {nearest} from "./shared/nearest.js";
import type {Report} from "./problem.js";

const checkSchema = schemaCheck(descriptionSchema);

/**
 * Reports, each with its line, what a description says that its schema does not know, and what it names that it does
 * not describe: a table, a column, a key. Returns whether its tables can be read all the same.
 */
export function checkDescription(
  text: string,
  read: unknown,
  file: string,
  report: Report
): boolean {
  const faults = checkSchema(read).map(worded);
  const readable = isReadable(read);
  if (readable) faults.push(...namesUnknown(read));
  if (faults.length) {
    const lines = new LineCounter();
    const document = parseDocument(text, {lineCounter: lines, keepSourceTokens: false});
    for (const {path, message, remedy} of faults)
      report({file, line: lineAt(document, lines, path), field: fieldName(path), message, remedy});
  }
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

/** Properties that have another name now. */
const renamed: Record<string, string> = {"coldwinter:search": "coldwinter:thing"};

function worded({instancePath, keyword, params, message, parentSchema}: ErrorObject): Fault {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const given = params as Record<string, unknown>;
  if (keyword === "additionalProperties") {
    const property = String(given["additionalProperty"]);
    const known = Object.keys((parentSchema as {properties: object}).properties);
    const near = renamed[property] ?? nearest(property, known);
    return {
      path: [...path, property],
      message: `unknown property: ${property}`,
      remedy: near ? `did you mean ${near}?` : "remove it: nothing reads it"
    };
  }
  if (keyword === "required") {
    const property = String(given["missingProperty"]);
    return {path, message: `missing property: ${property}`, remedy: `give its ${property}`};
  }
  if (keyword === "enum")
    return {
      path,
      message: "unknown word",
      remedy: `write one of ${(given["allowedValues"] as string[]).join(", ")}`
    };
  return {path, message: message ?? keyword, remedy: "mend the description"};
}

/** The line of what a path leads to, or of the nearest thing around it that is there. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) as {items?: Pairs} | undefined;
    const last = path[length - 1];
    const pair = parent?.items?.find((item) => isScalar(item.key) && item.key.value === last);
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Ranged | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

type Pairs = {key?: unknown}[];
interface Ranged {
  range?: [number, number, number] | null;
}

const fieldName = (path: Path) => path.filter((part) => typeof part === "string").at(-1) ?? "";
