import {text} from "./catalogue.js";
import {citationForms, forms, type CitationTemplates} from "./citation-forms.js";
import {copyDialog, type CopyText} from "./copy-dialog.js";
import type {FigureInput} from "./figure-input.js";
import {loadCitation} from "./site.js";

/** Shows how to cite what a figure shows now, in three forms. */
export async function showCitation(node: HTMLElement, {answers}: FigureInput): Promise<void> {
  const citation = citationForms(await loadCitation(), {title: answers.title, url: location.href});
  copyDialog(node, text("cite.title"), citeTexts(citation));
}

/** Returns the forms of a citation as texts to take away. */
export function citeTexts(citation: CitationTemplates): CopyText[] {
  return forms.map((form) => ({form, title: text(`cite.${form}`), words: citation[form]}));
}
