import {byPosition, type Dataset} from "@cold-winter/data";
import {text} from "@cold-winter/figure";

/** A choice that the whole site has: its values, the default first, and what readers see. */
export interface SiteChoice {
  name: string;
  values: string[];
  labels: string[];
  label: string;
}

/** Returns the choices that every page may obey: whose numbers, and whether rows must have been seen. */
export function siteChoices({tables}: Pick<Dataset, "tables">): SiteChoice[] {
  const lenses = byPosition(tables.get("lenses") ?? []);
  const checked: SiteChoice = {
    name: "checked",
    values: ["all", "checked"],
    labels: [text("choices.checked.all"), text("choices.checked.checked")],
    label: text("choices.checked")
  };
  if (!lenses.length) return [checked];
  const labels = lenses.map(({id, values}) => String(values["name"] ?? id));
  const lens = {
    name: "lens",
    values: lenses.map(({id}) => id),
    labels,
    label: text("choices.lens")
  };
  return [lens, checked];
}
