import {copyButton, maker} from "@cold-winter/figure";
import {forgetRuns, lastRuns} from "./browser-storage.js";
import {translate, sayCount} from "./text.js";
import type {Draft} from "./draft.js";

/** Draws a panel with a heading and two ways to close it, a button and Escape; the heading takes the focus, and what had it gets it back. */
export function panel(place: HTMLElement, title: string, ...children: (Node | string)[]): void {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, translate("button.close"));
  const opener = document.activeElement as HTMLElement | null;
  const shut = () => {
    place.replaceChildren();
    opener?.focus();
  };
  const heading = make("h2", {tabindex: "-1"}, title);
  const paper = make("section", {class: "paper", "aria-label": title}, close, heading, ...children);
  close.addEventListener("click", shut);
  paper.addEventListener("keydown", ({key}) => {
    if (key === "Escape") shut();
  });
  place.replaceChildren(paper);
  heading.focus();
}

/** Resolves once the panel that stands in a place is closed, or another takes its place. */
export function panelClosed(place: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve();
    });
    watch.observe(place, {childList: true});
  });
}

/** Draws the link to a query, with what it holds and what it leaves out. */
export function shareParts(url: string, own: string[], file: () => void): Node[] {
  const make = maker(document);
  const save = make("button", {type: "button", class: "plain"}, translate("save.sql"));
  save.addEventListener("click", file);
  const field = make("input", {
    type: "text",
    readonly: true,
    value: url,
    "aria-label": translate("share.url")
  });
  field.addEventListener("focus", () => field.select());
  const notes = own.length
    ? [make("p", {class: "warning"}, translate("share.own", {tables: own.join(", ")}))]
    : [];
  const long = url.length > longestLink;
  return [
    ...(long
      ? [make("p", {class: "warning"}, translate("share.long"))]
      : [make("p", {class: "link"}, field, copyButton(url))]),
    make(
      "p",
      {class: "muted"},
      translate("share.holds", {length: url.length.toLocaleString("en-US")})
    ),
    ...notes,
    make("p", {}, save)
  ];
}

/** Longest link that is offered, in characters; browsers take more, other programs that carry links may not. */
const longestLink = 64_000;

/** Fills the list of this browser's runs whenever it is opened. */
export function historyList(details: HTMLDetailsElement, open: (draft: Draft) => void): void {
  const make = maker(document);
  const draw = () => {
    details.querySelector(".runs")?.remove();
    if (!details.open) return;
    const runs = lastRuns();
    const items = runs.map(({draft, when, rows}) => {
      const first =
        draft.sql.split("\n").find((line) => line.trim() && !line.startsWith("--")) ?? draft.sql;
      const button = make(
        "button",
        {type: "button", class: "plain"},
        make("code", {}, first.slice(0, 80))
      );
      button.addEventListener("click", () => open(draft));
      const time = new Date(when).toISOString().slice(0, 16).replace("T", " ");
      return make(
        "li",
        {},
        button,
        make(
          "small",
          {},
          ` ${translate("history.when", {rows: rows === null ? translate("history.none") : sayCount("rows", rows), time})}`
        )
      );
    });
    const forget = make("button", {type: "button", class: "plain"}, translate("history.forget"));
    forget.addEventListener("click", () => {
      forgetRuns();
      draw();
    });
    const body = items.length
      ? [make("ol", {}, ...items), forget]
      : [make("p", {}, translate("history.empty"))];
    details.append(
      make("div", {class: "runs"}, make("p", {class: "muted"}, translate("history.note")), ...body)
    );
  };
  details.addEventListener("toggle", draw);
}
