// @module-tag slow
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";
import {listen, type Listener} from "../support/hostile.js";

let browser: Browser;
let other: Listener;
beforeAll(async () => {
  browser = await launch();
  other = await listen();
});
afterAll(async () => {
  await browser.close();
  other.close();
});

describe.each(["workbench.html", "timelines.html"])("the content policy of %s", (name) => {
  it("lets nothing of another origin in", async () => {
    const {page} = await visit(browser, name);
    const refused = await page.evaluate(
      (host) =>
        new Promise<string[]>((resolve) => {
          const found: string[] = [];
          document.addEventListener("securitypolicyviolation", ({effectiveDirective}) => {
            found.push(effectiveDirective);
            if (found.length === 4) resolve(found.sort());
          });
          setTimeout(() => resolve(found.sort()), 3000);
          new Image().src = `${host}/image.png`;
          void fetch(`${host}/fetched`).catch(() => undefined);
          const script = document.createElement("script");
          script.src = `${host}/script.js`;
          const inline = document.createElement("script");
          inline.textContent = "globalThis.ran = true";
          document.head.append(script, inline);
        }),
      other.host
    );
    expect(refused).toEqual(["connect-src", "img-src", "script-src-elem", "script-src-elem"]);
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
    expect(other.heard).toEqual([]);
    await page.context().close();
  });
});
