import {
  Parser,
  tokTypes,
  type Identifier,
  type ImportDeclaration,
  type Node,
  type Program
} from "acorn";
import {simple} from "acorn-walk";
import {transformSync} from "esbuild";
import {checkAssignments} from "@observablehq/framework/dist/javascript/assignments.js";
import {findDeclarations} from "@observablehq/framework/dist/javascript/declarations.js";
import {findReferences} from "@observablehq/framework/dist/javascript/references.js";

/** A cell's code as Framework understands it. */
export interface Script {
  code: string;
  /** Names that it defines for other cells, with their places in the code. */
  declares: Name[];
  /** Names that it takes from elsewhere: another cell, a word of Framework, the browser. */
  uses: Name[];
  /** Modules that it imports, with their places. */
  imports: Name[];
  /** Whether it is one expression, whose value is shown. */
  expression: boolean;
  tree: Node;
}

export interface Name {
  name: string;
  at: number;
}

const options = {ecmaVersion: 13, sourceType: "module"} as const;

/** Parses a cell as Framework does: one expression where it can be one, else a program. Throws a SyntaxError with `pos`. */
export function readScript(code: string, inline = false): Script {
  const expression = expressionOf(code);
  if (!expression && inline) throw new SyntaxError("no expression");
  const tree = expression ?? Parser.parse(code, options);
  const exported = expression ? undefined : (tree as Program).body.find(isExport);
  if (exported) throw syntaxError("a cell exports nothing: what it declares is there", exported);
  const references = findReferences(tree);
  checkAssignments(tree, references, code);
  return {
    code,
    declares: expression ? [] : findDeclarations(tree as Program, code).map(named),
    uses: references.map(named),
    imports: importsOf(tree),
    expression: expression !== null,
    tree
  };
}

/** Turns a cell of TypeScript or JSX into JavaScript. Throws a SyntaxError with `line`. */
export function toJavaScript(code: string, language: string): string {
  try {
    return transformSync(code, {
      loader: language as "ts" | "tsx" | "jsx",
      jsx: "transform",
      tsconfigRaw: '{"compilerOptions": {"verbatimModuleSyntax": true}}',
      logLevel: "silent"
    }).code;
  } catch (error) {
    const [first] = (error as {errors: {text: string; location?: {line: number}}[]}).errors;
    const problem = new SyntaxError(first?.text ?? (error as Error).message);
    throw Object.assign(problem, {line: first?.location?.line ?? 1});
  }
}

/** Lists what a module of the notebook imports. Throws a SyntaxError with its place where it cannot be read. */
export function readModule(code: string, language: string): Name[] {
  return importsOf(Parser.parse(language === "js" ? code : toJavaScript(code, language), options));
}

/** Returns the line of code, from 1, on which a SyntaxError stands. */
export function lineOfError(error: Error, code: string): number {
  const {pos, line, loc} = error as {pos?: number; line?: number; loc?: {line: number}};
  return line ?? loc?.line ?? code.slice(0, pos ?? 0).split("\n").length;
}

function expressionOf(code: string): Node | null {
  // These methods of the parser are the ones that Framework calls.
  const parser = new (Parser as unknown as Expressions)(options, code, 0);
  try {
    parser.nextToken();
    const node = parser.parseExpression() as Node & {id?: unknown};
    const isNamed = /^(Class|Function)Expression$/.test(node.type) && Boolean(node.id);
    return parser.type === tokTypes.eof && !isNamed ? node : null;
  } catch {
    return null;
  }
}

type Expressions = new (
  settings: typeof options,
  input: string,
  start: number
) => {nextToken(): void; parseExpression(): Node; type: unknown};

const isExport = ({type}: Node) => type.startsWith("Export");

function syntaxError(message: string, {start}: Node): SyntaxError {
  return Object.assign(new SyntaxError(message), {pos: start});
}

const named = ({name, start}: Identifier): Name => ({name, at: start});

function importsOf(tree: Node): Name[] {
  const found: Name[] = [];
  const add = (source: Node & {value?: unknown}) => {
    if (typeof source.value === "string") found.push({name: source.value, at: source.start});
  };
  simple(tree, {
    ImportDeclaration: ({source}: ImportDeclaration) => add(source),
    ExportAllDeclaration: ({source}) => add(source),
    ExportNamedDeclaration: ({source}) => void (source && add(source)),
    ImportExpression: ({source}) => add(source)
  });
  return found;
}
