import type {Result} from "@cold-winter/data";
import {fillPlaceholders, placeholders, withValues} from "@cold-winter/data/shared";
import {fenceRows, type FenceRows, type Selections} from "@cold-winter/figure";
import {currentSelections, excludedSources, site, startedEngine} from "@cold-winter/figure/live";
import {fetchedAnswers, siteChoices} from "./fence-site.js";
import {showParts} from "./fence.js";

type Parts = readonly string[];

/**
 * The tag behind a page's fenced `sql`: the rows that a statement returns. What was answered when the site was built is
 * at hand; anything else starts the engine, with its progress shown at the foot of the window.
 */
export const sql = Object.assign(
  (parts: Parts, ...values: unknown[]): Promise<FenceRows> =>
    ask(withValues(parts, values).trim(), currentSelections()),
  {fence}
);

/**
 * Answers one fence of a page for the choices of the reader, and shows below it what its rows rest on. What is asked while
 * an input still moves is given up for what is asked after it.
 */
function fence(name: string, selections: Selections, invalidation: Promise<unknown>) {
  return async (parts: Parts, ...values: unknown[]): Promise<FenceRows> => {
    const given = new AbortController();
    void invalidation.then(() => given.abort());
    const statement = withValues(parts, values).trim();
    const part = showParts(name);
    try {
      const rows = await ask(statement, selections, given.signal, part.asking);
      part.show(await filled(statement, selections), statement, rows, selections);
      return rows;
    } catch (error) {
      if (given.signal.aborted) throw error;
      part.fail(error as Error);
      // What the page shows stays, until something else is asked.
      return new Promise((_, reject) =>
        given.signal.addEventListener("abort", () => reject(overtaken()))
      );
    }
  };
}

async function filled(statement: string, selections: Selections): Promise<string> {
  const used = new Set(placeholders(statement));
  if (!used.size) return statement;
  const chosen = (await siteChoices()).map(({name, values}) => {
    const value = selections[name];
    return [name, value !== undefined && values.includes(value) ? value : values[0]!] as const;
  });
  return fillPlaceholders(statement, Object.fromEntries(chosen));
}

async function ask(
  statement: string,
  selections: Selections,
  signal?: AbortSignal,
  asking: () => void = () => undefined
): Promise<FenceRows> {
  const whole = await filled(statement, selections);
  const without = excludedSources(selections);
  const known = without.length ? undefined : (await fetchedAnswers())[whole];
  return fenceRows(known ?? (await askEngine(whole, without, signal, asking)));
}

async function askEngine(
  statement: string,
  without: string[],
  signal: AbortSignal | undefined,
  asking: () => void
): Promise<Result> {
  asking();
  if (!without.length && (await site()).preview)
    return (await import("./ask-preview.js")).askPreview(statement, signal);
  const given = new Promise<never>((_, reject) => {
    const end = () => reject(overtaken());
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end);
  });
  given.catch(() => undefined);
  const engine = await Promise.race([startedEngine(without.length ? {without} : {}), given]);
  return Promise.race([engine.read(statement, {signal}), given]);
}

const overtaken = () => new Error("overtaken by what was asked after it");
