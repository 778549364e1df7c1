import {element, familyName, text, write} from "@cold-winter/figure";
import "@cold-winter/figure/live";

/**
 * Returns menus that show only the items of a list whose `data-` attributes have the values chosen, with the number of
 * items behind each value and the number shown.
 */
export function filterList(
  id: string,
  ...attributes: ("family" | "depth" | "grade")[]
): HTMLElement {
  const items = [...(document.getElementById(id)?.children ?? [])] as HTMLElement[];
  const shown = element(document, "output", {class: "shown"});
  const selects = attributes.map((attribute) => menu(id, attribute, items));
  const update = () => {
    for (const item of items)
      item.hidden = selects.some(({name, value}) => value !== "" && item.dataset[name] !== value);
    const count = items.filter((item) => !item.hidden).length;
    write(shown, text("filter.works", {count, total: items.length}));
  };
  const labels = selects.map((select) =>
    element(
      document,
      "label",
      {for: select.id},
      `${text(`filter.${select.name as "family"}`)} `,
      select
    )
  );
  const form = element(document, "form", {class: "filter"}, ...labels, shown);
  form.addEventListener("change", update);
  update();
  return form;
}

function menu(id: string, attribute: string, items: HTMLElement[]): HTMLSelectElement {
  const counts = new Map<string, number>();
  for (const {dataset} of items)
    counts.set(dataset[attribute]!, (counts.get(dataset[attribute]!) ?? 0) + 1);
  const options = [...counts]
    .sort()
    .map(([value, count]) =>
      element(document, "option", {value}, `${familyName(value)} (${count})`)
    );
  const all = element(document, "option", {value: ""}, text("filter.all"));
  return element(document, "select", {id: `${id}-${attribute}`, name: attribute}, all, ...options);
}
