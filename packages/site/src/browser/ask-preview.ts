import type {Result} from "@cold-winter/data";

/** Where a preview answers a statement that a page sends it. */
export const askPath = "/_ask";

/** Asks the preview that serves this page, which answers natively and at once. Throws the engine's error. */
export async function askPreview(statement: string, signal?: AbortSignal): Promise<Result> {
  const response = await fetch(askPath, {method: "POST", body: statement, signal});
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Result;
}
