import {readQuery, topLevel, type Query, type Select, type Span, type Statement} from "./shape.js";
import {isMark, isName, isWord, type Token} from "./tokens.js";

const conditions = ["HAVING", "QUALIFY", "ORDER"];
const words =
  "BY AND OR NOT IS NULL DISTINCT BETWEEN IN LIKE ILIKE SIMILAR TO GLOB ASC DESC NULLS FIRST LAST CASE WHEN THEN ELSE END EXISTS ANY ALL".split(
    " "
  );
const signs = new Set(["=", "==", "<>", "!=", "<", ">", "<=", ">=", ","]);

/**
 * Returns statements that give the numbers which a statement compares or orders by and does not show: what HAVING, QUALIFY
 * and ORDER BY compute, and WHERE of what an inner query computed.
 */
export function hiddenNumbers(statement: Statement, aggregates: ReadonlySet<string>): string[] {
  return new Hidden(statement, aggregates).of(statement.query, {text: "", open: 0}, new Set());
}

/** What stands before a query: what WITH names around it, and how many parentheses that opens. */
interface Head {
  text: string;
  open: number;
}

class Hidden {
  constructor(
    private readonly statement: Statement,
    private readonly aggregates: ReadonlySet<string>
  ) {}

  of(query: Query, head: Head, names: ReadonlySet<string>): string[] {
    const {tokens, sql} = this.statement;
    const first = query.branches[0]!.span[0];
    const own = query.named.length
      ? sql.slice(tokens[query.span[0]]!.from, tokens[first]!.from).replace(/\(\s*$/, "")
      : "";
    const outer = head.text && `${head.text} FROM (`;
    const inner = own ? {text: outer + own, open: head.open + (outer ? 1 : 0)} : head;
    const known = new Set([...names, ...query.named.map(({name}) => name.toLowerCase())]);
    return [
      ...query.named.flatMap(({query: named}) => this.of(named, inner, known)),
      ...query.branches.flatMap((branch) =>
        branch.kind === "query" ? this.of(branch, inner, known) : this.select(branch, inner, known)
      )
    ];
  }

  private select(select: Select, head: Head, names: ReadonlySet<string>): string[] {
    const {clauses, items, distinct} = select;
    const computed = items.some(
      ({kind, name}) => kind !== "table" || names.has(name.toLowerCase())
    );
    const behind = conditions.flatMap((word) => this.pieces(clauses.get(word), computed));
    const before = this.pieces(clauses.get("WHERE"), computed);
    const list = this.text(clauses.get("SELECT")).replace(/,\s*$/, "") || "*";
    const clause = (word: string) =>
      clauses.has(word) ? ` ${word} ${this.text(clauses.get(word))}` : "";
    const from = clause("FROM");
    const where = items.length > 1 ? clause("WHERE") : "";
    const rest = ["WHERE", "GROUP", "WINDOW"].map(clause).join("");
    // Rows alike, as those of one window, are one.
    const once = distinct === "no" ? "DISTINCT " : "";
    const found = [
      ...(behind.length
        ? [`SELECT ${once}${[list, ...named(behind)].join(", ")}${from}${rest}`]
        : []),
      ...(before.length ? [`SELECT DISTINCT ${named(before).join(", ")}${from}${where}`] : [])
    ];
    return [
      ...found.map((text) =>
        head.text ? `${head.text} FROM (${text})${")".repeat(head.open)}` : text
      ),
      ...this.within(select).flatMap((query) => this.of(query, head, names))
    ];
  }

  // The queries in a SELECT's FROM and in its expressions.
  private within({span, items}: Select): Query[] {
    const {tokens} = this.statement;
    const found = items.flatMap(({query}) => query ?? []);
    for (let at = span[0]; at < span[1]; at++) {
      const close = queryEnd(tokens, at);
      if (close === null) continue;
      if (!items.some((item) => item.query && item.span[0] <= at && at < item.span[1]))
        found.push(readQuery(tokens, [at + 1, close]));
      at = close;
    }
    return found;
  }

  // The expressions that a clause compares or orders by, where they compute something.
  private pieces(clause: Span | undefined, computed: boolean): string[] {
    if (!clause) return [];
    const {tokens} = this.statement;
    const found: string[] = [];
    let start = clause[0];
    for (const at of [...topLevel(tokens, clause), clause[1]]) {
      const ends = at === clause[1] || isWord(tokens[at], ...words) || signs.has(tokens[at]!.text);
      if (!ends || at < start) continue;
      if (start < at && this.computes([start, at], computed)) found.push(this.text([start, at]));
      start = at + 1;
    }
    return found;
  }

  private computes([start, end]: Span, computed: boolean): boolean {
    const {tokens} = this.statement;
    const piece = tokens.slice(start, end);
    // What IN and EXISTS ask is judged by itself.
    if (
      queryEnd(tokens, start) === end - 1 &&
      isWord(tokens[start - 1], "IN", "EXISTS", "ANY", "ALL")
    )
      return false;
    const called = piece.some(
      (token, at) =>
        isWord(token, "OVER") ||
        queryEnd(tokens, start + at) !== null ||
        (isMark(piece[at + 1], "(") && this.aggregates.has(token.text.toLowerCase()))
    );
    const names = piece.filter(
      (token, at) => isName(token) && !isMark(piece[at + 1], "(") && !isMark(piece[at + 1], ".")
    );
    const joined = names.length > 1 && piece.some(({text}) => /^[-+*/]$/.test(text));
    return called || joined || (computed && names.length > 0);
  }

  private text(span: Span | undefined): string {
    const {tokens, sql} = this.statement;
    return span && span[0] < span[1]
      ? sql.slice(tokens[span[0]]!.from, tokens[span[1] - 1]!.to)
      : "";
  }
}

const named = (pieces: string[]) => pieces.map((piece, at) => `(${piece}) AS hidden_${at + 1}`);

// The parenthesis that closes a query which begins at a token; null where none does.
function queryEnd(list: Token[], at: number): number | null {
  const {close} = list[at]!;
  return close !== undefined && isWord(list[at + 1], "SELECT", "FROM", "WITH") ? close : null;
}
