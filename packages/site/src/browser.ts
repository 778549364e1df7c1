import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";
import {chromium} from "playwright-core";

/** What `findBrowser` looks at and does; tests put their own in its place. */
export interface Machine {
  env: NodeJS.ProcessEnv;
  exists: (path: string) => boolean;
  /** Runs a command; throws where it fails. */
  run: (command: string, ...words: string[]) => void;
  say: (words: string) => void;
  root: boolean;
}

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"
];

const advice =
  "install Chrome or Chromium, or set COLD_WINTER_BROWSER to its path, then run npm test again";

/**
 * Returns the path of a Chromium for the tests: the one that COLD_WINTER_BROWSER names, one in its usual places,
 * or one that it installs and says so. COLD_WINTER_NO_INSTALL=true forbids the last. Throws with one line of advice.
 */
export function findBrowser(machine: Machine = thisMachine): string {
  const {env, exists, say} = machine;
  const named = env["COLD_WINTER_BROWSER"];
  if (named) {
    if (exists(named)) return named;
    throw new Error(`no browser at COLD_WINTER_BROWSER=${named}: ${advice}`);
  }
  const own = chromium.executablePath();
  const found = [...usual, own].find(exists);
  if (found) return found;
  if (env["COLD_WINTER_NO_INSTALL"] === "true")
    throw new Error(`no browser found and none may be installed: ${advice}`);
  say("no Chrome or Chromium found: npx playwright install chromium puts one into your cache");
  if (
    attempt(
      machine,
      process.execPath,
      "node_modules/playwright-core/cli.js",
      "install",
      "chromium"
    ) &&
    exists(own)
  )
    return own;
  if (machine.root && exists("/etc/debian_version")) {
    say("that did not work: apt-get install chromium");
    if (
      attempt(machine, "apt-get", "update", "-qq") &&
      attempt(machine, "apt-get", "install", "-y", "-qq", "chromium")
    ) {
      const installed = usual.find(exists);
      if (installed) return installed;
    }
  }
  throw new Error(`no browser could be installed: ${advice}`);
}

function attempt({run}: Machine, command: string, ...words: string[]): boolean {
  try {
    run(command, ...words);
    return true;
  } catch {
    return false;
  }
}

const thisMachine: Machine = {
  env: process.env,
  exists: existsSync,
  run: (command, ...words) =>
    void execFileSync(command, words, {stdio: ["ignore", "ignore", "inherit"]}),
  say: console.log,
  root: process.getuid?.() === 0
};
