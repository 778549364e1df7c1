const pieces = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)/g;

/** Returns a statement without its strings, quoted names and comments. */
export function codeOnly(sql: string): string {
  return sql.replace(pieces, (piece, name: string | undefined) => (name ? piece : " "));
}

/** Returns the names of the choices in a statement, outside strings and comments. */
export function placeholders(sql: string): string[] {
  return [...sql.matchAll(pieces)].flatMap(([, name]) => name ?? []);
}

/** Writes a text as SQL. */
export function sqlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes a name as SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Writes the values of choices into a statement, as quoted text. */
export function fillPlaceholders(sql: string, choices: Record<string, string>): string {
  return sql.replace(pieces, (piece, name: string | undefined) =>
    name !== undefined && Object.hasOwn(choices, name) ? sqlString(choices[name]!) : piece
  );
}

/** Returns every combination of the values of some choices, the first values first. */
export function combinations(
  choices: {name: string; values: string[]}[]
): Record<string, string>[] {
  return choices.reduce<Record<string, string>[]>(
    (all, {name, values}) =>
      all.flatMap((selections) => values.map((value) => ({...selections, [name]: value}))),
    [{}]
  );
}
