import {whatText} from "./address.js";
import {isEach, type Comparison, type Scalar, type Where} from "./value.js";

/** Writes a comparison as the fence of a page, which an author may paste. */
export function fenceText(comparison: Comparison): string {
  const {what, who, beside, clock, window, bounds, context, numbers, form, log} = comparison;
  const list = (words?: string[]) => words && `[${words.map(quoted).join(", ")}]`;
  const things = what.map((each) => quoted(whatText(each)));
  const lines: [string, string | undefined][] = [
    ["what", things.length === 1 ? things[0] : `[${things.join(", ")}]`],
    ["who", list(who)],
    ["beside", list(beside)],
    ["clock", clock === undefined ? undefined : clockText(clock)],
    ["window", window && `[${window.map((end) => end ?? "null").join(", ")}]`],
    ["bounds", bounds],
    ["context", list(context)],
    [
      "numbers",
      numbers &&
        `{${Object.entries(numbers)
          .map(([name, value]) => `${name}: ${Array.isArray(value) ? list(value)! : quoted(value)}`)
          .join(", ")}}`
    ],
    ["form", form],
    ["log", log ? "true" : undefined]
  ];
  const text = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `\`\`\`compare\n${text.join("\n")}\n\`\`\`\n`;
}

// What YAML would read as another thing stands in quotes.
function quoted(value: Scalar): string {
  const text = String(value);
  return typeof value !== "string" ||
    (/^[A-Za-z_][\w/=. -]*(:[\w-]+)*[\w/=.-]*$/.test(text) &&
      !/: |^(true|false|null|yes|no|on|off)$|\s$/.test(text))
    ? text
    : JSON.stringify(text);
}

function clockText(clock: NonNullable<Comparison["clock"]>): string {
  if (typeof clock === "string") return quoted(clock);
  if (!isEach(clock))
    return `{${Object.entries(clock)
      .map(([id, kind]) => `${id}: ${quoted(kind)}`)
      .join(", ")}}`;
  return `{each: ${quoted(clock.each)}${clock.where ? `, where: ${whereText(clock.where)}` : ""}}`;
}

function whereText(where: Where): string {
  return JSON.stringify(where);
}
