import {spawn, type ChildProcess} from "node:child_process";
import {appendFileSync, cpSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import sirv from "sirv";
import type {TestProject} from "vitest/node";
import {findBrowser} from "../../packages/site/src/browser.js";
import {copyProject} from "./project.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the Chromium that the tests drive. */
    browser: string;
    /** Address of the built site. */
    site: string;
    /** Address of the site of a copy that has the pages and rows of `test/site/added/` too, and a repository; see `addedSite`. */
    added: string;
  }
}

/** Finds a browser and serves the site on loopback while the tests run: it is built while tests begin that need none, the site with additions when a test first asks for it. */
export default async function setup(project: TestProject): Promise<() => void> {
  project.provide("browser", findBrowser());
  // Told so, tests take the site as it was last built.
  const build = process.env["COLD_WINTER_BUILT"]
    ? null
    : spawn(process.execPath, ["packages/site/bin/cold-winter.cjs", "build"]);
  const site = build ? done("the site", build) : Promise.resolve();
  // Whoever asks for a page hears of it.
  site.catch(() => undefined);
  const copy = copyProject();
  cpSync("test/site/added", copy.folder, {recursive: true});
  appendFileSync(join(copy.folder, "CITATION.cff"), "repository-code: https://git.example/isles\n");
  let added: Promise<void> | undefined;
  const buildAdded = () => {
    copy.warm();
    return done("the site with additions", copy.start("build"));
  };
  const servers = await Promise.all([
    serve("dist", () => site),
    serve(join(copy.folder, "dist"), () => (added ??= site.then(buildAdded)))
  ]);
  project.provide("site", servers[0].address);
  project.provide("added", servers[1].address);
  return () => {
    build?.kill();
    for (const {close} of servers) close();
    copy.remove();
  };
}

async function done(name: string, build: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [build.stdout!, build.stderr!])
    stream.on("data", (text: Buffer) => (output += String(text)));
  const status = await new Promise<number | null>((resolve) => build.once("close", resolve));
  if (status !== 0) throw new Error(`${name} was not built:\n${output}`);
  console.log(`${name}: ${output.trim()}`);
}

// Requests wait until the folder is ready.
async function serve(
  folder: string,
  ready: () => Promise<void>
): Promise<{address: string; close: () => void}> {
  const files = sirv(folder, {extensions: ["html"], dev: true});
  const server = createServer((request, response) => {
    ready().then(
      () => files(request, response),
      (error: unknown) => response.writeHead(500).end(String(error))
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}
