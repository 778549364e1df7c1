import {citationKeys} from "@cold-winter/data/shared";
import type {Cards} from "../card.js";

/** Shows what all rows of a figure go back to; it never throws. */
export async function openWhole(
  node: HTMLElement,
  query: string,
  cards: Promise<Cards>
): Promise<void> {
  const {openProvenance} = await import("./open.js");
  const rows = await cards.then((all) => all.rows).catch(() => []);
  const title = node.querySelector(".finding")?.textContent ?? "";
  const names = rows.flatMap((row) => row.names ?? []);
  const works = rows.flatMap(({cells}) => citationKeys(cells["sources"]));
  await openProvenance(node, query, {title, names, works});
}
