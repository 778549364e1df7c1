import {fenceText, type Comparison} from "@cold-winter/data/comparison";
import {element, text} from "@cold-winter/figure";
import {say} from "./texts.js";

const names = ["picture", "table", "sources", "sql", "download"] as const;

/** What the tabs need to lead elsewhere. */
export interface Ways {
  comparison: Comparison;
  /** Opens the query in the workbench. */
  workbench: () => void;
}

/** Puts what a figure holds behind tabs: picture, table, sources, query, download. The tab that was open stays open. */
export function tabbed(figure: HTMLElement, open: string, {comparison, workbench}: Ways): void {
  const take = (selector: string) => [...figure.querySelectorAll<HTMLElement>(selector)];
  const inside = (selector: string) => {
    const [details] = take(selector);
    details?.remove();
    return [...(details?.childNodes ?? [])].filter((node) => node.nodeName !== "SUMMARY");
  };
  const [menu] = take(".take-away");
  for (const button of menu?.querySelectorAll("[data-take=bundle], [data-take=embed], a") ?? [])
    button.remove();
  const opener = element(document, "button", {type: "button"}, text("take.remix"));
  opener.addEventListener("click", workbench);
  const fence = element(
    document,
    "pre",
    {tabindex: "0"},
    element(document, "code", {}, fenceText(comparison))
  );
  const contents: Record<(typeof names)[number], Node[]> = {
    picture: take(".drawing"),
    table: inside("details.rows"),
    sources: inside("details.sources"),
    sql: [...inside("details.query"), element(document, "p", {}, opener)],
    download: [...(menu ? [menu] : []), element(document, "p", {}, say("explore.fence")), fence]
  };
  const caveat = take(".caveat")[0]!;
  const chosen = (names as readonly string[]).includes(open) ? open : "picture";
  const tabs = names.map((name) =>
    element(
      document,
      "button",
      {
        ...{type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`},
        "aria-selected": String(name === chosen),
        tabindex: name === chosen ? "0" : "-1"
      },
      say(`explore.tab.${name}`)
    )
  );
  const panels = names.map((name) =>
    element(
      document,
      "div",
      {
        role: "tabpanel",
        id: `panel-${name}`,
        "aria-labelledby": `tab-${name}`,
        hidden: name !== chosen
      },
      ...contents[name]
    )
  );
  const list = element(document, "div", {role: "tablist", class: "compare-tabs"}, ...tabs);
  figure.insertBefore(list, caveat);
  for (const panel of panels) figure.insertBefore(panel, caveat);
  const show = (at: number, focus = false) => {
    for (const [n, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(n === at));
      tab.tabIndex = n === at ? 0 : -1;
      panels[n]!.hidden = n !== at;
    }
    if (focus) tabs[at]!.focus();
  };
  for (const [at, tab] of tabs.entries()) tab.addEventListener("click", () => show(at));
  list.addEventListener("keydown", (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.tabIndex === 0);
    show((at + step + tabs.length) % tabs.length, true);
    event.preventDefault();
  });
}

/** The tab of a figure that is open. */
export function openTab(figure: Element | null): string {
  return (
    figure?.querySelector("[role=tab][aria-selected=true]")?.id.slice("tab-".length) ?? "picture"
  );
}
