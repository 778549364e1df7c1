import {PostgreSQL, SQLDialect} from "@codemirror/lang-sql";

const words =
  "anti asof columns describe exclude glob ilike lambda macro pivot positional qualify replace sample semi summarize try_cast unpivot";

/** The engine's SQL, as far as an editor must know it: PostgreSQL's words and a few more, `$name` as a choice. */
export const dialect = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ""} ${words}`,
  types: `${PostgreSQL.spec.types ?? ""} double hugeint struct tinyint ubigint uinteger usmallint utinyint varchar`,
  doubleDollarQuotedStrings: false,
  specialVar: "$"
});
