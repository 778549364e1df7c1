import {text} from "./catalogue.js";
import {maker, write} from "./dom.js";

/** A text to take away. */
export interface CopyText {
  title: string;
  words: string;
  /** Which of several forms of one thing it is. */
  form?: string;
}

/** Shows texts to take away in a dialog over a figure. */
export function copyDialog(node: HTMLElement, label: string, texts: CopyText[]): void {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, text("detail.close"));
  const dialog = make(
    "dialog",
    {class: "cite-view", "aria-label": label},
    close,
    ...copyParts(texts, "h4")
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  node.append(dialog);
  dialog.showModal();
}

/** Draws texts to take away, each under a heading with a button that copies it. */
export function copyParts(texts: CopyText[], heading: "h3" | "h4"): HTMLElement[] {
  const make = maker(document);
  return texts.flatMap(({title, words, form}) => [
    make(heading, {}, title, " ", copyButton(words)),
    make("pre", {tabindex: "0", "data-form": form, "aria-label": title}, words)
  ]);
}

/** Draws a button that copies a text. */
export function copyButton(words: string): HTMLButtonElement {
  const button = maker(document)("button", {type: "button", class: "plain"}, text("cite.copy"));
  button.addEventListener("click", () => void copy(words).then((said) => write(button, said)));
  return button;
}

/** Copies a text and returns what to say of it: a browser may forbid it, and has no clipboard at all where a site is not served safely. */
export async function copy(words: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(words);
    return text("cite.copied");
  } catch {
    return text("cite.uncopied");
  }
}
