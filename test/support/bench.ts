import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import {visit, type Visit} from "./chromium.js";

/** The workbench opened in a browser, with what a test does there. */
export interface Bench extends Visit {
  /** Puts a text in place of the query, as a reader would. */
  write: (sql: string) => Promise<void>;
  /** The query as it stands. */
  text: () => Promise<string>;
  press: (button: string) => Promise<void>;
  /** Runs what stands there and waits for its result or its message. */
  run: (sql?: string) => Promise<void>;
  /** The rows in sight, by column. */
  cells: (place?: "result" | "original") => Promise<string[][]>;
}

/** Opens the workbench at an address and waits until it can be used. */
export async function openBench(
  browser: Browser,
  address = "",
  options: BrowserContextOptions = {},
  site?: string
): Promise<Bench> {
  const visited = await visit(browser, `workbench.html${address}`, options, site);
  return benchOf(visited);
}

/** Returns what a test does on a page that shows the workbench. */
export async function benchOf(visited: Visit): Promise<Bench> {
  const {page} = visited;
  await page.locator(".editor .cm-content").waitFor();
  const bench: Bench = {
    ...visited,
    write: async (sql) => {
      await page.locator(".editor .cm-content").focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.evaluate(paste, sql);
    },
    text: () => editorText(page),
    press: (name) => page.getByRole("button", {name, exact: true}).click(),
    run: async (sql) => {
      if (sql !== undefined) await bench.write(sql);
      await bench.press("Run");
      await page.waitForFunction(
        () =>
          !document.querySelector(".result[aria-busy]") &&
          document.querySelector<HTMLButtonElement>("[data-button=stop]")!.disabled &&
          document.querySelector(".result section.works, .result .blocked, .message > *")
      );
    },
    cells: (place = "result") =>
      page
        .locator(`.${place} .grid tbody tr:not(.space)`)
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent))
        )
  };
  return bench;
}

// The editor draws only the lines in sight; the page keeps the whole text as the draft.
async function editorText(page: Page): Promise<string> {
  return page
    .locator(".editor .cm-line")
    .evaluateAll((lines) => lines.map((line) => line.textContent).join("\n"));
}

// Pasted, as a reader puts a long query there; to type it line by line takes a browser a minute.
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.activeElement!.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true})
  );
}
