/** Puts values in place of custom properties and mixed colours, for programs that know neither. What has no value stays. */
export function plainColours(svg: string, tokens: Map<string, string>): string {
  const valued = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => {
      const value = tokens.get(name);
      return value === undefined ? whole : valued(value);
    });
  return valued(svg).replace(
    /color-mix\(in srgb, #([0-9a-f]{6}) (\d+)%, transparent\)/gi,
    (_, hex: string, part: string) => {
      const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      return `rgba(${channels.join(",")},${Number(part) / 100})`;
    }
  );
}

/** Returns the custom properties of a page's root in the light scheme, whatever scheme its reader has; paper is white. */
export function lightTokens(
  sheets: Iterable<CSSStyleSheet> = document.styleSheets
): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const rule of [...sheets].flatMap(rulesOf)) {
    if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ":root") continue;
    for (const name of rule.style)
      if (name.startsWith("--")) tokens.set(name, rule.style.getPropertyValue(name).trim());
  }
  for (const name of ["--paper", "--card", "--theme-background"]) tokens.set(name, "#ffffff");
  return tokens;
}

// Rules that hold everywhere: those of a scheme, a width or a medium are left out.
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSImportRule && rule.styleSheet ? rulesOf(rule.styleSheet) : [rule]
    );
  } catch {
    // A sheet of another origin, which no page of ours has and a browser's own extension may add.
    return [];
  }
}
