import {translate} from "../text.js";
import {countedRows, type Call} from "./counted.js";
import {isAlias, type Item, type Query, type Select, type Span, type Statement} from "./shape.js";
import {isMark, isName, isWord, quotedIdentifier} from "./tokens.js";

/** What a rewriting brings along with each row: how a table gives it, how several become one. */
export interface Carrier {
  /** Name of the new column. */
  column: string;
  /** The expression for one table or macro under its alias; null where it has nothing to give. */
  of: (name: string, alias: string) => string | null;
  /** Joins what the tables of one row give. */
  join: (expressions: string[]) => string;
  /** Sums up an expression over the rows of a group: those for which a condition holds, where there is one. */
  sum: (expression: string, where: string | null) => string;
}

/** What the rewriting must know of the engine. */
export interface Known {
  aggregates: ReadonlySet<string>;
}

interface Edit {
  at: number;
  to: number;
  text: string;
}

/**
 * Returns a statement that gives the same rows with one more column, brought along from the tables through joins,
 * named queries, groups and unions. Throws, with the reason, where that cannot be done.
 */
export function carry(statement: Statement, carrier: Carrier, known: Known): Carried {
  const rewriting = new Rewriting(statement, carrier, known);
  const from = rewriting.query(statement.query, new Map(), carrier.column);
  return {sql: rewriting.text(), from: [...from.values()]};
}

/**
 * A statement that brings something along, and what it is brought from: tables by name, calls of macros as written, each
 * as often as the statement names it.
 */
export interface Carried {
  sql: string;
  from: string[];
}

/** What a WITH names: the column that it brings along, and from where, by places in the text. */
interface Named {
  column: string;
  from: Origins;
}

type Origins = ReadonlyMap<number, string>;
type Scope = ReadonlyMap<string, Named>;

// Window functions that tell the place of a row among others.
const ranking = new Set([
  "row_number",
  "rank",
  "dense_rank",
  "rank_dense",
  "ntile",
  "percent_rank",
  "cume_dist"
]);

class Rewriting {
  private readonly edits: Edit[] = [];
  private names = 0;

  constructor(
    private readonly statement: Statement,
    private readonly carrier: Carrier,
    private readonly known: Known
  ) {}

  text(): string {
    let text = this.statement.sql.slice(0, this.end(this.statement.tokens.length));
    // From the end to the start, so that places stay; of two at one place the later comes behind the earlier.
    const backwards = this.edits
      .map((edit, order) => ({...edit, order}))
      .sort((a, b) => b.at - a.at || b.order - a.order);
    for (const {at, to, text: put} of backwards) text = text.slice(0, at) + put + text.slice(to);
    return text;
  }

  query(query: Query, outer: Scope, column: string): Origins {
    if (query.recursive) throw new Error(translate("trace.part", {part: "WITH RECURSIVE"}));
    const scope = new Map(outer);
    for (const {name, query: named} of query.named) {
      const own = this.fresh();
      scope.set(name.toLowerCase(), {column: own, from: this.query(named, scope, own)});
    }
    const from = query.branches.flatMap((branch) => {
      if (branch.kind === "query") return [...this.query(branch, scope, column)];
      return [...this.select(branch, scope, column)];
    });
    this.together(query, column);
    return new Map(from);
  }

  private together(query: Query, column: string): void {
    const kinds = new Set(
      query.words.map((word) => word.replace(" BY NAME", "").replace(" DISTINCT", ""))
    );
    if (!kinds.size || (kinds.size === 1 && kinds.has("UNION ALL"))) return;
    if (kinds.size > 1 || !kinds.has("UNION"))
      throw new Error(translate("trace.part", {part: [...kinds].join(", ")}));
    this.union(query, column);
  }

  // UNION keeps one of equal rows; what is brought along would make them differ, so they are grouped instead.
  private union({branches, tail}: Query, column: string): void {
    const {tokens} = this.statement;
    const name = quotedIdentifier(column);
    const start = tokens[branches[0]!.span[0]]!.from;
    const open = branches[0]!.kind === "query" ? start - 1 : start;
    this.edit(
      open,
      `SELECT * EXCLUDE (${name}), ${this.carrier.sum(name, null)} AS ${name} FROM (`,
      "first"
    );
    for (let at = branches[0]!.span[1]; at < branches.at(-1)!.span[0]; at++) {
      if (!isWord(tokens[at], "UNION")) continue;
      if (isWord(tokens[at + 1], "DISTINCT")) this.replace(at + 1, "ALL");
      else this.edit(tokens[at]!.to, " ALL");
    }
    this.edit(this.end(tail[0]), ") GROUP BY ALL");
  }

  private select(select: Select, scope: Scope, column: string): Origins {
    const brought = select.items.flatMap((item) => this.item(item, scope) ?? []);
    const expressions = brought.map(({expression}) => expression);
    this.hide(select, scope);
    this.add(select, expressions, column);
    // What a window takes from other rows does not come along with this one.
    const list = select.clauses.get("SELECT");
    if (list && this.windowed(list)) return new Map();
    return new Map(brought.flatMap(({from}) => [...from]));
  }

