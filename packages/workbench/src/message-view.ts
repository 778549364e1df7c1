import {maker, write} from "@cold-winter/figure";
import type {Bench} from "./bench.js";
import type {Editor} from "./editor.js";
import {visible} from "./visible.js";
import {explain, type Message} from "./message.js";
import {placeIn, type Compiled} from "./steps.js";
import {translate} from "./text.js";

/** Draws a message with its place, its remedy and the engine's own words; all of it is text. */
export function messageView(
  message: Message,
  sql: string,
  mend: (text: string | null) => void
): HTMLElement {
  const make = maker(document);
  const {place, replacement, text, remedy, own} = message;
  const press = (label: string, put: string | null) => {
    const button = make("button", {type: "button", class: "plain"}, label);
    button.addEventListener("click", () => mend(put));
    return button;
  };
  const before = place ? sql.slice(0, place.from).split("\n") : [];
  const where =
    place && translate("error.place", {line: before.length, column: before.at(-1)!.length + 1});
  return make(
    "div",
    {},
    make("p", {}, make("strong", {}, visible(text)), " ", remedy && visible(remedy)),
    make(
      "p",
      {},
      where && `${where}. `,
      place && press(translate("error.show"), null),
      " ",
      replacement && press(translate("error.replace", {near: replacement}), replacement)
    ),
    make(
      "details",
      {},
      make("summary", {}, translate("error.own")),
      make("pre", {tabindex: "0"}, visible(own.slice(0, 4000)))
    )
  );
}

/** Says why a run gave nothing, and marks the place in the editor. */
export function showFailure(
  {view, draft, tables}: Pick<Bench, "view" | "draft" | "tables">,
  editor: Editor,
  error: Error,
  compiled?: Compiled
): void {
  const stopped = error.message === translate("error.stopped");
  write(view.status, stopped ? error.message : "");
  if (stopped) return;
  const said = explain(error, compiled?.text ?? draft.sql, draft.choices, tables!);
  const message = {
    ...said,
    place: compiled && said.place ? placeIn(compiled, said.place) : said.place
  };
  editor.mark(message);
  const mend = (put: string | null) => message.place && editor.mend(message.place, put);
  view.message.replaceChildren(messageView(message, draft.sql, mend));
}
