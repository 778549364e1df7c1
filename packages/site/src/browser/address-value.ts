/** Writes the value of an input for an address: as a reader would write it, lists with commas. */
export function writeValue(input: HTMLElement, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return value.map((each) => writeItem(input, each)).join(",");
  return writeItem(input, value);
}

/** Reads it back, as a value of the kind that the input had at first; undefined where the text is none. */
export function readValue(input: HTMLElement, text: string, first: unknown): unknown {
  if (first instanceof Date || isDateInput(input)) return readDate(text);
  if (typeof first === "boolean")
    return text === "true" ? true : text === "false" ? false : undefined;
  if (Array.isArray(first)) {
    const items = text === "" ? [] : text.split(",");
    const numbers = first.length > 0 && first.every((each) => typeof each === "number");
    return items.map((item) => (numbers ? Number(item) : readItem(input, item)));
  }
  if (typeof first === "number") return text.trim() === "" ? undefined : Number(text);
  return readItem(input, text);
}

// A list of things that are no text is known by what a reader sees of each.
function writeItem(input: HTMLElement, value: unknown): string {
  if (value instanceof Date) return dateText(value);
  if (typeof value !== "object" || value === null) return String(value).replaceAll(",", "%2C");
  const place = optionsOf(input).findIndex((option) => option.selected);
  return labelOf(input, place);
}

function readItem(input: HTMLElement, text: string): unknown {
  const plain = text.replaceAll("%2C", ",");
  const options = optionsOf(input);
  if (!options.length) return plain;
  // The values themselves are known to the input alone: it is asked what it has for each of its options.
  const form = input as HTMLElement & {value: unknown};
  reading = true;
  try {
    for (const option of options) {
      option.choose();
      const value = form.value;
      const known = typeof value === "object" && value !== null ? option.label : String(value);
      if (known === plain) return value;
    }
    return undefined;
  } finally {
    reading = false;
  }
}

let reading = false;

/** Whether an input is only asked what it has: what it tells meanwhile is no choice of the reader's. */
export const isReading = () => reading;

interface Option {
  label: string;
  selected: boolean;
  choose: () => void;
}

function optionsOf(input: HTMLElement): Option[] {
  const list = input.querySelector<HTMLSelectElement>("select:not([multiple])");
  if (list)
    return [...list.options].map((option, at) => ({
      label: option.label.trim(),
      selected: option.selected,
      choose: () => {
        list.selectedIndex = at;
        list.dispatchEvent(new Event("input", {bubbles: true}));
      }
    }));
  return [];
}

function labelOf(input: HTMLElement, place: number): string {
  return optionsOf(input)[place]?.label ?? "";
}

const isDateInput = (input: HTMLElement) =>
  input.querySelector("input[type=date], input[type^=datetime]") !== null;

function dateText(value: Date): string {
  const [day, time] = value.toISOString().split("T") as [string, string];
  return time === "00:00:00.000Z" ? day : value.toISOString();
}

function readDate(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(+date) ? undefined : date;
}
