import {pictureImage} from "../picture-file.js";
import {loadReferences} from "../site.js";
import {maker} from "../dom.js";
import {cite} from "./cite.js";
import {exportRows, formats, save, svgText} from "./exports.js";
import {openShared} from "./opening.js";
import type {Outcome} from "./outcome.js";
import {readOwnTable} from "./own-table.js";
import {figureFiles, fileName, pageFile, queryFile, type Authored} from "./page-files.js";
import {citeParts, panel, shareParts} from "./panels.js";
import {printRows} from "./rows.js";
import {encodeShared, readFile, writeFile, type Shared} from "./share.js";
import {isName, tokens} from "./trace/tokens.js";
import {say, type WordName} from "./text.js";
import type {Workbench} from "./workbench.js";

function shared({work, outcome, question, site, session}: Workbench): Shared {
  const current = outcome && outcome.matches(work) ? outcome : null;
  return {
    ...work,
    version: site?.version ?? "",
    print: current ? printRows(current.reading, question?.key ?? []) : null,
    needs: ownNames(work.sql, [...session.own.keys()])
  };
}

function ownNames(sql: string, own: string[]): string[] {
  try {
    const words = new Set(tokens(sql).filter(isName).map(({text}) => text.toLowerCase())); // prettier-ignore
    return own.filter((name) => words.has(name));
  } catch {
    return own.filter((name) => sql.includes(name));
  }
}

function link(bench: Workbench): string {
  return `${location.origin}${location.pathname}#${encodeShared(shared(bench))}`;
}

/** Shows the link to what is open, and puts it into the address. */
export function showLink(bench: Workbench): void {
  const held = shared(bench);
  panel(bench.view.panel, say("share.title"), ...shareParts(link(bench), held.needs, () => saveQuery(bench)));
}

/** Shows how to cite the last result. */
export async function showCitation(bench: Workbench): Promise<void> {
  const {outcome, question, site} = bench;
  if (!outcome) return panel(bench.view.panel, say("cite.title"), say("cite.first"));
  const cited = {
    title: question ? say("cite.remix", {title: question.title}) : say("cite.own"),
    url: link(bench),
    sql: outcome.statement,
    version: site?.version ?? "",
    keys: outcome.notes?.keys ?? [],
    tables: outcome.notes?.tables ?? []
  };
  panel(bench.view.panel, say("cite.title"), ...citeParts(await cite(cited, await loadReferences())));
}

function saveQuery(bench: Workbench): void {
  const {work, question, outcome, site} = bench;
  const name = `${fileName({origin: question})}.sql`;
  const text = outcome
    ? queryFile({work, chart: outcome.chart, result: outcome.reading, origin: question, version: site?.version ?? ""})
    : work.sql;
  save({name, type: "application/sql", contents: writeFile(text, {...shared(bench), sql: work.sql})});
}

/** Draws the buttons that take a result away. */
export function saveButtons(bench: Workbench, outcome: Outcome): HTMLElement {
  const make = maker(document);
  const name = fileName({origin: bench.question});
  const authored = (): Authored => ({
    ...{work: bench.work, chart: outcome.chart, result: outcome.reading, origin: bench.question},
    version: bench.site?.version ?? ""
  });
  const svg = () => {
    const node = bench.view.result.querySelector(".chart svg, .figure .wide svg");
    if (!node) throw new Error(say("chart.nothing"));
    return svgText(node);
  };
  const actions: Record<string, () => Promise<void> | void> = {
    ...Object.fromEntries(
      formats.map((format) => [format, async () => save(await exportRows(outcome.reading, format, name))])
    ),
    svg: () => save({name: `${name}.svg`, type: "image/svg+xml", contents: svg()}),
    png: async () => save({name: `${name}.png`, type: "image/png", contents: await pictureImage(svg())}),
    sql: () => saveQuery(bench),
    page: () => save({name: `${name}.md`, type: "text/markdown", contents: pageFile(authored())}),
    figure: () => save({name: `${name}.zip`, type: "application/zip", contents: figureFiles(authored())})
  };
  const buttons = Object.entries(actions).map(([action, act]) => {
    const button = make(
      "button",
      {type: "button", class: "plain", "data-save": action},
      say(`save.${action}` as WordName)
    );
    button.addEventListener("click", () => {
      void (async () => act())().catch((error: unknown) => {
        bench.view.status.textContent = say("save.failed", {reason: (error as Error).message});
      });
    });
    return button;
  });
  return make("p", {class: "take-away"}, make("span", {}, say("save.heading")), " ", ...buttons);
}

/** Lets a reader bring files: a query of the workbench's, any SQL, or a table. */
export function offerFiles(bench: Workbench, node: HTMLElement): void {
  const {file, buttons, status} = bench.view;
  const open = async (given: File) => {
    try {
      if (/\.(csv|tsv)$/i.test(given.name)) await addTable(bench, given);
      else bench.show(await openShared(readFile(await given.text()), say("file.opened", {name: given.name})));
    } catch (error) {
      status.textContent = say("file.bad", {reason: (error as Error).message});
    }
  };
  buttons.open.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const [given] = file.files ?? [];
    if (given) void open(given);
    file.value = "";
  });
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    const [given] = event.dataTransfer?.files ?? [];
    if (given) void open(given);
  });
}

async function addTable(bench: Workbench, file: File): Promise<void> {
  const table = await readOwnTable(file);
  await bench.session.add(table);
  const columns = table.columns.slice(0, 8).join(", ");
  bench.view.status.textContent = say("own.added", {name: table.name, rows: table.rows, columns});
}
