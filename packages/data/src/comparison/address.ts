import {
  isEach,
  type Clock,
  type Comparison,
  type Form,
  type Scalar,
  type What,
  type Where
} from "./value.js";

/** The version of this way to write a comparison; an address without one is of the first. */
export const addressVersion = 1;

const ops = ["per", "share", "index", "change", "cumulative", "rank"] as const;
const looksTyped = /^(-?\d+(\.\d+)?|true|false)$/;
const code = (sign: string) => `~${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;

/** Writes signs that divide an address, and the first of a text that would be read as a number, as ~ and their code. */
export function plain(text: string): string {
  const written = text.replace(/[/:,;=~]|\.(?=\.)/g, code);
  return looksTyped.test(written) ? code(written[0]!) + written.slice(1) : written;
}

function unplain(text: string): string {
  return text.replace(/~([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16))
  );
}

function scalarText(value: Scalar): string {
  return typeof value === "string" ? plain(value) : String(value);
}

function readScalar(text: string): Scalar {
  if (!looksTyped.test(text)) return unplain(text);
  return text === "true" || (text === "false" ? false : Number(text));
}

function whereText(where: Where): string[] {
  return Object.keys(where)
    .sort()
    .map((name) => {
      const value = where[name]!;
      const words = Array.isArray(value)
        ? value.map(scalarText).join(",")
        : typeof value === "object"
          ? `${value.from === undefined ? "" : scalarText(value.from)}..${value.to === undefined ? "" : scalarText(value.to)}`
          : scalarText(value);
      return `${plain(name)}=${words}`;
    });
}

function readWhere(name: string, text: string): Where {
  const ends = /^(.*?)\.\.(.*)$/.exec(text);
  if (ends) {
    const [, from, to] = ends;
    return {[name]: {...(from && {from: readScalar(from)}), ...(to && {to: readScalar(to)})}};
  }
  const values = text.split(",").map(readScalar);
  return {[name]: values.length > 1 ? values : values[0]!};
}

/** Writes one thing that is compared: `cereals/per:person/kind=rice`. */
export function whatText({of, value, by, where = {}, as = {}}: What): string {
  return [
    plain(of),
    value !== undefined && `value:${plain(value)}`,
    by !== undefined && `by:${plain(by)}`,
    ...whereText(where),
    ...ops
      .filter((name) => as[name] !== undefined)
      .map((name) => (as[name] === true ? name : `${name}:${scalarText(as[name] as Scalar)}`))
  ]
    .filter(Boolean)
    .join("/");
}

/** Reads what `whatText` wrote. Throws where a part is no word of it. */
export function readWhat(text: string): What {
  const [of = "", ...rest] = text.split("/");
  const what: What = {of: unplain(of)};
  for (const part of rest) {
    const [, name = "", sign = "", value = ""] = /^([^=:]*)([=:]?)(.*)$/.exec(part) ?? [];
    const word = unplain(name);
    if (sign === "=") what.where = {...what.where, ...readWhere(word, value)};
    else if (word === "value" || word === "by") what[word] = unplain(value);
    else if ((ops as readonly string[]).includes(word))
      what.as = {...what.as, [word]: sign ? readScalar(value) : true};
    else
      throw new Error(
        `what: unknown word: ${word} (use value, by, ${ops.join(", ")}, or a column and =)`
      );
  }
  return what;
}

function clockText(clock: Clock): string {
  if (typeof clock === "string") return plain(clock);
  if (isEach(clock)) return `each:${whatText({of: clock.each, where: clock.where})}`;
  return Object.keys(clock)
    .sort()
    .map((id) => `${plain(id)}:${plain(clock[id]!)}`)
    .join(",");
}

function readClock(text: string): Clock {
  if (text.startsWith("each:")) {
    const {of, where} = readWhat(text.slice("each:".length));
    return {each: of, ...(where && {where})};
  }
  if (!text.includes(":")) return unplain(text);
  return Object.fromEntries(
    text.split(",").map((part) => part.split(":").map(unplain) as [string, string])
  );
}

/** Writes a comparison as the search part of an address, short enough to read. */
export function comparisonAddress(comparison: Comparison): string {
  const {what, who, beside, clock, window, bounds, context, numbers, form, log} = comparison;
  const list = (words?: string[]) => words?.map(plain).join(",");
  const parts: Record<string, string | undefined> = {
    what: what.map(whatText).join(";"),
    who: list(who),
    beside: list(beside),
    clock: clock && clockText(clock),
    window: window && `${window[0] ?? ""}..${window[1] ?? ""}`,
    bounds,
    context: list(context),
    lens: numbers?.lens && plain(numbers.lens),
    checked: numbers?.checked ? "checked" : undefined,
    without: list(numbers?.without),
    form,
    log: log ? "yes" : undefined
  };
  const words = Object.entries(parts).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}=${readable(text)}`]
  );
  return `?${words.join("&")}`;
}

// What an address may hold as it stands is not written as a code.
function readable(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(2F|3A|2C|3B|3D|7E)/g, (part) => decodeURIComponent(part))
    .replaceAll("'", "%27")
    .replaceAll("%20", "+");
}

/** Reads the comparison of an address; null where it holds none. Throws where it cannot be read. */
export function readComparison(search: string): Comparison | null {
  const params = new URLSearchParams(search);
  const what = params.get("what");
  if (what === null) return null;
  const version = params.get("v") ?? String(addressVersion);
  if (version !== String(addressVersion))
    throw new Error(`v: an address of version ${version}, of which this site knows nothing`);
  const list = (name: string) => params.get(name)?.split(",").map(unplain);
  const only = <Value>(name: string, value: Value | undefined | null | false | "") =>
    value === undefined || value === null || value === false || value === "" ? {} : {[name]: value};
  const lens = params.get("lens");
  const numbers = {
    ...only("lens", lens && unplain(lens)),
    ...only("checked", params.get("checked") === "checked"),
    ...only("without", list("without"))
  };
  const clock = params.get("clock");
  return {
    what: what.split(";").map(readWhat),
    ...only("who", list("who")),
    ...only("beside", list("beside")),
    ...only("clock", clock && clock !== "calendar" && readClock(clock)),
    ...only("window", readWindow(params.get("window"))),
    ...only("bounds", params.get("bounds") as Comparison["bounds"] | null),
    ...only("context", list("context")),
    ...(Object.keys(numbers).length && {numbers}),
    ...only("form", params.get("form") as Form | null),
    ...only("log", params.get("log") === "yes")
  };
}

function readWindow(text: string | null): [number | null, number | null] | undefined {
  if (text === null) return undefined;
  const ends = /^(-?\d*)\.\.(-?\d*)$/.exec(text);
  if (!ends) throw new Error(`window: not two years: ${text} (write 1950..1980)`);
  const end = (digits: string) => (digits === "" ? null : Number(digits));
  return [end(ends[1]!), end(ends[2]!)];
}
