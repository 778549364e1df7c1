import AxeCore, {type RunOptions} from "axe-core";
import type {Page} from "playwright-core";

// What colours alone decide: the same parts in other colours need no other rules.
const colours = ["color-contrast", "link-in-text-block"];

// The rows of a table are made alike: so many stand for all.
const sample = 12;

/** Returns what keeps some readers from using a page, or the parts of it that a selector names, as it is now; by all rules, by those of colours, or by the others. */
export async function violations(
  page: Page,
  within = "html",
  rules: "all" | "colours" | "roles" = "all"
): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ["violations"],
    ...(rules === "colours" && {runOnly: colours}),
    ...(rules === "roles" && {rules: Object.fromEntries(colours.map((rule) => [rule, {enabled: false}]))})
  };
  await page.evaluate(AxeCore.source);
  return page.evaluate(
    async ([parts, how, most]) => {
      const putBack = [...document.querySelectorAll("tbody")].map((body) => {
        const rows = [...body.rows].slice(most);
        for (const row of rows) row.remove();
        return () => body.append(...rows);
      });
      const {violations: found} = await (globalThis as unknown as {axe: typeof AxeCore}).axe.run(parts, how);
      for (const each of putBack) each();
      return found.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(" ")).join(", ")}`);
    },
    [within, options, sample] as const
  );
}
