import {currentSelections, setSelections} from "../store.js";

/** Obeys the form in which a reader gives weights of families: it becomes a choice of the address. */
export function followWeights(node: HTMLElement, before: () => void): void {
  node.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    if (!form.matches(".draw-weights")) return;
    before();
    const weights = [...form.querySelectorAll("input")].map(({name, value}) => {
      const weight = Math.min(999, Math.max(0, Math.round(Number(value) || 0)));
      return `${name}.${weight}`;
    });
    setSelections({...currentSelections(), draw: weights.join("~")});
  });
}
