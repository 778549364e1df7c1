import {execFileSync, spawn, spawnSync} from "node:child_process";
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {freePort} from "./port.js";

/** A database server of the test's own, on loopback, with a password. */
export interface Postgres {
  /** The variables by which PostgreSQL's clients find it. */
  env: Record<string, string>;
  /** The same in one address. */
  address: string;
  /** Runs statements; throws with the server's words. */
  run: (sql: string) => string;
  /** Ends it at once, as a crash does. */
  kill: () => void;
  stop: () => void;
}

const root = process.getuid?.() === 0;

/**
 * Returns the folder of the programs of PostgreSQL 15 or later; as root on Debian it installs the package and says so,
 * which COLD_WINTER_NO_INSTALL=true forbids. Null where there is none.
 */
export function findPostgres(): string | null {
  const known = (): string | null => {
    const versions = existsSync("/usr/lib/postgresql")
      ? readdirSync("/usr/lib/postgresql").map(Number)
      : [];
    const newest = versions.filter((version) => version >= 15).sort((a, b) => b - a)[0];
    return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
  };
  const found = known();
  if (
    found ||
    !root ||
    !existsSync("/etc/debian_version") ||
    process.env["COLD_WINTER_NO_INSTALL"] === "true"
  )
    return found;
  console.log("no PostgreSQL found: apt-get install postgresql");
  spawnSync("apt-get", ["update", "-qq"]);
  spawnSync("apt-get", ["install", "-y", "-qq", "postgresql"], {
    env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}
  });
  return known();
}

/** Lets a table of one server have a partition on another, as a foreign table of the same name. */
export function foreignPartition(near: Postgres, far: Postgres, table: string, list: string): void {
  const {PGPORT: port, PGPASSWORD: password} = far.env;
  near.run(`
    CREATE EXTENSION IF NOT EXISTS postgres_fdw;
    CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres');
    CREATE USER MAPPING IF NOT EXISTS FOR author SERVER far OPTIONS (user 'author', password '${password}');
    CREATE FOREIGN TABLE ${table}_far PARTITION OF ${table} FOR VALUES IN (${list}) SERVER far OPTIONS (table_name '${table}')`);
}

/** Starts a server in a temporary folder; the server refuses root, so root starts it as the package's own user. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-pg-"));
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], {encoding: "utf8"}));
  const owner = root ? {uid: id("-u"), gid: id("-g")} : {};
  const password = Math.random().toString(36).slice(2);
  writeFileSync(join(folder, "password"), password);
  if (root)
    for (const path of [folder, join(folder, "password")]) chownSync(path, owner.uid!, owner.gid!);
  const data = join(folder, "data");
  const make = [
    "-D",
    data,
    "-U",
    "author",
    "--auth=scram-sha-256",
    `--pwfile=${join(folder, "password")}`,
    "-E",
    "UTF8"
  ];
  execFileSync(join(programs, "initdb"), [...make, "--locale=C", "--no-sync"], {
    ...owner,
    cwd: folder,
    stdio: "pipe"
  });
  const port = await freePort();
  const options = ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder, "-F"];
  const server = spawn(join(programs, "postgres"), options, {
    ...owner,
    cwd: folder,
    stdio: "ignore"
  });
  const env = {
    PGHOST: "127.0.0.1",
    PGPORT: String(port),
    PGUSER: "author",
    PGPASSWORD: password,
    PGDATABASE: "postgres"
  };
  const stop = () => {
    server.kill("SIGINT");
    rmSync(folder, {recursive: true, force: true, maxRetries: 20, retryDelay: 100});
  };
  const run = (sql: string) =>
    execFileSync(join(programs, "psql"), ["-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql], {
      env: {...process.env, ...env},
      encoding: "utf8",
      stdio: "pipe"
    });
  for (
    let tries = 0;
    spawnSync(join(programs, "pg_isready"), {env: {...process.env, ...env}}).status !== 0;
    tries++
  ) {
    if (tries === 100) throw new Error("PostgreSQL did not start within ten seconds");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const address = `postgres://author:${password}@127.0.0.1:${port}/postgres`;
  return {env, address, run, kill: () => void server.kill("SIGQUIT"), stop};
}
