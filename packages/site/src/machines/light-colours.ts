import {readFileSync} from "node:fs";

/** Returns the colours and type of the kit's styles on light paper, by the names of their properties. */
export function lightTokens(): Map<string, string> {
  const styles = ["tokens", "drawing"].map((name) =>
    readFileSync(new URL(`../../style/${name}.css`, import.meta.url), "utf8")
  );
  const blocks = styles.flatMap((css) => [...css.matchAll(/^:root \{([^}]*)\}/gm)]);
  return new Map(
    blocks.flatMap(([, block]) =>
      [...block!.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]): [string, string] => [
        name!,
        value!.trim()
      ])
    )
  );
}
