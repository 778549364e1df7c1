import {lineageOf, provDocument, type Asked, type LineageFile} from "@cold-winter/data/provenance";
import {maker} from "../dom.js";
import {preserveParams} from "../preserve-params.js";
import {save} from "../row-files.js";
import {address, load} from "../site.js";
import {startedEngine} from "../start-engine.js";
import {askLineage, type AskRecord} from "./ask.js";
import {provenanceView, say} from "./view.js";

/** What part of an answer is followed, and what that is called. */
export interface Followed extends Asked {
  title: string;
  /** Asks the record where the answer is that of no listed question; the page's engine where this is left out. */
  ask?: AskRecord;
}

/** Shows what a part of an answer goes back to, in a dialog over what shows it: by the file of a listed question, else (`query` is empty) by asking the record. */
export async function openProvenance(
  node: HTMLElement,
  query: string,
  {title, ask, ...asked}: Followed
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
    const file = query
      ? await load<LineageFile>(`data/provenance-${query}.json`)
      : await askLineage(asked, title, ask ?? (await record()));
    const nodes = lineageOf(file, asked);
    const own = make("button", {type: "button", class: "plain"}, say("file.part"));
    own.addEventListener("click", () => {
      const document = provDocument(nodes, file, "urn:provenance:");
      save(`${query || "provenance"}.json`, "application/json", JSON.stringify(document));
    });
    const whole =
      query && make("a", {href: address(`api/provenance/${query}.json`).href}, say("file"));
    dialog.append(provenanceView(document, nodes, file), make("p", {}, own, " ", whole));
    preserveParams(dialog);
  } catch (error) {
    dialog.append(make("p", {role: "alert"}, say("failed", {reason: (error as Error).message})));
  }
}

async function record(): Promise<AskRecord> {
  const engine = await startedEngine();
  return (sql) => engine.query(sql);
}
