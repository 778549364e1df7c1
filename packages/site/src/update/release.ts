import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {basename} from "node:path/posix";
import {readBytes} from "@cold-winter/data";
import {refuse, type Loader, type PublisherFile} from "@cold-winter/data/loaders";

/** Which file of a publisher it was, so that another can see whether theirs is the same. */
export interface Release {
  /** Where it was; for a file given by hand its name alone. */
  address: string;
  sha256: string;
  bytes: number;
  /** The day on which it was read. */
  day: string;
}

/** A publisher's file with what is kept of it. */
export interface ReadRelease {
  file: PublisherFile;
  release: Release;
}

const patience = 120_000;
const largest = 150_000_000;
const again = "try again later; a file that you have is read with --from FILE";

/** Reads the newest release of a loader's work from its address, or from another address or a file in its place. */
export async function readRelease(loader: Loader, from?: string): Promise<ReadRelease> {
  const address = from ?? loader.address;
  if (address === null)
    return refuse({
      file: loader.id,
      message: "this work has no address that can be asked",
      remedy: "give a file with --from FILE"
    });
  const asked = from ?? withKeys(loader.id, address);
  if (!isAddress(asked) && !existsSync(asked))
    refuse({file: asked, message: "no such file", remedy: "see the name behind --from"});
  const bytes = isAddress(asked) ? await download(asked, address) : readBytes(asked);
  if (!bytes.length) refuse({file: address, message: "an empty file", remedy: again});
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const day = new Date().toISOString().slice(0, 10);
  const name = nameOf(address) || loader.id;
  // Where a file lay on somebody's machine says nothing to others.
  const place = isAddress(address) ? address : name;
  return {file: {name, bytes}, release: {address: place, sha256, bytes: bytes.length, day}};
}

/** Says why the newest release of a loader's work cannot be asked for; empty where it can. */
export function unasked({address}: Pick<Loader, "address">): string {
  if (address === null) return "it has no address that can be asked";
  const lacking = keysOf(address).filter((name) => !process.env[name]);
  return lacking.length ? `its service asks for a key: ${lacking.join(", ")} is not set` : "";
}

const keysOf = (address: string) => [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

// What a reader's environment says is sent and told nobody: refusals and the lock have the address with the name of the key.
function withKeys(file: string, address: string): string {
  const message = unasked({address});
  const remedy = "put your own into the environment, or give a file with --from FILE";
  if (message) refuse({file, message, remedy});
  return keysOf(address).reduce(
    (text, name) => text.replace(`{${name}}`, () => encodeURIComponent(process.env[name]!)),
    address
  );
}

const isAddress = (text: string) => /^[a-z]+:\/\//.test(text);

function nameOf(address: string): string {
  if (!isAddress(address)) return basename(address.replaceAll("\\", "/"));
  return decodeURIComponent(basename(new URL(address).pathname));
}

async function download(asked: string, address: string): Promise<Uint8Array> {
  const {protocol, hostname} = new URL(asked);
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && loopback))
    refuse({file: address, message: "not fetched over https", remedy: "give an https address"});
  try {
    const response = await fetch(asked, {signal: AbortSignal.timeout(patience)});
    if (response.status !== 200) {
      const message = `the server answers ${response.status} ${response.statusText}`.trim();
      refuse({file: address, message, remedy: "see in a browser whether the file has moved"});
    }
    return await readBody(response, address);
  } catch (error) {
    if ((error as Error).name === "ProblemError") throw error;
    return refuse({file: address, message: faultOf(error), remedy: again});
  }
}

async function readBody(response: Response, address: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    parts.push(part);
    size += part.length;
    if (size > largest) {
      const message = `more than ${largest / 1e6} MB`;
      refuse({file: address, message, remedy: "cut it by hand and give the rest with --from FILE"});
    }
  }
  return Buffer.concat(parts);
}

/** Says in plain words why nothing came from an address. */
export function faultOf(error: unknown): string {
  const {name, message, cause} = error as Error & {cause?: {code?: string; message?: string}};
  const code = cause?.code ?? "";
  if (name === "TimeoutError") return `no whole answer within ${patience / 1000} seconds`;
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code))
    return `the server's certificate fails (${code})`;
  if (/^(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ETIMEDOUT)$/.test(code))
    return `no network, or no such server (${code})`;
  if (/^UND_ERR|^ECONNRESET/.test(code) || message === "terminated")
    return `the server ended before the file was whole (${code || message})`;
  return `nothing could be fetched: ${cause?.message ?? message}`;
}
