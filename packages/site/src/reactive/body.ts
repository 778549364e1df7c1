import type {ImportDeclaration, ImportExpression, ImportSpecifier, Node, Program} from "acorn";
import {simple} from "acorn-walk";
import type {Script} from "./syntax.js";

/** A cell as a function: what it takes, what it defines, and its code, in which `importOf` stands for `import`. */
export interface Body {
  inputs: string[];
  outputs: string[];
  code: string;
}

/** Writes a cell as Framework does: one expression shows its value, declarations are returned. */
export function bodyOf({code, expression, tree, uses, declares}: Script): Body {
  const inputs = [...new Set(uses.map(({name}) => name))];
  const outputs = [...new Set(declares.map(({name}) => name))];
  const shows = expression && !inputs.includes("display") && !inputs.includes("view");
  const plain = withImports(code, tree);
  return {
    inputs: shows ? [...inputs, "display"] : inputs,
    outputs,
    code: shows ? `display(await(\n${plain}\n));` : `${plain}\nreturn {${outputs.join()}};`
  };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

function withImports(code: string, tree: Node): string {
  const edits: Edit[] = [];
  simple(tree, {
    ImportExpression: ({start}: ImportExpression) =>
      void edits.push({start, end: start + "import".length, text: "importOf"})
  });
  for (const node of tree.type === "Program" ? (tree as Program).body : [])
    if (node.type === "ImportDeclaration")
      edits.push({start: node.start, end: node.end, text: declarationOf(node)});
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, {start, end, text: by}) => text.slice(0, start) + by + text.slice(end), code);
}

function declarationOf({specifiers, source}: ImportDeclaration): string {
  const from = `await importOf(${JSON.stringify(source.value)});`;
  const all = specifiers.find(({type}) => type === "ImportNamespaceSpecifier");
  if (all) return `const ${all.local.name} = ${from}`;
  const names = specifiers.map((each) =>
    each.type === "ImportDefaultSpecifier"
      ? `default: ${each.local.name}`
      : `${JSON.stringify(importedName(each as ImportSpecifier))}: ${each.local.name}`
  );
  return `const {${names.join(", ")}} = ${from}`;
}

function importedName({imported}: ImportSpecifier): string {
  return imported.type === "Identifier" ? imported.name : String(imported.value);
}
