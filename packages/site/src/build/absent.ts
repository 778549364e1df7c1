import {localModules} from "../pages/local-modules.js";
import {readScript} from "../reactive/syntax.js";
import {isAtHand} from "./own-packages.js";

/**
 * Returns the code of a cell of a page with another module in the place of each that is not there, or that asks for what is
 * not there, which would keep the whole page from being made: the cell alone says so.
 */
export function withoutAbsent(code: string, path = "/index"): string {
  try {
    return readScript(code)
      .imports.filter(({name}) => !isAtHand(name) || !isWhole(name, path))
      .sort((a, b) => b.at - a.at)
      .reduce(
        (text, {name, at}) =>
          `${text.slice(0, at)}"/kit/absent.js"${text.slice(at + name.length + 2)}`,
        code
      );
  } catch {
    // What cannot be read is told by the check.
    return code;
  }
}

function isWhole(specifier: string, path: string): boolean {
  const {modules, missing} = localModules(`src${path}.md`, "src", [specifier]);
  return (
    !missing.length &&
    modules.every(({fault, imports}) => !fault && imports.every(({name}) => isAtHand(name)))
  );
}
