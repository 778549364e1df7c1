import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {parse, type DefaultTreeAdapterTypes} from "parse5";
import {filesBelow} from "@cold-winter/data";
import {text} from "@cold-winter/figure";
import {compiling} from "../reactive/words.js";
import {buildName, writeServiceWorker} from "./offline.js";

/** Pages that run strangers' programs, or stand in strangers' pages: they never compile text into code. */
const guarded = /^(workbench|guide\/students|embed\/.*)$/;

// Framework asks of every page whether it has a header: each has, and to look for it costs at every change of a page.
const headed = ":root:has(#observablehq-header)";

/** Mends what Framework writes into each page: language, zoom, reach of code blocks, content policy, versions; adds what keeps the site offline. */
export async function finishSite(folder: string, version: string): Promise<void> {
  const build = buildName(folder, version);
  for (const file of filesBelow(folder).filter((name) => name.endsWith(".html"))) {
    const name = file.slice(folder.length + 1, -".html".length);
    await writeFile(
      file,
      finishPage(await readFile(file, "utf8"), {version, build, guarded: guarded.test(name)})
    );
  }
  for (const file of filesBelow(folder).filter((name) => name.endsWith(".css")))
    await writeFile(file, (await readFile(file, "utf8")).replace(headed, ":root"));
  await writeServiceWorker(folder, build);
}

/** Returns a built page with its language, a viewport that allows zoom, code that scrolls by keyboard, its data version, its content policy, and its program last. */
export function finishPage(
  built: string,
  page: {version: string; build: string; guarded: boolean}
): string {
  const html = built
    .replace(/<pre(?=[\s>])(?![^>]*tabindex)/g, '<pre tabindex="0"')
    .replace(/(await import\("\.[^"]+"\))(?=;)/g, "$1.catch(coldWinterFault)")
    .replace(
      '<script type="module">',
      () => `<script>${faultScript()}</script>\n<script type="module">`
    );
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(html, page.guarded)}">`;
  const finished = html
    .replace(
      /^<!DOCTYPE html>\s*<html>/,
      `<!DOCTYPE html>\n<html lang="en" data-version="${page.version}" data-build="${page.build}">`
    )
    .replace(", maximum-scale=1", "")
    .replace(/<meta charset="utf-8">/, (charset) => `${charset}\n${policy}`)
    .replace(/\n<meta name="generator"[^>]*>/, "");
  return programLast(finished);
}

// What a page runs is asked for when the page has been read: until then it would hold up the first picture.
function programLast(html: string): string {
  const program = /<link rel="modulepreload"[^>]*>\n|<script type="module">[\s\S]*?<\/script>\n/g;
  const parts = html.match(program) ?? [];
  const late = (some: string[]) =>
    html.replace(program, "").replace("</body>", () => `${some.join("")}</body>`);
  const kit = /href="([^"]*\/_import\/kit\/kit\.[^"]+)"/.exec(parts.join(""))?.[1];
  if (!kit || !html.includes("data-row=")) return late(parts);
  // A picture that is there can be asked: what answers, and what that imports, comes before Framework's own program.
  const [imported, others] = [parts.filter(isImported), parts.filter((part) => !isImported(part))];
  const early = `${imported.join("")}<script type="module" async src="${kit}"></script>\n</head>`;
  return late(others).replace("</head>", () => early);
}

const isImported = (part: string) => /^<link [^>]*\/_observablehq\/stdlib\./.test(part);

// Code that does not arrive must not take the drawn figures away: what waits for it waits on, and the page says so.
function faultScript(): string {
  return `globalThis.coldWinterFault = () => {
  if (!document.querySelector(".page-fault")) {
    const note = document.createElement("p");
    note.className = "page-fault";
    note.setAttribute("role", "alert");
    note.textContent = ${JSON.stringify(text("page.incomplete"))};
    document.querySelector("main")?.prepend(note);
  }
  return new Promise(() => undefined);
};
addEventListener("error", ({target}) => target instanceof HTMLScriptElement && coldWinterFault(), true);`;
}

/**
 * Returns the content policy of a page: its own origin, the engine's blob worker, and by hash the inline scripts that the
 * kit and Framework put beside the page's content. Arquero compiles its verbs, Vega its charts: a page that uses one may.
 */
export function contentPolicy(html: string, guarded: boolean): string {
  const elements = elementsBelow(parse(html));
  const scripts = elements
    .filter(({tagName, parentNode}) => tagName === "script" && besideContent(parentNode))
    .filter((script) => attribute(script, "src") === undefined)
    .filter((script) => ["", "module"].includes(attribute(script, "type") ?? ""))
    .map(({childNodes}) => childNodes.map((node) => ("value" in node ? node.value : "")).join(""));
  const asked = elements
    .filter((link) => link.tagName === "link" && attribute(link, "rel") === "modulepreload")
    .map((link) => attribute(link, "href"));
  const compiles =
    !guarded &&
    [...scripts, ...asked].some((text) =>
      compiling.some((name) => text?.includes(`/_npm/${name}@`))
    );
  const hashes = scripts.map(
    (code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`
  );
  return [
    "default-src 'self'",
    [
      "script-src 'self'",
      ...new Set(hashes),
      compiles ? "'unsafe-eval'" : "'wasm-unsafe-eval'",
      "blob:"
    ].join(" "),
    "script-src-attr 'none'",
    "worker-src 'self' blob:",
    "connect-src 'self' blob:",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'"
  ].join("; ");
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

// What stands in a template is no part of the page until a program puts it there.
function elementsBelow(node: Node, found: Element[] = []): Element[] {
  if ("tagName" in node) found.push(node);
  if ("childNodes" in node) for (const child of node.childNodes) elementsBelow(child, found);
  return found;
}

function besideContent(parent: Node | null): boolean {
  return parent?.nodeName === "head" || parent?.nodeName === "body";
}

function attribute({attrs}: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}