  private add(select: Select, expressions: string[], column: string): void {
    const {tokens} = this.statement;
    const list = select.clauses.get("SELECT");
    const joined =
      expressions.length > 1 ? this.carrier.join(expressions) : (expressions[0] ?? "NULL::VARCHAR");
    const sums = this.sums(select);
    const merge = sums || select.distinct === "all";
    if (sums && select.distinct === "all") throw new Error(translate("trace.groups"));
    const where = sums && list ? this.counted(list) : null;
    const added = `${merge ? this.carrier.sum(joined, where) : joined} AS ${quotedIdentifier(column)}`;
    if (!list) {
      this.edit(tokens[select.span[0]]!.from, `SELECT *, ${added} `);
      return;
    }
    const comma = isMark(tokens[list[1] - 1], ",") ? " " : ", ";
    this.edit(tokens[list[1] - 1]!.to, comma + added);
    if (select.distinct !== "all") return;
    this.replace(list[0], "");
    this.edit(this.groupPlace(select), " GROUP BY ALL");
  }

  private item(item: Item, scope: Scope): {expression: string; from: Origins} | null {
    const {kind, name, alias, query, visible, unnamed, span} = item;
    if (kind === "query") {
      const own = this.fresh();
      const from = this.query(query!, scope, own);
      return visible ? {expression: own, from} : null;
    }
    const named = kind === "table" ? scope.get(name.toLowerCase()) : undefined;
    if (!visible || !name) return null;
    if (named) return {expression: `${quotedIdentifier(alias)}.${named.column}`, from: named.from};
    const expression = this.carrier.of(name, quotedIdentifier(alias));
    if (!expression) return null;
    if (kind === "macro" && unnamed !== null)
      this.edit(this.end(unnamed + 1), ` AS ${quotedIdentifier(alias)}`);
    return {expression, from: new Map([[span[0], this.called(item)]])};
  }

  // A query within an expression, as `IN (FROM named)`, gives one column: it sees none that is brought along.
  private hide({span, items}: Select, scope: Scope): void {
    const {tokens} = this.statement;
    const open: number[] = [];
    for (let at = span[0]; at < span[1]; at++) {
      at = items.find((item) => item.span[0] === at)?.span[1] ?? at;
      while (open.length && tokens[open.at(-1)!]!.close! <= at) open.pop();
      const token = tokens[at];
      if (at >= span[1] || !token) return;
      if (token.close !== undefined) open.push(at);
      const inner = open.length > 0 && isWord(tokens[open.at(-1)! + 1], "SELECT", "FROM", "WITH");
      const named = inner && isName(token) ? scope.get(token.text.toLowerCase()) : undefined;
      if (!named || !isWord(tokens[at - 1], "FROM", "JOIN") || isMark(tokens[at + 1], "."))
        continue;
      const name = quotedIdentifier(token.text);
      this.edit(token.from, `(SELECT * EXCLUDE (${named.column}) FROM `);
      this.edit(token.to, isAlias(tokens[at + 1]) ? ")" : `) AS ${name}`);
    }
  }

  // The rows that the aggregates of a list are made of; null where these are all.
  private counted(list: Span): string | null {
    const found = [...this.aggregates(list)].map((call) => countedRows(this.statement, call));
    return found.length && !found.includes(null) ? [...new Set(found)].join(" OR ") : null;
  }

  private called({kind, name, span}: Item): string {
    const {sql, tokens} = this.statement;
    return kind === "macro" ? sql.slice(tokens[span[0]]!.from, tokens[span[1] - 1]!.to) : name;
  }

  private sums({clauses}: Select): boolean {
    if (clauses.has("GROUP") || clauses.has("HAVING")) return true;
    const list = clauses.get("SELECT");
    return list !== undefined && !this.aggregates(list).next().done;
  }

  private *aggregates(span: Span): Generator<Call> {
    const {tokens} = this.statement;
    for (let at = span[0]; at < span[1]; at++) {
      const {close} = tokens[at + 1] ?? {};
      if (close !== undefined && isWord(tokens[at + 2], "SELECT", "FROM", "WITH")) at = close;
      else if (close !== undefined && this.known.aggregates.has(tokens[at]!.text.toLowerCase())) {
        const filter = isWord(tokens[close + 1], "FILTER") ? close + 2 : null;
        const last = filter === null ? close : tokens[filter]!.close!;
        if (!isWord(tokens[last + 1], "OVER")) yield {at, filter};
        at = last;
      }
    }
  }

  private windowed([start, end]: Span): boolean {
    const {tokens} = this.statement;
    for (let at = start; at < end; at++) {
      const {close} = tokens[at + 1] ?? {};
      if (close === undefined) continue;
      if (isWord(tokens[at + 2], "SELECT", "FROM", "WITH")) at = close;
      else {
        const last = isWord(tokens[close + 1], "FILTER") ? tokens[close + 2]!.close! : close;
        const over = isWord(tokens[last + 1], "OVER");
        if (over && !ranking.has(tokens[at]!.text.toLowerCase())) return true;
      }
    }
    return false;
  }

  private groupPlace({span, clauses}: Select): number {
    const later = ["WINDOW", "QUALIFY", "ORDER", "LIMIT", "OFFSET"].flatMap(
      (word) => clauses.get(word)?.[0] ?? []
    );
    return this.end(later.length ? Math.min(...later) - 1 : span[1]);
  }

  private fresh(): string {
    this.names += 1;
    return `${this.carrier.column}_${this.names}`;
  }

  // The place behind the last token before one.
  private end(token: number): number {
    return this.statement.tokens[token - 1]?.to ?? 0;
  }

  private edit(at: number, text: string, order: "first" | "last" = "last"): void {
    if (order === "first") this.edits.unshift({at, to: at, text});
    else this.edits.push({at, to: at, text});
  }

  private replace(token: number, text: string): void {
    const {from, to} = this.statement.tokens[token]!;
    this.edits.push({at: from, to, text});
  }
}
