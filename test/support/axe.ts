import AxeCore from "axe-core";
import type {Page} from "playwright-core";

/** Returns what keeps some readers from using a page, as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AxeCore.source);
  return page.evaluate(async () => {
    const {violations: found} = await (globalThis as unknown as {axe: typeof AxeCore}).axe.run();
    return found.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(" ")).join(", ")}`);
  });
}
