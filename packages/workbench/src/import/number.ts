/** How numbers are written: what parts thousands and what stands before the fraction. */
export const numberForms = [
  "1234.5",
  "1,234.5",
  "1234,5",
  "1.234,5",
  "1 234.5",
  "1 234,5",
  "1'234.5"
] as const;
export type NumberForm = (typeof numberForms)[number];

/** What a number with a percent sign is: a text, as many hundredths, or the share. */
export const percents = ["text", "points", "share"] as const;
export type Percent = (typeof percents)[number];

/** How a column's texts are read as numbers. */
export interface Numbers {
  form: NumberForm;
  percent: Percent;
}

const groups: Record<NumberForm, string> = {
  "1234.5": "",
  "1,234.5": ",",
  "1234,5": "",
  "1.234,5": "\\.",
  "1 234.5": "[ \u00a0\u202f\u2009]",
  "1 234,5": "[ \u00a0\u202f\u2009]",
  "1'234.5": "['\u2019]"
};

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/** A decimal number, exactly: `digits` without zeros at either end, times ten to the power of `exponent`. */
export interface Exact {
  negative: boolean;
  digits: string;
  exponent: number;
}

/** Returns what reads a text as a number, written with a point and nothing else; null where it is none. */
export function numberReader({form, percent}: Numbers): (text: string) => string | null {
  const comma = form.endsWith(",5");
  const group = groups[form];
  const grouped = group && new RegExp(`^([+-]?\\d{1,3})((?:${group}\\d{3})+)(?![\\d])`);
  const parts = new RegExp(group, "g");
  return (text) => {
    let plain = text.trim().replace(/^\u2212/, "-");
    const hundredths = plain.endsWith("%");
    if (hundredths) {
      if (percent === "text") return null;
      plain = plain.slice(0, -1).trimEnd();
    }
    if (comma && plain.includes(".") && form === "1234,5") return null;
    if (grouped)
      plain = plain.replace(
        grouped,
        (_, head: string, rest: string) => head + rest.replace(parts, "")
      );
    if (comma) {
      if (plain.includes(".")) return null;
      plain = plain.replace(",", ".");
    }
    if (!decimal.test(plain) || !/\d/.test(plain.replace(/e.*$/i, ""))) return null;
    return hundredths && percent === "share" ? plainText({...exactOf(plain)!}, -2) : plain;
  };
}

/** Reads a plain number exactly; null where the text is none. */
export function exactOf(text: string): Exact | null {
  const [, sign, whole = "", fraction = "", power = "0"] = decimal.exec(text) ?? [];
  if (sign === undefined || !(whole + fraction)) return null;
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (!digits) return {negative: false, digits: "", exponent: 0};
  return {
    negative: sign === "-",
    digits,
    exponent: Number(power) - fraction.length + all.length - digits.length
  };
}

/** Whether two plain numbers are the same number. */
export function sameNumber(one: string, other: string): boolean {
  const [a, b] = [exactOf(one), exactOf(other)];
  return (
    a !== null &&
    b !== null &&
    a.negative === b.negative &&
    a.digits === b.digits &&
    a.exponent === b.exponent
  );
}

/** How many digits a number has before and behind its point. */
export function sizeOf({digits, exponent}: Exact): {whole: number; fraction: number} {
  if (!digits) return {whole: 1, fraction: 0};
  return {whole: Math.max(digits.length + exponent, 1), fraction: Math.max(-exponent, 0)};
}

/** Writes a number without an exponent, times ten to the power of `shift`, with at least `places` behind its point. */
export function plainText({negative, digits, exponent}: Exact, shift = 0, places = 0): string {
  const power = exponent + shift;
  const sign = negative ? "-" : "";
  if (!digits) return places ? `0.${"0".repeat(places)}` : "0";
  const long = digits + "0".repeat(Math.max(power, 0));
  const behind = Math.max(-power, 0);
  const padded = long.padStart(behind + 1, "0");
  const whole = padded.slice(0, padded.length - behind);
  const fraction = padded.slice(padded.length - behind).padEnd(places, "0");
  return sign + (fraction ? `${whole}.${fraction}` : whole);
}
