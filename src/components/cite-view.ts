import {text, type TextName} from "./catalogue.js";
import {citationForms, loadCitation, type Form} from "./citation-forms.js";
import {maker} from "./dom.js";
import type {FigureInput} from "./element.js";

/** Shows how to cite what a figure shows now: three forms, each with a button that copies it. */
export async function showCitation(node: HTMLElement, {answers}: FigureInput): Promise<void> {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, text("detail.close"));
  const forms = citationForms(await loadCitation(), {title: answers.title, url: location.href});
  const parts = (Object.entries(forms) as [Form, string][]).flatMap(([form, words]) => {
    const copy = make("button", {type: "button", class: "plain"}, text("cite.copy"));
    copy.addEventListener("click", () => {
      void navigator.clipboard.writeText(words).then(() => (copy.textContent = text("cite.copied")));
    });
    return [make("h4", {}, text(`cite.${form}` as TextName), " ", copy), make("pre", {tabindex: "0"}, words)];
  });
  const dialog = make("dialog", {class: "cite-view", "aria-label": text("cite.title")}, close, ...parts);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  node.append(dialog);
  dialog.showModal();
}
