import AxeCore, {type RunOptions} from "axe-core";
import type {Page} from "playwright-core";

// What colours alone decide: the same parts in other colours need no other rules.
const colours = ["color-contrast", "link-in-text-block"];

// Of the rows of a table that are made alike so many stand for all.
const sample = 12;

/** Returns what keeps some readers from using a page, or the parts of it that a selector names, as it is now; by all rules, or by those of colours. */
export async function violations(
  page: Page,
  within = "html",
  rules: "all" | "colours" = "all"
): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ["violations"],
    ...(rules === "colours" && {runOnly: colours})
  };
  await page.evaluate(AxeCore.source);
  return page.evaluate(
    async ([parts, how, most]) => {
      const make = (row: Element) =>
        [row, ...row.querySelectorAll("*")]
          .map((node) => `${node.nodeName}.${node.className}`)
          .join();
      const putBack = [...document.querySelectorAll("tbody")].map((body) => {
        const rows = [...body.rows];
        const seen = new Map<string, number>();
        for (const row of rows) {
          const made = make(row);
          const count = (seen.get(made) ?? 0) + 1;
          seen.set(made, count);
          if (count > most) row.remove();
        }
        return () => body.append(...rows);
      });
      const {violations: found} = await (globalThis as unknown as {axe: typeof AxeCore}).axe.run(
        parts,
        how
      );
      for (const each of putBack) each();
      return found.map(
        ({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(" ")).join(", ")}`
      );
    },
    [within, options, sample] as const
  );
}
