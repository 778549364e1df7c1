import {site} from "@cold-winter/figure/live";
import {encodeShared} from "@cold-winter/workbench/share";

/** Returns where the workbench opens a statement as a reader of a page sees it. */
export async function linkTo(sql: string): Promise<string> {
  const {version} = await site();
  const shared = {sql, choices: {}, chart: null, origin: null, version, print: null, needs: []};
  return `workbench#${encodeShared(shared)}`;
}
