import * as Generators from "@observablehq/framework/dist/client/stdlib/generators/index.js";
import {Mutable} from "@observablehq/framework/dist/client/stdlib/mutable.js";
import {choicesName} from "./fence-code.js";

export {Generators};

/** The width that a page is thought to have when it is drawn beforehand. */
const width = 640;

/** Draws what wants to know its width, at the width that a page is thought to have. */
function resize(render: (width: number, height: number) => Node | Promise<Node>): HTMLElement {
  const node = document.createElement("div");
  void Promise.resolve(render(width, 400)).then((child) => node.append(child));
  return node;
}

// What an author may have installed.
const load = (name: string): Promise<unknown> => import(name);

/** The words of Framework that can be had without a browser. */
export const libraries = {
  width: () => width,
  dark: () => false,
  resize: () => resize,
  Generators: () => Generators,
  Mutable: () => Mutable,
  aq: () => import("arquero"),
  Arrow: () => import("apache-arrow"),
  d3: () => import("d3"),
  htl: () => import("htl"),
  html: async () => (await import("htl")).html,
  svg: async () => (await import("htl")).svg,
  Inputs: () => import("@observablehq/inputs"),
  Plot: () => import("@observablehq/plot"),
  _: async () => ((await load("lodash")) as {default: unknown}).default,
  topojson: () => load("topojson-client"),
  [choicesName]: () => ({})
};
