import {languageOf, spans} from "@cold-winter/data/shared";

/** A child of an element: nothing, text, or a node. */
export type Child = Node | string | null | undefined | false;

// Attributes that are read to the reader.
const heard = ["aria-label", "title", "placeholder"];
// Elements that hold letters and no element.
const plain = /^(option|textarea|title|script|style)$/i;

/**
 * Makes an HTML element in any document, the browser's or one for Node. Text stays text: no markup is read. What is
 * written in the letters of another language says so, unless the element says its language itself.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (typeof value === "string") node.setAttribute(key, value);
  }
  const parts = children.filter((child): child is Node | string => Boolean(child));
  if (attributes["lang"] !== undefined || plain.test(name)) node.append(...parts);
  else
    node.append(
      ...parts.map((part) => (typeof part === "string" ? inLanguages(document, part) : part))
    );
  if (attributes["lang"] === undefined) nameLanguage(node);
  return node;
}

/** Returns `element` for one document. */
export function maker(document: Document) {
  return <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Record<string, string | boolean | undefined> = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[Name] => element(document, name, attributes, ...children);
}

/** Puts a text in the place of all that an element holds. */
export function write(node: Element, words: string): void {
  node.replaceChildren(inLanguages(node.ownerDocument, words));
}

/** Puts nodes in the place of all that an element holds, whose label may be in another language than they are. */
export function setChildren(node: Element, ...children: (Node | string)[]): void {
  node.replaceChildren(...children);
  nameLanguage(node);
}

/** Names the language of a picture's label and of each of its texts that is written in other letters. */
export function nameLanguages(picture: Element): void {
  nameLanguage(picture);
  for (const node of picture.querySelectorAll("text, tspan, title")) {
    const lang = node.childElementCount ? undefined : languageOf(node.textContent);
    if (lang) node.setAttribute("lang", lang);
  }
}

function inLanguages(document: Document, text: string): Node | string {
  const parts = spans(text);
  if (parts.every(({lang}) => lang === undefined)) return text;
  const nodes = parts.map(({words, lang}) => (lang ? inLanguage(document, lang, words) : words));
  if (nodes.length === 1) return nodes[0]!;
  const whole = document.createElement("span");
  whole.append(...nodes);
  return whole;
}

function inLanguage(document: Document, lang: string, ...children: (Node | string)[]): HTMLElement {
  const node = document.createElement("span");
  node.setAttribute("lang", lang);
  node.append(...children);
  return node;
}

// A label in another language gives the element that language; what the element holds keeps its own.
function nameLanguage(node: Element): void {
  const bare = plain.test(node.tagName);
  const lang = languageOf(
    bare ? node.textContent : heard.map((name) => node.getAttribute(name) ?? "").join()
  );
  if (!lang) return;
  node.setAttribute("lang", lang);
  if (bare) return;
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3 && child.textContent?.trim())
      child.replaceWith(inLanguage(node.ownerDocument, "en", child.textContent));
    else if (child.nodeType === 1 && !(child as Element).hasAttribute("lang"))
      (child as Element).setAttribute("lang", "en");
  }
}

/** Whether any of an element is in the window. */
export function inSight(node: Element): boolean {
  const {top, bottom} = node.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
