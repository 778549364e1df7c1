import {write} from "@cold-winter/figure";
import {onOtherDraft} from "./browser-storage.js";
import {acceptFiles, showCitation, showLink} from "./export-panel.js";
import {openAddress} from "./opening.js";
import {historyList} from "./panels.js";
import {translate} from "./text.js";
import type {Workbench} from "./workbench.js";

/** Begins to answer the reader. */
export function listen(bench: Workbench): void {
  const {buttons, choices, editor, node, history, warning} = bench.view;
  buttons.run.addEventListener("click", () => void bench.run());
  buttons.stop.addEventListener("click", () => bench.session.stop());
  buttons.reset.addEventListener("click", () => bench.reset());
  buttons.undo.addEventListener("click", () => bench.undo());
  buttons.fresh.addEventListener("click", () => bench.begin());
  buttons.step.addEventListener("click", () => bench.addStep());
  buttons.format.addEventListener("click", () => void bench.format());
  buttons.share.addEventListener("click", () => showLink(bench));
  buttons.cite.addEventListener("click", () => void showCitation(bench));
  buttons.back.addEventListener("click", () => void bench.back());
  choices.addEventListener("submit", (event) => {
    event.preventDefault();
    void bench.run();
  });
  choices.addEventListener("change", ({target}) => {
    const {name, value} = target as HTMLSelectElement | HTMLInputElement;
    bench.change({choices: {...bench.draft.choices, [name]: value}});
    void bench.showOriginal();
  });
  for (const intent of ["pointerenter", "focusin"])
    editor.addEventListener(intent, () => void bench.session.start().catch(() => undefined), {
      once: true
    });
  onOtherDraft(() => write(warning, translate("draft.other")));
  historyList(history as HTMLDetailsElement, (draft) => void bench.take(draft));
  acceptFiles(bench, node);
  addEventListener(
    "hashchange",
    () => void openAddress(location.hash, location.search).then((next) => bench.show(next))
  );
}
