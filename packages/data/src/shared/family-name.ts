const own: Record<string, string> = {own_state: "the state itself"};

/** Says in words whose voice a family of sources is: `us_government` is the US government. */
export function familyName(family: string): string {
  return (
    own[family] ??
    family
      .replace(/^[a-z]{2,3}(?=_government$)/, (letters) => letters.toUpperCase())
      .replaceAll("_", " ")
  );
}
