import {lineageOf, type Asked, type LineageFile} from "@cold-winter/data/provenance";
import {maker} from "../dom.js";
import {address, load} from "../site.js";
import {preserveParams} from "../preserve-params.js";
import {provenanceView, say} from "./view.js";

/** Shows what a part of an answer goes back to, in a dialog over a figure. */
export async function openProvenance(
  node: HTMLElement,
  query: string,
  {title, ...asked}: Asked & {title: string}
): Promise<void> {
  const make = maker(document);
  const close = make("button", {type: "button", class: "plain"}, say("close"));
  const label = say("title", {title});
  const dialog = make(
    "dialog",
    {class: "provenance-view", "aria-label": label},
    close,
    make("h3", {}, label)
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  node.append(dialog);
  dialog.showModal();
  try {
    const file = await load<LineageFile>(`data/provenance-${query}.json`);
    const whole = make("a", {href: address(`api/provenance/${query}.json`).href}, say("file"));
    dialog.append(provenanceView(document, lineageOf(file, asked), file), make("p", {}, whole));
    preserveParams(dialog);
  } catch (error) {
    dialog.append(make("p", {role: "alert"}, say("failed", {reason: (error as Error).message})));
  }
}
