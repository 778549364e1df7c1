/** Whether a text names a table. */
export function reads(sql: string, name: string): boolean {
  return new RegExp(`(?<![\\w"])"?${escaped(name)}"?(?![\\w"])`, "i").test(sql);
}

/** Whether a text makes a table, a view or a macro of that name. */
export function makes(sql: string, name: string): boolean {
  const made = `\\b(TABLE|VIEW|MACRO)\\s+(IF\\s+NOT\\s+EXISTS\\s+)?"?${escaped(name)}\\b`;
  return new RegExp(made, "i").test(sql);
}

/** Returns statements as a text that makes again what they made, also where it is there. */
export function madeAgain(statements: {statement: string}[]): string {
  const again = statements.map(({statement}) =>
    statement.replace(/^CREATE\s+(?!OR\b)/i, "CREATE OR REPLACE ").replace(/;\s*$/, "")
  );
  return `${again.join(";\n")};\n`;
}

function escaped(name: string): string {
  return name.replace(/\W/g, "\\$&");
}

/** What stands before a statement: tables of the record that the reader's own were made from, and what made these. */
export interface Before {
  tables: string[];
  statements: string[];
}

const most = 20;

const name = String.raw`"?(\w+)"?(?![\w"]*\s*\.)`;
const making = new RegExp(
  String.raw`^CREATE\s+(?:OR\s+REPLACE\s+)?(?:TABLE|VIEW|MACRO|FUNCTION)\s+(?:IF\s+NOT\s+EXISTS\s+)?${name}`,
  "i"
);
const writing = new RegExp(
  String.raw`^(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|ALTER\s+TABLE|DROP\s+(?:TABLE|VIEW))\s+(?:IF\s+EXISTS\s+)?${name}`,
  "i"
);

/** Returns the name, in small letters, of what a statement makes; undefined where it makes nothing. */
function nameMade(statement: string): string | undefined {
  return making.exec(statement)?.[1]?.toLowerCase();
}

/** Returns the name, in small letters, of what a statement makes, fills, changes or drops. */
export function nameWritten(statement: string): string | undefined {
  return nameMade(statement) ?? writing.exec(statement)?.[1]?.toLowerCase();
}

/**
 * Whether statements can be run again in another schema without a change to what the reader has: nothing is written to by
 * its full name, nor that was not made there.
 */
export function canRepeat({statements}: Before): boolean {
  const made = new Set<string>();
  return (
    statements.length <= most &&
    statements.every((each) => {
      if (/\bmemory\b|\bmain"?\s*\./i.test(each)) return false;
      const fresh = nameMade(each);
      if (fresh) made.add(fresh);
      return made.has(nameWritten(each) ?? "") || /^(SET|PREPARE)\b/i.test(each);
    })
  );
}
