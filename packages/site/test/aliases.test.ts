import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {aliasesOf, aliasPage} from "../src/build/aliases.js";
import {readPage} from "../src/pages/pages.js";

const page = (name: string, aliases: string) =>
  readPage(`src/${name}.md`, "src", `---\naliases: [${aliases}]\n---\n\n# ${name}\n`, () => {});

const found = aliasesOf([
  page("income", "/economy, /old/wealth"),
  page("famine", "/economy#hunger, /gone#part")
]);

/** Where the page at a former address sends a reader. */
function led(path: string, search: string, hash: string): string {
  const html = aliasPage(path, found.get(path)!);
  let target = "";
  const location = {search, hash, replace: (to: string) => void (target = to)};
  runInNewContext(/<script>(.+)<\/script>/.exec(html)![1]!, {location});
  return target;
}

describe("a former address", () => {
  it.each([
    ["/economy", "", "", "income.html"],
    ["/economy", "?lens=own_state_first", "#incomes", "income.html?lens=own_state_first#incomes"],
    ["/economy", "?checked=checked", "#hunger", "famine.html?checked=checked#hunger"],
    ["/economy", "", "#constructor", "income.html#constructor"],
    ["/old/wealth", "", "#hunger", "../income.html#hunger"]
  ])("%s%s%s leads to %s", (path, search, hash, target) => {
    expect(led(path, search, hash)).toBe(target);
  });

  it("is none where only one of its places is named", () => {
    expect([...found.keys()]).toEqual(["/economy", "/old/wealth"]);
  });

  it("leads without scripts to the page that took it over", () => {
    expect(aliasPage("/economy", found.get("/economy")!)).toContain(
      '<noscript><meta http-equiv="refresh" content="0; url=income.html"></noscript>'
    );
  });
});
