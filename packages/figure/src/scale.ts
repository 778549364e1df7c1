import {plainNumber} from "./format.js";

/** A measure's axis: where a value stands between two places in pixels, and its ticks. */
export interface Scale {
  at: (value: number) => number;
  ticks: number[];
  log: boolean;
}

/** Values that differ more than this many times are drawn on a logarithmic axis. */
const wide = 20;

/** Makes an axis for amounts: from zero, or logarithmic where the values differ more than twenty times and none is zero. */
export function amountScale(values: number[], from: number, to: number, count = 4): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low < 0) return linearScale(low, Math.max(0, high), from, to, count);
  return low > 0 && high / low > wide
    ? logScale(low, high, from, to)
    : linearScale(0, high, from, to, count);
}

/** Makes a linear axis whose ends lie on ticks. */
export function linearScale(low: number, high: number, from: number, to: number, count = 4): Scale {
  const step = niceStep((high - low) / count || 1);
  const [first, last] = [
    Math.floor(low / step + 1e-9) * step,
    Math.ceil(high / step - 1e-9) * step
  ];
  const ticks = Array.from(
    {length: Math.round((last - first) / step) + 1},
    (_, at) => first + at * step
  );
  return {
    at: (value) => from + ((value - first) / (last - first || 1)) * (to - from),
    ticks,
    log: false
  };
}

function logScale(low: number, high: number, from: number, to: number): Scale {
  const [first, last] = [Math.log10(low / 1.25), Math.log10(high * 1.4)];
  const powers = Array.from({length: 12}, (_, at) => 10 ** (at - 3));
  const decades = powers.filter((power) => Math.log10(power) >= first && Math.log10(power) <= last);
  const halves = powers
    .map((power) => 3 * power)
    .filter((tick) => Math.log10(tick) >= first && Math.log10(tick) <= last);
  return {
    at: (value) => from + ((Math.log10(value) - first) / (last - first)) * (to - from),
    ticks: [...decades, ...halves].sort((a, b) => a - b),
    log: true
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
}

/** Writes an amount with as many digits as matter: 1 152, 13.5, 1.36, 0.23. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return plainNumber(
    value,
    size >= 100
      ? 0
      : size >= 10
        ? Number.isInteger(value)
          ? 0
          : 1
        : size === 0
          ? 0
          : Number.isInteger(value)
            ? 0
            : 2
  );
}
