import {copyParts, maker, write} from "@cold-winter/figure";
import {framedPicture, pictureImage, save} from "@cold-winter/figure/drawing";
import {citeTexts, loadReferences} from "@cold-winter/figure/live";
import {cite} from "./cite.js";
import {exportRows, formats, type Format} from "./exports.js";
import {figureFiles, fileName, pageFile, queryFile, type Authored} from "./page-files.js";
import {panel, shareParts} from "./panels.js";
import {printRows} from "./rows.js";
import {introduce} from "./result-view.js";
import {encodeShared, writeFile, type Shared} from "./share.js";
import {compile} from "./steps.js";
import {isName, tokens} from "./trace/tokens.js";
import {translate, type WordName} from "./text.js";
import type {Bench, Shown} from "./bench.js";

function shared({draft, outcome, question, site, session}: Bench): Shared {
  const current = outcome && !outcome.target && outcome.matches(draft) ? outcome : null;
  return {
    ...draft,
    sql: session.made(draft.sql) + draft.sql,
    version: site?.version ?? "",
    print: current ? printRows(current.reading, question?.key ?? []) : null,
    needs: ownNames(draft.sql, [...session.own.keys()])
  };
}

function ownNames(sql: string, own: string[]): string[] {
  try {
    const words = new Set(
      tokens(sql)
        .filter(isName)
        .map(({text}) => text.toLowerCase())
    );
    return own.filter((name) => words.has(name));
  } catch {
    return own.filter((name) => sql.includes(name));
  }
}

function link(bench: Bench): string {
  return `${location.origin}${location.pathname}#${encodeShared(shared(bench))}`;
}

/** Shows the link to what is open, and puts it into the address. */
export function showLink(bench: Bench): void {
  const held = shared(bench);
  panel(
    bench.view.panel,
    translate("share.title"),
    ...shareParts(link(bench), held.needs, () => saveQuery(bench))
  );
}

/** Shows how to cite the last result. */
export async function showCitation(bench: Bench): Promise<void> {
  const {outcome, site} = bench;
  if (bench.stale) return panel(bench.view.panel, translate("cite.title"), translate("cite.stale"));
  if (!outcome) return panel(bench.view.panel, translate("cite.title"), translate("cite.first"));
  const cited = {
    title: titleOf(outcome),
    url: link(bench),
    sql: outcome.statement,
    version: site?.version ?? "",
    keys: outcome.notes?.keys ?? [],
    behind: outcome.notes ? introduce(outcome.notes) : translate("sources.cannot.bare")
  };
  panel(
    bench.view.panel,
    translate("cite.title"),
    ...copyParts(citeTexts(await cite(cited, await loadReferences())), "h3")
  );
}

function saveQuery(bench: Bench): void {
  const {draft, question} = bench;
  const outcome = bench.stale ? null : bench.outcome;
  const name = `${fileName({origin: outcome ? outcome.subject : question})}.sql`;
  const text = outcome ? queryFile(authoredOf(bench, outcome)) : draft.sql;
  save(name, "application/sql", writeFile(text, {...shared(bench), sql: draft.sql}));
}

/** Draws the buttons that take a result away. */
export function saveButtons(bench: Bench, outcome: Shown): HTMLElement {
  const make = maker(document);
  const name = fileName({origin: outcome.subject});
  const authored = () => authoredOf(bench, outcome);
  const rows = (format: Format) => async () => {
    const file = await exportRows(outcome.reading, format, name);
    save(file.name, file.type, file.contents);
  };
  const actions: Record<string, () => Promise<void> | void> = {
    ...Object.fromEntries(formats.map((format) => [format, rows(format)])),
    svg: async () => save(`${name}.svg`, "image/svg+xml", await drawn(bench, outcome)),
    png: async () =>
      save(`${name}.png`, "image/png", await pictureImage(await drawn(bench, outcome))),
    sql: () => saveQuery(bench),
    page: () => save(`${name}.md`, "text/markdown", pageFile(authored())),
    figure: () => save(`${name}.zip`, "application/zip", figureFiles(authored()))
  };
  const buttons = Object.entries(actions).map(([action, act]) => {
    const button = make(
      "button",
      {type: "button", class: "plain", "data-save": action},
      translate(`save.${action}` as WordName)
    );
    button.addEventListener("click", () => {
      void (async () => act())().catch((error: unknown) => {
        write(bench.view.status, translate("save.failed", {reason: (error as Error).message}));
      });
    });
    return button;
  });
  return make(
    "p",
    {class: "take-away"},
    make("span", {}, translate("save.heading")),
    " ",
    ...buttons
  );
}

function authoredOf({site}: Bench, {ran, chart, reading, subject, target}: Shown): Authored {
  return {
    draft: {...ran, sql: compile(ran.sql, target).text},
    chart,
    result: reading,
    origin: subject,
    version: site?.version ?? ""
  };
}

async function drawn({view, site}: Bench, shown: Shown): Promise<string> {
  const {chart, notes} = shown;
  const svg = view.result.querySelector<SVGSVGElement>(".chart svg, .figure .wide svg");
  if (!svg) throw new Error(translate("chart.nothing"));
  const own = chart.kind === "figure" ? "" : translate("chart.label", {x: chart.x, y: chart.y});
  const words = {
    title: titleOf(shown),
    subtitle: view.result.querySelector(".subtitle")?.textContent ?? own
  };
  const sources = notes?.keys ?? [];
  return framedPicture(svg, {...words, sources, edition: site!}, await loadReferences());
}

/** Names a result by the query that ran: as its question, remixed, or as the reader's own. */
function titleOf({subject, unchanged}: Shown): string {
  if (!subject) return translate("cite.own");
  return unchanged ? subject.title : translate("cite.remix", {title: subject.title});
}

/** Lets a reader bring files: a query of the workbench's, any SQL, or tables. */
export function acceptFiles(bench: Bench, node: HTMLElement): void {
  const {file, buttons, status} = bench.view;
  let latest = new AbortController();
  // Several are read one after another, each once the panel of the one before is closed; what is given later takes their place.
  const open = async (files: File[]) => {
    latest.abort();
    const {signal} = (latest = new AbortController());
    const faults: string[] = [];
    for (const [at, given] of files.entries()) {
      if (signal.aborted) return;
      try {
        write(status, translate("import.reading", {name: given.name}));
        const {importFile} = await import("./import/panel.js");
        await importFile(bench, given, {faults, following: files.length - at - 1}, signal);
      } catch (error) {
        const fault = translate("file.bad", {reason: (error as Error).message});
        faults.push(files.length > 1 ? `${given.name}: ${fault}` : fault);
        write(status, faults.join(" "));
      }
    }
  };
  buttons.open.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    void open([...(file.files ?? [])]);
    file.value = "";
  });
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    void open([...(event.dataTransfer?.files ?? [])]);
  });
}
