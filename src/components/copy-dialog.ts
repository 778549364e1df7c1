import {text} from "./catalogue.js";
import {maker} from "./dom.js";

/** Shows texts to take away, each with a button that copies it, in a dialog over a figure. */
export function copyDialog(node: HTMLElement, label: string, texts: {title: string; words: string}[]): void {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, text("detail.close"));
  const parts = texts.flatMap(({title, words}) => {
    const copy = make("button", {type: "button", class: "plain"}, text("cite.copy"));
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(words).then(() => (copy.textContent = text("cite.copied")));
    });
    return [make("h4", {}, title, " ", copy), make("pre", {tabindex: "0"}, words)];
  });
  const dialog = make("dialog", {class: "cite-view", "aria-label": label}, close, ...parts);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  node.append(dialog);
  dialog.showModal();
}
