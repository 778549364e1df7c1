import type {Page} from "../pages.js";

/** What a page may name. */
export interface Nameable {
  /** Citation keys of the bibliography. */
  keys: string[];
  figures: string[];
  queries: string[];
  /** Every page, paths below the root with their figures. */
  pages: Page[];
}
