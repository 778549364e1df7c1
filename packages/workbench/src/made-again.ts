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
