// Puts built sites of earlier releases, each in a folder of its own, below `dist/v/<data version>/`, so that a link
// to a version keeps its numbers; a page lists them.
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path/posix";
import {readCitationFile} from "@cold-winter/data";
import {escape} from "../templates/html.js";
import {makeReadable} from "../build/readable.js";
import {site} from "../build/swap.js";

const [folder, ...others] = process.argv.slice(2);
if (!folder || others.length)
  fail("name the folder of earlier sites, as in npm run versions -- earlier");
const now = versionOf(site.now) ?? fail(`${site.now} holds no built site (run npm run build)`);
const earlier = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory());
const sites = new Map(
  earlier.map(({name}) => [
    versionOf(join(folder, name)) ?? fail(`${folder}/${name} holds no built site`),
    name
  ])
);
sites.delete(now);

rmSync(join(site.now, "v"), {recursive: true, force: true});
for (const [version, name] of sites) {
  const left = join(folder, name, "v");
  cpSync(join(folder, name), join(site.now, "v", version), {
    recursive: true,
    filter: (path) => path !== left
  });
}
const versions = [...sites.keys()].sort().reverse();
if (versions.length) writeFileSync(join(site.now, "v/index.html"), listPage(versions));
await makeReadable(site.now);
console.log(`${site.now} keeps ${versions.length ? versions.join(", ") : "no earlier version"}`);

function versionOf(built: string): string | null {
  const page = join(built, "index.html");
  if (!existsSync(page)) return null;
  return (
    /^<!DOCTYPE html>\s*<html[^>]* data-version="([\w.-]+)"/.exec(
      readFileSync(page, "utf8")
    )?.[1] ?? null
  );
}

function listPage(versions: string[]): string {
  const title = escape(readCitationFile().title);
  const items = versions.map((version) => `<li><a href="./${version}/">data ${version}</a></li>`);
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Earlier versions · ${title}</title>
<style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui; } body { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; }</style>
<h1>Earlier versions</h1>
<p>The newest is <a href="../">data ${now}</a>.</p>
<ul>${items.join("")}</ul>
`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
