import {text} from "./catalogue.js";
import {element} from "./dom.js";

/** Returns a menu that shows only the items of a list whose `data-` attribute has the value chosen. */
export function filterList(id: string, attribute: string): HTMLElement {
  const items = [...(document.getElementById(id)?.children ?? [])] as HTMLElement[];
  const values = [...new Set(items.map((item) => item.dataset[attribute]!))].sort();
  const options = ["", ...values].map((value) =>
    element(document, "option", {value}, value ? value.replaceAll("_", " ") : text("filter.all"))
  );
  const select = element(document, "select", {id: `${id}-filter`}, ...options);
  select.addEventListener("change", () => {
    for (const item of items) item.hidden = select.value !== "" && item.dataset[attribute] !== select.value;
  });
  return element(
    document,
    "label",
    {class: "filter", for: select.id},
    `${text(`filter.${attribute}` as "filter.family")} `,
    select
  );
}
