import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import {readCitationFile} from "@cold-winter/data";

/** How to cite one view of the notebook, in three forms, with `{title}` and `{url}` where a view's own stand. */
export interface CitationTemplates {
  text: string;
  bibtex: string;
  ris: string;
}

// Citation styles change the case of titles and the form of addresses; these pass through them as they are.
const [titleMark, urlMark] = ["Cwviewtitle", "https://view.invalid/"];

/** Makes the templates from `CITATION.cff` and the data version. Throws where that file cannot be read. */
export function citationTemplates(version: string): CitationTemplates {
  const {title, authors} = readCitationFile();
  const cite = new Cite([
    {
      id: `view-${version}`,
      type: "dataset",
      title: `${titleMark} (${title}, data ${version})`,
      author: authors.map(({name, "family-names": family, "given-names": given}) =>
        name ? {literal: name} : {family, given}
      ),
      publisher: title,
      version,
      issued: {"date-parts": [[Number(version.slice(0, 4))]]},
      URL: urlMark
    }
  ]);
  const write = (words: string) =>
    words.trim().replaceAll(urlMark, "{url}").replace(new RegExp(titleMark, "gi"), "{title}");
  return {
    text: write(cite.format("bibliography", {format: "text", template: "apa", lang: "en-US"})),
    bibtex: write(cite.format("bibtex")).replace(/^@misc\{[^,]*/, `@misc{cold-winter-${version}`),
    ris: write(cite.format("ris"))
  };
}
