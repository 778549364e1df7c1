import {readFile} from "node:fs/promises";
import type {Plugin} from "esbuild";

/** What a library compiles from text, and what does the same without: both as they stand in its file. */
interface Change {
  file: RegExp;
  from: string;
  to: string;
}

// A page's content policy lets no text become code. Hypertext Literal writes a handler as an attribute before it is a
// function; d3-dsv compiles what makes an object from a line.
const changes: Change[] = [
  {
    file: /[\\/]htl[\\/]dist[\\/]index\.js$/,
    from: "string += `::${j}`;\n                                nodeFilter |= SHOW_ELEMENT;\n                                break;",
    to: `if (/^on/i.test(name)) string = string.slice(0, string.lastIndexOf(name)) + "data-handler-" + name + "=";
                                string += \`::\${j}\`;
                                nodeFilter |= SHOW_ELEMENT;
                                break;`
  },
  {
    file: /[\\/]htl[\\/]dist[\\/]index\.js$/,
    from: "element[name] = value;",
    to: 'element[name.replace(/^data-handler-/, "")] = value;'
  },
  {
    file: /[\\/]d3-dsv[\\/]dist[\\/]d3-dsv\.mjs$/,
    from: `return new Function("d", "return {" + columns.map(function(name, i) {
    return JSON.stringify(name) + ": d[" + i + "] || \\"\\"";
  }).join(",") + "}");`,
    to: `return function(d) {
    return Object.fromEntries(columns.map(function(name, i) { return [name, d[i] || ""]; }));
  };`
  }
];

/** Has libraries do without compiling text while they are bundled. Throws where one no longer reads as it did. */
export const withoutEval: Plugin = {
  name: "without-eval",
  setup(build) {
    build.onLoad(
      {filter: /[\\/](htl[\\/]dist[\\/]index\.js|d3-dsv[\\/]dist[\\/]d3-dsv\.mjs)$/},
      async ({path}) => {
        let contents = await readFile(path, "utf8");
        for (const {file, from, to} of changes) {
          if (!file.test(path)) continue;
          if (contents.split(from).length !== 2)
            throw new Error(`${path} no longer holds what is changed: ${from}`);
          contents = contents.replace(from, () => to);
        }
        return {contents, loader: "js"};
      }
    );
  }
};
