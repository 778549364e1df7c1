import ts from "typescript";

/** A text that stands in a program. */
export interface Found {
  line: number;
  words: string;
}

// What readers see or hear of an element, as attribute or as property.
const shown =
  /^(aria-label|aria-description|alt|title|placeholder|label|textContent|innerText|ariaLabel)$/;
// Calls that make text of their arguments, and the first that is one.
const makers: Record<string, number> = {
  element: 3,
  make: 2,
  write: 1,
  append: 0,
  prepend: 0,
  replaceChildren: 0
};
// Calls whose arguments are selectors or lists of words for the program, and attributes that hold such.
const selecting = /^(querySelector|querySelectorAll|closest|matches|split)$/;
const wordLists = /^(class|className|rel|type|content-type)$/;
const query = /\b(SELECT|FROM|WHERE|AND|AS|BY|UNION|RECURSIVE|VARIABLE|DROP|TABLE|DETACH|SET)\b/;
const code = /=>|;\n|^const |var\(--|^default-src|'self'/;
const selector = /^[.#]\w/;

/**
 * Returns the literals of a program that would reach a reader: two words with a space between them anywhere, a word with
 * a capital on its own, and every word where an element takes its text. Queries, styles, selectors and code are none;
 * what a builder alone reads, errors and the console, is none where `forBuilders`.
 */
export function textsIn(program: string, {forBuilders = false} = {}): Found[] {
  const source = ts.createSourceFile("program.ts", program, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || (forBuilders && isForBuilders(node)))
      return;
    const words = wordsOf(node);
    if (words && (isProse(words, node) || (/\p{L}{2}/u.test(words) && isShown(node))))
      found.push({line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, words});
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The words of a literal or of a part of a template, without tags. */
function wordsOf(node: ts.Node): string {
  if (
    !ts.isStringLiteralLike(node) &&
    !ts.isTemplateHead(node) &&
    !ts.isTemplateMiddleOrTemplateTail(node)
  )
    return "";
  const words = node.text
    .replace(/<[^<>]*>|^[^<>]*>|<[^<>]*$/g, " ")
    .replace(/[\w-]+="[^"]*("|$)/g, " ")
    .trim();
  return [code, query, selector].some((kind) => kind.test(words)) ? "" : words;
}

function isProse(words: string, node: ts.Node): boolean {
  if (/\p{L}{2,}[,.:;!?]?\s+\p{L}{2,}/u.test(words)) return !isForProgram(node);
  return /^\p{Lu}\p{Ll}+[.:!?]?$/u.test(words) && !isForProgram(node);
}

function isForProgram({parent}: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) return isComparison(parent);
  if (ts.isPropertyAssignment(parent))
    return wordLists.test(nameOf(parent.name)) || nameOf(parent.name) === "key";
  if (ts.isPropertyAccessExpression(parent)) return selecting.test(parent.name.text);
  return ts.isCallExpression(parent) && selecting.test(nameOf(parent.expression));
}

// Where a literal ends up, through conditions, sums and templates.
function isShown(node: ts.Node): boolean {
  let below = node;
  let at = node.parent;
  while (
    ts.isTemplateExpression(at) ||
    ts.isTemplateSpan(at) ||
    ts.isParenthesizedExpression(at) ||
    (ts.isConditionalExpression(at) && at.condition !== below) ||
    (ts.isBinaryExpression(at) &&
      !isComparison(at) &&
      at.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
  ) {
    below = at;
    at = at.parent;
  }
  if (ts.isPropertyAssignment(at)) return at.initializer === below && shown.test(nameOf(at.name));
  if (ts.isBinaryExpression(at))
    return at.right === below && !isComparison(at) && shown.test(nameOf(at.left));
  if (!ts.isCallExpression(at)) return false;
  return (
    at.arguments.indexOf(below as ts.Expression) >= (makers[nameOf(at.expression)] ?? Infinity)
  );
}

function isComparison({operatorToken}: ts.BinaryExpression): boolean {
  return /^[=!]==$/.test(operatorToken.getText());
}

function isForBuilders(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) && nameOf(node.expression) === "Error") ||
    (ts.isCallExpression(node) && /^console\.|^process\./.test(node.expression.getText()))
  );
}

function nameOf(node: ts.Node): string {
  return (ts.isPropertyAccessExpression(node) ? node.name : node).getText().replace(/["']/g, "");
}
