import {packageOf} from "../pages/rules/scripts.js";
import {readScript} from "../reactive/syntax.js";
import {isAtHand} from "./own-packages.js";

/**
 * Returns the code of a cell with another module in the place of each package that is not there, which would keep the
 * whole page from being made: the cell alone says so.
 */
export function withoutAbsent(code: string): string {
  try {
    return readScript(code)
      .imports.filter(({name}) =>
        packageOf(name).some((each) => !isAtHand(each, name.startsWith("npm:")))
      )
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
