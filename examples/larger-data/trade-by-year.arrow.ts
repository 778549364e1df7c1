// A loader for rows that are too many for a notebook: the database sums them up, and Arrow goes on to the page. Put it
// into `src/data/`; `PGHOST`, `PGPORT`, `PGUSER`, `PGPASSWORD` and `PGDATABASE` say where the rows are and who asks.
import {float64, int32, tableFromArrays, tableToIPC, utf8} from "@uwdata/flechette";
import pg from "pg";

interface Total {
  reporter: string;
  partner: string;
  year: number;
  flows: number;
  usd: number | null;
}

const missing = ["PGHOST", "PGUSER", "PGDATABASE"].filter((name) => !process.env[name]);
if (missing.length)
  throw new Error(
    `set ${missing.join(", ")}: they say where the rows are (PostgreSQL's own names)`
  );

const client = new pg.Client({statement_timeout: 60_000});
await client.connect();
try {
  const {rows} = await client.query<Total>(`
    SELECT reporter, partner, extract(year FROM day)::int AS year, count(*)::int AS flows, sum(usd)::float8 AS usd
    FROM shipments
    GROUP BY reporter, partner, year
    ORDER BY reporter, partner, year`);
  const column = <Name extends keyof Total>(name: Name) => rows.map((row) => row[name]);
  const table = tableFromArrays(
    {
      reporter: column("reporter"),
      partner: column("partner"),
      year: column("year"),
      flows: column("flows"),
      usd: column("usd")
    },
    {types: {reporter: utf8(), partner: utf8(), year: int32(), flows: int32(), usd: float64()}}
  );
  process.stdout.write(tableToIPC(table, {format: "stream"})!);
} finally {
  await client.end();
}
