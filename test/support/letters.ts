import type {Page} from "playwright-core";

/** Returns the texts of a page that are in other letters than its language says: Chinese or Korean ones under no such `lang`, or none of them under one. */
export async function wronglyNamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const letters = {
      zh: /\p{Script=Han}/u,
      ko: /\p{Script=Hangul}/u,
      ja: /[\p{Script=Han}\p{Script=Hiragana}]/u
    };
    const wrong = (words: string, at: Element) => {
      // The editor rewrites what stands in it; a code has no language.
      if (at.closest("script, style, .cm-editor, code")) return false;
      const lang = at.closest("[lang]")!.getAttribute("lang")!.slice(0, 2);
      if (lang in letters) return /\p{L}{2}/u.test(words) && !letters[lang as "zh"].test(words);
      return Object.values(letters).some((each) => each.test(words));
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (wrong(node.nodeValue!, node.parentElement!)) found.push(node.nodeValue!.trim());
    for (const node of document.body.querySelectorAll("[aria-label], [placeholder]"))
      for (const name of ["aria-label", "placeholder"])
        if (wrong(node.getAttribute(name) ?? "", node))
          found.push(`${name}: ${node.getAttribute(name)!}`);
    return found;
  });
}
