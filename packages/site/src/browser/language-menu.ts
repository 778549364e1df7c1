import {element, languages, text, unreviewed, writeChoices} from "@cold-winter/figure";
import {currentSelections, language, onSelectionsChange} from "@cold-winter/figure/live";

/** Ends a page with the languages of its chrome, and says which translations nobody has reviewed. A language is chosen by opening the page anew. */
export function languageMenu(): void {
  const footer = document.querySelector("#observablehq-footer");
  if (!footer || footer.querySelector(".languages")) return;
  const links = languages.map(({id, name}) =>
    element(
      document,
      "a",
      {href: "", hreflang: id, "aria-current": id === language.id && "true"},
      name
    )
  );
  const items = languages.map(({unreviewed: own, english}, at) =>
    element(document, "span", {}, links[at], own && note([own, english].join("；")))
  );
  const asked = currentSelections()["lang"] ?? language.id;
  const failed =
    asked !== language.id &&
    element(document, "span", {role: "alert"}, text("language.none", {asked}));
  const label = text("language.label");
  const menu = element(
    document,
    "div",
    {class: "languages", role: "navigation", "aria-label": label},
    label,
    ...items,
    failed
  );
  const follow = () => {
    const {lang: _, ...rest} = currentSelections();
    for (const [at, link] of links.entries()) {
      link.search = writeChoices(at === 0 ? rest : {...rest, lang: languages[at]!.id});
      link.hash = location.hash;
    }
  };
  follow();
  onSelectionsChange(follow);
  menu.addEventListener("click", follow);
  footer.append(menu);
}

function note(own: string): HTMLElement {
  return element(document, "small", {}, ` (${own} · ${unreviewed})`);
}
