import AxeCore from "axe-core";
import type {Page} from "playwright-core";

/** Returns what keeps some readers from using a page, or the parts of it that a selector names, as it is now. */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(AxeCore.source);
  return page.evaluate(async (parts) => {
    const {violations: found} = await (globalThis as unknown as {axe: typeof AxeCore}).axe.run(parts);
    return found.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(" ")).join(", ")}`);
  }, within);
}
