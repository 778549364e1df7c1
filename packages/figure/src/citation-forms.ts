/** The forms in which a view can be cited. */
export const forms = ["text", "bibtex", "ris"] as const;
export type Form = (typeof forms)[number];

/** Templates made when the site was built, with `{title}` and `{url}` where a view's own stand. */
export type CitationTemplates = Record<Form, string>;

/** What a citation is of. */
export interface CitedView {
  title: string;
  url: string;
  /** The day on which it was seen, as ISO text; today where none is given, and null where nobody saw it yet. */
  seen?: string | null;
}

/** Writes the citation of one view in every form, under a key that no other view has. */
export function citationForms(templates: CitationTemplates, view: CitedView): CitationTemplates {
  const {seen = new Date().toISOString().slice(0, 10)} = view;
  const version = /^ET {2}- (.+)$/m.exec(templates.ris)?.[1];
  const own = fingerprint(`${view.title}\n${view.url}\n${version ?? ""}`);
  const write = (form: Form) =>
    templates[form].replace(/\{(title|url)\}/g, (_, name: "title" | "url") =>
      escapes[form](view[name])
    );
  const day = seen === null ? "" : `\turldate = {${seen}},\n`;
  const fields = `${day}${version ? `\tversion = {${version}},\n` : ""}}`;
  return {
    text: seen === null ? write("text") : `${write("text")} (accessed ${seen})`,
    bibtex: write("bibtex")
      .replace(/^(@\w+\{[^,]+),/, `$1-${own},`)
      .replace(/\}\s*$/, () => fields),
    ris: write("ris")
      .replace(/^(ID {2}- .*)$/m, `$1-${own}`)
      .replace(
        /ER\s+-\s*$/,
        () => `${seen === null ? "" : `Y2  - ${seen.replaceAll("-", "/")}\n`}ER  - `
      )
  };
}

/** Returns eleven letters that tell a text from any other: 53 bits, mixed in two halves. */
function fingerprint(text: string): string {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 2_654_435_761);
    high = Math.imul(high ^ text.charCodeAt(at), 1_597_334_677);
  }
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & high) + (low >>> 0)).toString(36).padStart(11, "0");
}

const escapes: Record<Form, (words: string) => string> = {
  text: (words) => words,
  bibtex: (words) => words.replace(/([{}\\])/g, "\\$1"),
  ris: (words) => words.replace(/\s+/g, " ")
};
