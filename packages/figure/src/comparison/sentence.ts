import {isMapped, type ComparedRow, type Told, type ToldPart} from "@cold-winter/data/comparison";
import type {Context} from "../spec.js";
import {places} from "./map-sentences.js";
import {counts, ladder, marks, spans} from "./mark-sentences.js";
import {drawnOf, say, type Spoken} from "./scene.js";
import {change, each, values} from "./value-sentences.js";

/** What a comparison's rows say in one sentence of its form. */
export function spoken(rows: ComparedRow[], told: Told, context: Context): Spoken {
  const part = told.parts.find(({n}) => drawnOf(rows, n).length) ?? told.parts[0]!;
  const own = drawnOf(rows, part.n).filter(({rival}) => !rival);
  const scene = {part, told, context, rows: own, what: nameOf(part, own)};
  if (!own.length) return {text: say("none", {what: scene.what}), rows: []};
  if (isMapped(part)) return places(scene);
  if (part.kind === "steps") return ladder(scene);
  if (part.kind === "span") return spans(scene);
  if (part.kind === "things") return marks(scene);
  if (own.some(({zero}) => zero !== null)) return each(scene);
  const as = told.comparison.what[part.n - 1]!.as ?? {};
  if (as.change) return change(scene);
  if (part.kind === "count" && Object.keys(as).length === 0) return counts(scene);
  return values(scene, as.rank ? "rank" : undefined);
}

// A series is named without the work that it comes from: the sources tell.
function nameOf({name, kind}: ToldPart, rows: ComparedRow[]): string {
  const panel = rows[0]?.panel ?? name;
  if (kind !== "series") return panel;
  const [base = panel, ...rest] = panel.split(
    /(?= per |, (?:change|total|rank|\d|year 0)| as percent of )/
  );
  return (
    base.replace(/, [^,]+$/, "") +
    rest
      .map((each) => (/^ (as percent|per) /.test(each) ? each.replace(/, [^,]+$/, "") : each))
      .join("")
  );
}
