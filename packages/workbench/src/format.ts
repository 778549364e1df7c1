/** Lays a query out: a clause a line, words of SQL in capitals; choices and comments stay. Rejects where it cannot be read. */
export async function formatQuery(sql: string): Promise<string> {
  const {formatDialect, duckdb} = await import("sql-formatter");
  return formatDialect(sql, {
    ...{dialect: duckdb, keywordCase: "upper", tabWidth: 2, linesBetweenQueries: 1},
    paramTypes: {named: ["$"]}
  });
}
