const form =
  /^(\d{4,6})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(\.\d+)?)?(?:\+00)?( \(BC\))?(?:\+00)?$/;

/** Reads a date or time as the engine writes it, in UTC whatever the zone of the page; null for infinity. */
export function momentOf(text: string): Date | null {
  const [, year, month, day, hour = "0", minute = "0", second = "0", part = "0", bc] =
    form.exec(text) ?? [];
  if (!year) return null;
  const moment = new Date(0);
  moment.setUTCFullYear(bc ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  moment.setUTCHours(Number(hour), Number(minute), Number(second), Math.floor(Number(part) * 1000));
  return Number.isNaN(moment.getTime()) ? null : moment;
}
