import {text, type TextName} from "./catalogue.js";
import {citationForms, loadCitation, type Form} from "./citation-forms.js";
import {copyDialog} from "./copy-dialog.js";
import type {FigureInput} from "./element.js";

/** Shows how to cite what a figure shows now, in three forms. */
export async function showCitation(node: HTMLElement, {answers}: FigureInput): Promise<void> {
  const forms = citationForms(await loadCitation(), {title: answers.title, url: location.href});
  const texts = (Object.entries(forms) as [Form, string][]).map(([form, words]) => ({
    title: text(`cite.${form}` as TextName),
    words
  }));
  copyDialog(node, text("cite.title"), texts);
}
