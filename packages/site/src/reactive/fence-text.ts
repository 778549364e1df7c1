import type {ArrayExpression, CallExpression, Node, TaggedTemplateExpression} from "acorn";
import {simple} from "acorn-walk";
import {codeOnly, sqlName} from "@cold-winter/data/shared";
import type {PageCell} from "./cells.js";

/** A fence of SQL taken apart: its text, and between two pieces of it the code of a `${}`. */
export interface FenceText {
  parts: string[];
  values: FenceValue[];
}

interface FenceValue {
  code: string;
  /** The names that `column(…, ["a", "b"])` may give; null where it is a value. */
  columns: string[] | null;
}

/** Takes the code of a fence apart. */
export function fenceText({script}: PageCell): FenceText {
  const {tree, code} = script!;
  let found: TaggedTemplateExpression | undefined;
  simple(tree, {
    TaggedTemplateExpression(node) {
      if (!found || node.start < found.start) found = node;
    }
  });
  const {quasis, expressions} = found!.quasi;
  return {
    parts: quasis.map(({value}) => value.cooked ?? value.raw),
    values: expressions.map((node) => ({
      code: code.slice(node.start, node.end),
      columns: columnsOf(node)
    }))
  };
}

function columnsOf(node: Node): string[] | null {
  const {callee, arguments: given} = node as CallExpression;
  if (node.type !== "CallExpression" || callee.type !== "Identifier" || callee.name !== "column")
    return null;
  const list = given[1] as ArrayExpression | undefined;
  const names = list?.type === "ArrayExpression" ? list.elements : [];
  return names.flatMap((each) =>
    each?.type === "Literal" && typeof each.value === "string" ? [each.value] : []
  );
}

/**
 * Returns the statements to prepare for a fence: `?` stands for each value, and every column that one may name is tried.
 * Lines stay where they are.
 */
export function statementsToPrepare({parts, values}: FenceText): string[] {
  const tries = Math.max(1, ...values.map(({columns}) => columns?.length ?? 1));
  const statements = Array.from({length: tries}, (_, at) =>
    parts.reduce((all, part, place) => `${all}${standIn(values[place - 1]!, at)}${part}`)
  );
  return values.some(({columns}) => columns?.length === 0) ? [] : statements;
}

function standIn({code, columns}: FenceValue, at: number): string {
  const name = columns && sqlName(columns[at] ?? columns[0] ?? "");
  return `${name ?? "?"}${"\n".repeat(code.split("\n").length - 1)}`;
}

/** Returns the code of a `${}` that stands in quotes or in a comment, where no value belongs. */
export function quotedValue({parts, values}: FenceText): string | undefined {
  const marked = parts.reduce((all, part, at) => `${all}cold_winter_${at - 1}${part}`);
  const plain = codeOnly(marked);
  return values.find((_, at) => !new RegExp(`cold_winter_${at}(?!\\d)`).test(plain))?.code;
}
