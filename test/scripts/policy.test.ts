import {createHash} from "node:crypto";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {contentPolicy, finishPage} from "../../packages/site/src/build/finish.js";
import {pageFiles} from "../../packages/site/src/pages/pages.js";
import {findBrowser} from "../../packages/site/src/browser.js";
import {withoutEval} from "../../packages/site/src/build/without-eval.js";
import {blocksOf} from "../support/guide.js";
import {launch} from "../support/chromium.js";
import {serveFolder, type Host} from "../support/host.js";

const page = (body: string, head = "") =>
  `<!DOCTYPE html>\n<html>\n<meta charset="utf-8">\n<title>Page</title>\n${head}<script type="module">\n\nours();\n</script>\n<body><main id="observablehq-main">${body}</main></body></html>`;
const hashOf = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
const hashesIn = (policy: string) => policy.match(/'sha256-[^']+'/g) ?? [];
const ours = hashOf("\n\nours();\n");

describe("the content policy of a page", () => {
  it.each([
    ["a case's name in an attribute", `<p title="<script>alert(1)</script>">x</p>`],
    ["a case's name in a comment", "<!-- <script>alert(1)</script> -->"],
    ["a case's name in a style", "<style>/* <script>alert(1)</script> */</style>"],
    ["a text area", "<textarea><script>alert(1)</script></textarea>"],
    ["a template", "<template><script>alert(1)</script></template>"],
    ["escaped text", "&lt;script>alert(1)&lt;/script>"],
    ["a script of the page's own content", "<p><script>alert(1)</script></p>"],
    ["a script in a picture", "<svg><script>alert(1)</script></svg>"],
    ["rows that hold a script", `<script type="application/json">["<script>alert(1)"]</script>`]
  ])("lets no script run by %s", (_, body) => {
    expect(hashesIn(contentPolicy(page(body), false))).toEqual([ours]);
  });

  it("lets text become code where Arquero is used, and there alone", () => {
    const arquero = '<link rel="modulepreload" href="./_npm/arquero@8.0.3/1a2b.js">\n';
    expect(contentPolicy(page("", arquero), false)).toContain(" 'unsafe-eval' ");
    expect(contentPolicy(page("", arquero), true)).not.toContain("'unsafe-eval'");
    for (const body of [
      "",
      "<p>/_npm/arquero@8.0.3/</p>",
      `<p title="<link rel=modulepreload href=/_npm/arquero@>">x</p>`
    ])
      expect(contentPolicy(page(body), false)).not.toContain("'unsafe-eval'");
  });

  it("lets no attribute run, whatever the page", () => {
    for (const guarded of [true, false]) {
      const policy = contentPolicy(page(""), guarded);
      expect(policy).toContain("script-src-attr 'none'");
      expect(
        policy
          .split("; ")
          .filter((each) => each.startsWith("script-src") && each.includes("unsafe-inline"))
      ).toEqual([]);
    }
  });

  it("lets the kit come beside a picture, and all else when the page has been read", () => {
    const link = (path: string) => `<link rel="modulepreload" href="./${path}">\n`;
    const [kit, client, stdlib] = [
      "_import/kit/kit.1a2b.js",
      "_observablehq/client.3c.js",
      "_observablehq/stdlib.4d.js"
    ];
    const finished = (body: string) =>
      finishPage(page(body, `${[client, stdlib, kit].map(link).join("")}</head>`), {
        version: "1",
        build: "1",
        guarded: false
      });
    const early = `<script type="module" async src="./${kit}"></script>`;
    const [head = "", rest = ""] = finished('<svg><path data-row="0"/></svg>').split("</head>");
    expect(head).toContain(`${link(stdlib)}${early}`);
    for (const late of [link(client), link(kit), "ours();"])
      expect(rest.indexOf(late)).toBeGreaterThan(rest.indexOf("</main>"));
    expect(finished("<p>data</p>")).not.toContain(early);
  });

  it("stands in the finished page, and names what it runs", () => {
    const html = finishPage(page("<p>x</p>"), {version: "1", build: "1.2", guarded: false});
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)!;
    const scripts = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(
      ([, code]) => hashOf(code!)
    );
    expect(scripts).toHaveLength(2);
    expect(hashesIn(policy!).sort()).toEqual(scripts.sort());
  });
});

