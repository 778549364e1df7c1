import type {Comparison} from "@cold-winter/data/comparison";
import {caseColor, type Case} from "@cold-winter/figure";
import {element} from "./page.js";
import {say} from "./texts.js";

/** The key of an explored figure: a press on a country takes it away, or brings it back. The last one stays. */
export function legendOf(
  comparison: Comparison,
  cases: Case[],
  change: (next: Comparison) => void
): HTMLElement {
  const compared = idsOf(cases.filter(({role}) => role === "compared"));
  const {who = compared, beside = []} = comparison;
  const shown = [...who, ...beside];
  const buttons = cases
    .filter(({id}) => compared.includes(id) || beside.includes(id))
    .map((each) => {
      const {id, name} = each;
      const on = shown.includes(id);
      const button = element(document, "button", {
        ...{type: "button", class: "plain", style: `color: ${caseColor(each)}`},
        ...{"aria-pressed": String(on), "aria-label": say("explore.toggle", {name})}
      });
      button.textContent = `${on ? "●" : "○"} ${name}`;
      button.disabled = on && shown.length === 1;
      button.addEventListener("click", () => {
        const next = idsOf(cases).filter((other) => shown.includes(other) !== (other === id));
        change({...comparison, ...whoOf(next, compared)});
      });
      return button;
    });
  return element(document, "p", {class: "case-key", role: "group"}, ...buttons);
}

const idsOf = (cases: Case[]) => cases.map(({id}) => id);

/** The countries of a comparison: those compared, all of which need no word, and those beside them. */
export function whoOf(shown: string[], compared: string[]): Pick<Comparison, "who" | "beside"> {
  const own = shown.filter((id) => compared.includes(id));
  const others = shown.filter((id) => !compared.includes(id));
  return {
    who: own.length === compared.length || !own.length ? undefined : own,
    beside: others.length ? others : undefined
  };
}
