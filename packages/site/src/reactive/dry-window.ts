import type {DOMWindow} from "jsdom";
import {nameParts} from "../browser/name-parts.js";

// Node has some of these itself, which the nodes of the page would not know.
const always = [
  "Event",
  "EventTarget",
  "CustomEvent",
  "window",
  "document",
  "getComputedStyle"
].concat(["requestAnimationFrame", "cancelAnimationFrame"]);

/** Gives this thread the words of a page's window. What a page would ask of another machine fails. */
export function giveWindow(window: DOMWindow): void {
  const all = globalThis as unknown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!always.includes(name) && (!/^[A-Z]/.test(name) || name in globalThis)) continue;
    const value = (window as unknown as Record<string, unknown>)[name];
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  }
  all["ResizeObserver"] = class {
    observe(): void {}
    disconnect(): void {}
  };
  for (const name of ["fetch", "WebSocket", "XMLHttpRequest", "EventSource"])
    all[name] = () => {
      throw new Error("asks the network");
    };
}

/** Writes a node as HTML: what a reader sees in its inputs stands in their attributes. */
export function htmlOf(node: Node): string {
  const element = node as Element;
  if (element.nodeType === 11) return [...element.childNodes].map(htmlOf).join("");
  if (element.nodeType !== 1) return escape(element.textContent);
  if (!element.parentNode) element.ownerDocument.createElement("div").append(element);
  nameParts(element.parentNode!);
  for (const input of element.querySelectorAll<HTMLInputElement>("input")) {
    if (/^(checkbox|radio)$/.test(input.type)) input.toggleAttribute("checked", input.checked);
    else input.setAttribute("value", input.value);
  }
  for (const option of element.querySelectorAll<HTMLOptionElement>("option"))
    option.toggleAttribute("selected", option.selected);
  for (const area of element.querySelectorAll("textarea")) area.textContent = area.value;
  // Framework gives the styles of its inputs this name.
  return element.outerHTML.replace(/\b__ns__\b/g, "inputs-3a86ea");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
