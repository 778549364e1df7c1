/** Returns a number written in digits as a number, or as its digits where a number would not hold every integer up to it. */
export function exactNumber(digits: string | bigint): number | string {
  const number = Number(digits);
  return Math.abs(number) > Number.MAX_SAFE_INTEGER ? String(digits) : number;
}
