import {element, text, writeChoices} from "@cold-winter/figure";
import {currentSelections, onSelectionsChange, setSelections} from "@cold-winter/figure/live";
import {isReading, readValue, writeValue} from "./address-value.js";
import {siteNames} from "../reactive/site-names.js";

/** An input as `Inputs` makes them: a form, or the input itself. */
export type BoundInput = HTMLElement & {value: unknown};

/** Changes nearer to each other than this are one movement of the reader's hand: one step of the history. */
const movement = 800;

let last = {name: "", at: 0};

/**
 * Binds an input to the address of the page by a name, as `view(bind("from", Inputs.range([1950, 1970])))`: what it is set
 * to stands in the address, a copied link and the back button restore it. Its first value leaves the address. Returns the
 * input. Throws where the name is one of the site's own.
 */
export function bind<Input extends BoundInput>(name: string, input: Input): Input {
  if (!/^[a-z][\w-]*$/i.test(name))
    throw new Error(`no name for an address: ${name} (letters, digits and hyphens)`);
  if (siteNames.includes(name))
    throw new Error(`${name} is a choice of the site: use choice("${name}") or another name`);
  const first = input.value;
  const restore = () => {
    const asked = currentSelections()[name];
    const before = writeValue(input, input.value);
    set(input, asked === undefined ? first : readValue(input, asked, first));
    const taken = asked === undefined || writeValue(input, input.value) === asked;
    if (!taken) set(input, first);
    warn(input, name, taken ? null : asked);
    return writeValue(input, input.value) !== before;
  };
  restore();
  const writing = () => {
    if (isReading()) return;
    const value = writeValue(input, input.value);
    const {[name]: before, ...rest} = currentSelections();
    const next = value === writeValue(input, first) ? rest : {...rest, [name]: value};
    if (
      writeChoices(next) === writeChoices({...rest, ...(before !== undefined && {[name]: before})})
    )
      return;
    const now = Date.now();
    const replace = last.name === name && now - last.at < movement;
    last = {name, at: now};
    warn(input, name, null);
    setSelections(next, {replace});
  };
  input.addEventListener("input", writing);
  const stop = onSelectionsChange(() => {
    // It may be shown only after what comes before it on the page.
    if (seen.has(input) && !input.isConnected) return stop();
    if (input.isConnected) seen.add(input);
    const asked = currentSelections()[name] ?? writeValue(input, first);
    if (asked !== writeValue(input, input.value) && restore())
      input.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return input;
}

const seen = new WeakSet<Element>();

function set(input: BoundInput, value: unknown): void {
  input.value = value;
}

// The address may be older or newer than the page.
function warn(input: HTMLElement, name: string, asked: string | null): void {
  input.querySelector(".unknown-choice")?.remove();
  if (asked === null) return;
  const label = input.querySelector("label")?.textContent.trim() || name;
  const words = text("choices.unknown", {value: asked, label});
  input.append(element(document, "p", {class: "warning unknown-choice", role: "status"}, words));
}
