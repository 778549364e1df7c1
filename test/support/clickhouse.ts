import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {ClickHouseLogLevel, createClient} from "@clickhouse/client";
import {freePort} from "./port.js";

/** A server of ClickHouse of the test's own, on loopback, with a password. */
export interface ClickHouse {
  address: string;
  run: (sql: string) => Promise<string>;
  kill: () => void;
  stop: () => void;
}

const program = "/usr/sbin/clickhouse-server";

/**
 * Whether ClickHouse is installed as Debian has it; as root on Debian it installs the package and says so, which
 * COLD_WINTER_NO_INSTALL=true forbids.
 */
export function findClickHouse(): boolean {
  const mayInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (existsSync(program) || !mayInstall || process.env["COLD_WINTER_NO_INSTALL"] === "true")
    return existsSync(program);
  console.log("no ClickHouse found: apt-get install clickhouse-server");
  const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  spawnSync("apt-get", ["update", "-qq"]);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "clickhouse-server"], {
    env
  });
  return existsSync(program);
}

/** Starts servers in temporary folders, which know each other as the shards of the cluster `pair`. */
export async function startClickHouses(count: number): Promise<ClickHouse[]> {
  const password = Math.random().toString(36).slice(2);
  const ports = [];
  for (let at = 0; at < count; at++) ports.push([await freePort(), await freePort()] as const);
  const shards = ports.map(
    ([, tcp]) =>
      `<shard><replica><host>127.0.0.1</host><port>${tcp}</port><password>${password}</password></replica></shard>`
  );
  return Promise.all(ports.map(([http, tcp]) => start(http, tcp, shards.join(""), password)));
}

async function start(
  http: number,
  tcp: number,
  shards: string,
  password: string
): Promise<ClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-ch-"));
  const path = (name: string) => join(folder, name);
  for (const name of ["data", "tmp"]) mkdirSync(path(name));
  writeFileSync(
    path("users.xml"),
    `<yandex><profiles><default/></profiles><quotas><default/></quotas>
    <users><default><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`
  );
  writeFileSync(
    path("config.xml"),
    `<yandex>
    <logger><level>error</level><log>${path("log")}</log><errorlog>${path("errors")}</errorlog></logger>
    <listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
    <path>${path("data")}/</path><tmp_path>${path("tmp")}/</tmp_path><users_config>${path("users.xml")}</users_config>
    <mark_cache_size>100000000</mark_cache_size><default_profile>default</default_profile><default_database>default</default_database>
    <remote_servers><pair>${shards}</pair></remote_servers></yandex>`
  );
  const server = spawn(program, [`--config-file=${path("config.xml")}`], {
    cwd: folder,
    stdio: "ignore"
  });
  const address = `http://default:${password}@127.0.0.1:${http}/default`;
  const client = createClient({
    url: address,
    request_timeout: 1_800_000,
    log: {level: ClickHouseLogLevel.OFF}
  });
  const run = async (query: string) =>
    (await client.exec({query})).stream.toArray().then((parts) => parts.join(""));
  for (let tries = 0; !(await client.ping()).success; tries++) {
    if (tries === 200) throw new Error("ClickHouse did not start within twenty seconds");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const kill = () => void server.kill("SIGKILL");
  const stop = () => {
    void client.close();
    kill();
    rmSync(folder, {recursive: true, force: true, maxRetries: 20, retryDelay: 100});
  };
  return {address, run, kill, stop};
}
