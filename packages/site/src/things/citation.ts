import {text} from "@cold-winter/figure";
import {citationForms, type CitationTemplates} from "@cold-winter/figure/drawing";
import {localizedSpan} from "../build/localized-span.js";
import {escape} from "../templates/html.js";
import type {Thing} from "./things.js";

/** Returns the address of a path below the root: whole where the notebook says where it is published, else below its root. */
export function publicAddress(path: string, site: string | null): string {
  return `${site === null ? "" : `${site}/`}${path}.html`;
}

/** Writes how to cite a thing; the page puts the day and its own address in when it is read. */
export function citationOf(
  {title, path}: Pick<Thing, "title" | "path">,
  templates: CitationTemplates,
  site: string | null
): string {
  const forms = citationForms(templates, {title, url: publicAddress(path, site), seen: null});
  const part = (form: "text" | "bibtex") => {
    const label = text(`cite.${form}`);
    return `<h3>${localizedSpan(`cite.${form}`)}</h3>\n<pre tabindex="0" aria-label="${escape(label)}">${escape(forms[form])}</pre>`;
  };
  return `<details class="cite-thing" data-title="${escape(title)}"><summary>APA, BibTeX</summary>
${part("text")}
${part("bibtex")}</details>\n`;
}
