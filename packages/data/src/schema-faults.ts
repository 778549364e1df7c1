import type {ErrorObject} from "ajv";
import {isScalar, LineCounter, parseDocument, type Document} from "yaml";
import type {Fault, Path} from "./described-names.js";
import {nearest} from "./shared/nearest.js";
import type {Report} from "./problem.js";

/** Reports faults of a JSON or YAML text, each with its line. */
export function reportFaults(faults: Fault[], text: string, file: string, report: Report): void {
  if (!faults.length) return;
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, keepSourceTokens: false});
  for (const {path, message, remedy} of faults)
    report({file, line: lineAt(document, lines, path), field: fieldName(path), message, remedy});
}

/** Properties that have another name now. */
const renamed: Record<string, string> = {"coldwinter:search": "coldwinter:thing"};

/** Says in words what a schema does not allow, and what may mend it. */
export function worded({instancePath, keyword, params, message, parentSchema}: ErrorObject): Fault {
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
