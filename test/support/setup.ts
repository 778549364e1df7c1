import {execFileSync} from "node:child_process";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import sirv from "sirv";
import type {TestProject} from "vitest/node";
import {findBrowser} from "../../scripts/browser.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the Chromium that the tests drive. */
    browser: string;
    /** Address of the built site. */
    site: string;
  }
}

/** Finds a browser, builds the site once and serves it on loopback while the tests run. */
export default async function setup(project: TestProject): Promise<() => void> {
  project.provide("browser", findBrowser());
  execFileSync(process.execPath, ["scripts/run.cjs", "build"], {stdio: "inherit"});
  const server = createServer(sirv("dist", {extensions: ["html"], dev: true}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("site", `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return () => server.close();
}
