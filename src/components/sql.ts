import type {Result} from "./engine.js";
import {toRows} from "./answers.js";
import {text} from "./catalogue.js";
import {element} from "./dom.js";
import {literal} from "./literal.js";
import {address} from "./site.js";
import type {Row} from "./spec.js";

/**
 * The tag behind a page's fenced `sql`. A statement without `${}` was answered when the site was built; any other
 * starts the engine, with its progress shown at the foot of the window.
 */
export async function sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
  const statement = strings.reduce((all, part, at) => all + literal(values[at - 1]) + part);
  const result = (values.length ? null : await answered(statement)) ?? (await (await start()).query(statement));
  return toRows(result.rows, result.columns);
}

async function answered(statement: string): Promise<Result | null> {
  const response = await fetch(address("data/fences.json"));
  const fences = response.ok ? ((await response.json()) as Record<string, Result>) : {};
  return fences[statement.trim()] ?? null;
}

async function start() {
  const note = element(document, "p", {class: "engine-note", role: "status"}, text("engine.starting"));
  document.body.append(note);
  try {
    const {engine} = await import("./engine.js");
    return await engine({
      progress: (share) => {
        note.textContent = text("engine.loading", {percent: Math.round(share * 100)});
      }
    });
  } catch (error) {
    throw new Error(text("engine.failed", {reason: (error as Error).message}), {cause: error});
  } finally {
    note.remove();
  }
}
