import type {ErrorObject} from "ajv";
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Scalar
} from "yaml";
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
  const text = keyword === "type" && given["type"] === "string";
  const remedy = text ? "write it in quotation marks" : "mend the description";
  return {path, message: message ?? keyword, remedy};
}

/** The line of what a path leads to, or of the nearest thing around it that is there. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({key}) => isScalar(key) && String(key.value) === String(part));
      if (!pair) break;
      offset = (pair.key as Scalar).range![0];
      node = pair.value;
    } else if (isSeq(node) && isNode(node.items[Number(part)])) {
      node = node.items[Number(part)];
      offset = (node as Scalar).range![0];
    } else break;
  }
  return lines.linePos(offset).line;
}

const fieldName = (path: Path) => path.filter((part) => typeof part === "string").at(-1) ?? "";
