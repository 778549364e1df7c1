import {load} from "./site.js";

/** The forms in which a view can be cited. */
export const forms = ["text", "bibtex", "ris"] as const;
export type Form = (typeof forms)[number];

/** Templates made when the site was built, with `{title}` and `{url}` where a view's own stand. */
export type CitationTemplates = Record<Form, string>;

/** Loads the templates. */
export function loadCitation(): Promise<CitationTemplates> {
  return load("data/citation.json");
}

/** Writes the citation of one view in every form. */
export function citationForms(
  templates: CitationTemplates,
  view: {title: string; url: string}
): CitationTemplates {
  const write = (form: Form) =>
    templates[form].replace(/\{(title|url)\}/g, (_, name: "title" | "url") =>
      escapes[form](view[name])
    );
  return {text: write("text"), bibtex: write("bibtex"), ris: write("ris")};
}

const escapes: Record<Form, (words: string) => string> = {
  text: (words) => words,
  bibtex: (words) => words.replace(/([{}\\])/g, "\\$1"),
  ris: (words) => words.replace(/\s+/g, " ")
};
