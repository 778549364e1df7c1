import edtf from "edtf";

/** Days between which a date lies; null where a side is open. */
export interface DateBounds {
  from: string | null;
  to: string | null;
  precision: "day" | "month" | "season" | "year" | "decade" | "range" | "choice" | "before" | "after";
  /** What the text says of itself: `~` approximate, `?` uncertain. */
  certainty: "certain" | "approximate" | "uncertain" | "both";
}

const precisions = ["year", "month", "day"] as const;

/**
 * Returns the first and last day that an EDTF text (levels 0 to 2) allows, as ISO dates.
 * The qualifiers `~` and `?` widen nothing. Throws an Error with a remedy in its message.
 */
export function dateBounds(text: string): DateBounds {
  let bounds = known.get(text);
  if (!bounds) known.set(text, (bounds = readBounds(text)));
  return bounds;
}

// The grammar is slow and the same dates come back in every run.
const known = new Map<string, DateBounds>();

function readBounds(text: string): DateBounds {
  if (/^[[{].*\.\..*[\]}]$/.test(text)) {
    throw new Error(`range inside a set: ${text}; list every year or day with commas`);
  }
  const certainty = qualifier(text);
  const open = /^(\.\.)?\/(.+)$/.exec(text);
  if (open) return {from: null, to: dateBounds(open[2]!).to, precision: "before", certainty};
  const date = parse(text);
  return {
    from: isoDay(date.min),
    to: isoDay(date.max),
    precision: precision(date),
    certainty
  };
}

interface Parsed {
  type: string;
  min: number;
  max: number;
  precision?: number;
}

function parse(text: string): Parsed {
  try {
    return edtf(text);
  } catch {
    throw new Error(`not an EDTF date: ${text}`);
  }
}

function precision(date: Parsed): DateBounds["precision"] {
  if (date.type === "Interval") return Number.isFinite(date.max) ? "range" : "after";
  if (date.type === "Set" || date.type === "List") return "choice";
  if (date.type === "Season") return "season";
  if (date.type === "Decade") return "decade";
  return precisions[(date.precision ?? 1) - 1]!;
}

function qualifier(text: string): DateBounds["certainty"] {
  if (text.includes("%") || (text.includes("~") && text.includes("?"))) return "both";
  if (text.includes("~")) return "approximate";
  return text.includes("?") ? "uncertain" : "certain";
}

function isoDay(time: number): string | null {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null;
}