describe("the headers that the guide gives to hosts", () => {
  const [rules] = blocksOf("publishing").filter(({language}) => language === "text");
  const read = rules!.code
    .trim()
    .split("\n\n")
    .map((rule) => rule.split("\n").map((line) => line.trim()));
  const headersOf = (path: string) =>
    read.flatMap(([pattern, ...headers]) => {
      const form = pattern!.replace(/\*$/, ".*").replace(/:\w+/g, "[^/]+");
      return new RegExp(`^${form}$`).test(path) ? headers : [];
    });

  it.each(["/", "/index.html", "/timelines", "/workbench.html", "/guide/publishing.html"])(
    "keep %s out of frames",
    (path) => {
      expect(
        headersOf(path).filter((header) =>
          /^Content-Security-Policy: frame-ancestors 'self'$/.test(header)
        )
      ).toHaveLength(1);
      expect(headersOf(path)).toContain("X-Content-Type-Options: nosniff");
    }
  );

  it("let embeds be framed, and their rows be loaded", () => {
    for (const path of ["/embed/ladder.html", "/embed/figure.js", "/data/answers/ladder.json"]) {
      expect(headersOf(path).join()).not.toContain("frame-ancestors");
      expect(headersOf(path)).toContain("Access-Control-Allow-Origin: *");
    }
  });

  it("name every folder of pages", () => {
    const folders = pageFiles("src").map((file) => dirname(file.slice("src".length)));
    expect(folders.filter((folder) => !["/", "/guide"].includes(folder))).toEqual([]);
  });
});

describe("under that policy", () => {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  let browser: Browser;
  let host: Host;
  beforeAll(async () => {
    const htl = {
      name: "htl",
      setup: (each: Parameters<typeof withoutEval.setup>[0]) =>
        each.onResolve({filter: /^htl$/}, () => ({path: resolve("node_modules/htl/dist/index.js")}))
    };
    await build({
      stdin: {
        contents: `
          import * as Inputs from "@observablehq/inputs";
          import {csvParse, autoType} from "d3-dsv";
          const made = {
            range: Inputs.range([0, 10], {value: 1, step: 1}),
            select: Inputs.select(["a", "b"]),
            text: Inputs.text(),
            button: Inputs.button("Count"),
            table: Inputs.table([{a: 1}, {a: 2}])
          };
          for (const [name, input] of Object.entries(made)) { input.id = name; document.body.append(input); }
          globalThis.values = () => Object.fromEntries(Object.entries(made).map(([name, {value}]) => [name, value]));
          globalThis.rows = csvParse('a,b\\n1,x\\n,"y ""z"""\\n', autoType).map((row) => ({...row}));`,
        resolveDir: process.cwd()
      },
      plugins: [htl, withoutEval],
      ...{
        bundle: true,
        format: "esm",
        platform: "browser",
        outfile: join(folder, "inputs.js"),
        logLevel: "silent"
      }
    });
    const html = page("").replace(
      /<script type="module">[\s\S]*?<\/script>/,
      '<script type="module" src="inputs.js"></script>'
    );
    const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(html, true)}">`;
    writeFileSync(join(folder, "index.html"), html.replace("<title>", `${policy}\n<title>`));
    host = await serveFolder(folder);
    browser = await launch(findBrowser());
  });
  afterAll(async () => {
    await browser.close();
    host.close();
    rmSync(folder, {recursive: true});
  });

  it("inputs of Observable work, and files of rows are read, with nothing refused", async () => {
    const tab = await browser.newPage();
    const faults: string[] = [];
    tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    tab.on("pageerror", ({message}) => faults.push(message));
    await tab.goto(host.site);
    await tab.locator("#range input[type=number]").fill("7");
    await tab.locator("#select select").selectOption("b");
    await tab.locator("#text input").fill("typed");
    await tab.locator("#button button").click();
    await tab.locator("#table tbody input").first().click();
    const values = await tab.evaluate(() =>
      (globalThis as unknown as {values: () => unknown}).values()
    );
    expect(values).toEqual({range: 7, select: "b", text: "typed", button: 1, table: [{a: 1}]});
    const rows = await tab.evaluate(() => (globalThis as unknown as {rows: unknown}).rows);
    expect(rows).toEqual([
      {a: 1, b: "x"},
      {a: null, b: 'y "z"'}
    ]);
    await tab.evaluate(() => document.body.setAttribute("onclick", "globalThis.ran = true"));
    await tab.locator("#text").click();
    expect(await tab.evaluate(() => "ran" in globalThis)).toBe(false);
    expect(faults.filter((fault) => !/favicon|404/.test(fault))).toEqual([
      expect.stringContaining("script-src-attr 'none'")
    ]);
    await tab.close();
  });
});
