import {newCase} from "./case.js";
import {claim} from "./claim.js";
import {comparison} from "./comparison.js";
import {example} from "./example.js";
import {figure} from "./figure.js";
import type {Kind} from "./kind.js";
import {notebook} from "./notebook.js";
import {page} from "./page.js";
import {query} from "./query.js";
import {source} from "./source.js";

/** All that `npm run new` can begin. */
export const kinds: Record<string, Kind> = {
  ...{notebook, page, query, figure, comparison, case: newCase, source, claim, example}
};
