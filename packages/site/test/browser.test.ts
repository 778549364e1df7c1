import {describe, expect, it} from "vitest";
import {findBrowser, type Machine} from "../src/browser.js";

function machine(
  changes: Partial<Machine> & {files?: string[]; works?: (line: string) => string[]} = {}
) {
  const files = new Set(changes.files ?? []);
  const ran: string[] = [];
  const said: string[] = [];
  const made: Machine = {
    env: {},
    exists: (path) => files.has(path),
    run: (...words) => {
      const line = words.join(" ");
      ran.push(line);
      const appeared = changes.works?.(line);
      if (!appeared) throw new Error("failed");
      for (const file of appeared) files.add(file);
    },
    say: (words) => said.push(words),
    root: false,
    ...changes
  };
  return {made, ran, said};
}

describe("findBrowser", () => {
  it("takes what the environment names", () => {
    expect(
      findBrowser(
        machine({env: {COLD_WINTER_BROWSER: "/b"}, files: ["/b", "/usr/bin/chromium"]}).made
      )
    ).toBe("/b");
    expect(() => findBrowser(machine({env: {COLD_WINTER_BROWSER: "/b"}}).made)).toThrow(
      /^no browser at COLD_WINTER_BROWSER=\/b: /
    );
  });

  it("takes one in its usual places and installs nothing", () => {
    const {made, ran} = machine({files: ["/usr/bin/chromium"]});
    expect(findBrowser(made)).toBe("/usr/bin/chromium");
    expect(ran).toEqual([]);
  });

  it("installs nothing where that is forbidden", () => {
    const {made, ran} = machine({env: {COLD_WINTER_NO_INSTALL: "true"}});
    expect(() => findBrowser(made)).toThrow(/none may be installed/);
    expect(ran).toEqual([]);
  });

  it("installs Playwright's own, and says so", () => {
    const {made, said} = machine({
      works: (line) => (line.includes("playwright-core") ? [] : []),
      exists: (path) => path.includes("ms-playwright") && said.length > 0
    });
    expect(findBrowser(made)).toMatch(/ms-playwright/);
    expect(said).toHaveLength(1);
  });

  it("as root on Debian falls back to its package", () => {
    const files = ["/etc/debian_version"];
    const works = (line: string) =>
      line.startsWith("apt-get install") ? ["/usr/bin/chromium"] : [];
    const {made, ran} = machine({root: true, files, works});
    expect(findBrowser(made)).toBe("/usr/bin/chromium");
    expect(ran.at(-1)).toMatch(/^apt-get install/);
  });

  it("says in one line how to go on where all fail", () => {
    expect(() => findBrowser(machine().made)).toThrow(
      /^no browser could be installed: install Chrome[^\n]*$/
    );
  });
});
