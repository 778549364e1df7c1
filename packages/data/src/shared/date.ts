/** What a date says of itself: `~` about, `?` uncertain, `%` both. */
export type DateMark = "" | "~" | "?" | "%";

/** One day, month, year or decade; of a decade `year` is the first. */
export interface DatePoint {
  year: number;
  decade?: boolean;
  month?: number;
  day?: number;
  mark: DateMark;
}

/** A date as it is written: one point, one of several, or a stretch of which one side may be open. */
export type WrittenDate =
  | {form: "point"; point: DatePoint}
  | {form: "choice"; points: DatePoint[]}
  | {form: "span"; begin: DatePoint | null; end: DatePoint | null};

/** Days between which a date lies; null where a side is open. */
export interface DateBounds {
  from: string | null;
  to: string | null;
  precision: "day" | "month" | "year" | "decade" | "range" | "choice" | "before" | "after";
  certainty: "certain" | "approximate" | "uncertain" | "both";
}

const point = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;
const decade = /^(\d{3})X$/;

/**
 * Reads a date in one of the forms that `CONTRIBUTING.md` teaches; every other text is refused, by an Error that says
 * why. What is read, `dateText` writes again letter for letter.
 */
export function readDate(text: string): WrittenDate {
  if (text.startsWith("[")) return readChoice(text);
  const [begin, end, ...more] = text.split("/");
  if (end === undefined) return {form: "point", point: readPoint(text)};
  if (more.length) throw new Error(`not a date: ${text}; a stretch has one beginning and one end`);
  if (begin === ".." && end === "..")
    throw new Error(`not a date: ${text}; one side of it has to be known`);
  return readSpan(
    text,
    begin === ".." ? null : readPoint(begin!),
    end === ".." ? null : readPoint(end)
  );
}

function readSpan(text: string, begin: DatePoint | null, end: DatePoint | null): WrittenDate {
  if (begin && end) {
    if (lastDay(end) < firstDay(begin)) throw new Error(`ends before it begins: ${text}`);
    if (unmarked(begin) === unmarked(end))
      throw new Error(`begins and ends in one: ${text}; write ${pointText(end)}`);
  }
  return {form: "span", begin, end};
}

function readChoice(text: string): WrittenDate {
  if (text.includes(".."))
    throw new Error(`range inside a set: ${text}; list every year or day with commas`);
  if (!text.endsWith("]")) throw new Error(`not a date: ${text}; a list ends with ]`);
  const points = text.slice(1, -1).split(",").map(readPoint);
  if (points.length < 2) throw new Error(`a list of one: ${text}; write it without brackets`);
  if (points.some(({mark}) => mark))
    throw new Error(`not a date: ${text}; a list has no ~, ? or %`);
  const disorder = points.some((each, at) => at > 0 && firstDay(each) <= lastDay(points[at - 1]!));
  if (disorder) throw new Error(`not in order: ${text}; list each once, the earliest first`);
  return {form: "choice", points};
}

function readPoint(text: string): DatePoint {
  const tens = decade.exec(text);
  if (tens && tens[1] !== "000") return {year: Number(tens[1]) * 10, decade: true, mark: ""};
  const parts = point.exec(text);
  if (!parts || parts[1] === "0000") throw new Error(`not a date: ${text}`);
  const [, year, month, day, mark] = parts;
  const read: DatePoint = {year: Number(year), mark: mark as DateMark};
  if (month !== undefined) read.month = Number(month);
  if (day !== undefined) read.day = Number(day);
  if (month !== undefined && !isMonth(read.month!)) throw new Error(`no such month: ${text}`);
  if (day !== undefined && (read.day! < 1 || read.day! > daysOf(read)))
    throw new Error(`no such day: ${text}`);
  return read;
}

const isMonth = (month: number) => month >= 1 && month <= 12;

function daysOf({year, month}: DatePoint): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month!) ? 30 : 31;
}

/** Writes a date as `readDate` reads it. */
export function dateText(date: WrittenDate): string {
  if (date.form === "point") return pointText(date.point);
  if (date.form === "choice") return `[${date.points.map(pointText).join(",")}]`;
  return [date.begin, date.end].map((side) => (side ? pointText(side) : "..")).join("/");
}

const two = (number: number) => String(number).padStart(2, "0");
const four = (number: number) => String(number).padStart(4, "0");

function pointText({year, decade: tens, month, day, mark}: DatePoint): string {
  if (tens) return `${four(year).slice(0, 3)}X`;
  return (
    [four(year), ...[month, day].filter((part) => part !== undefined).map(two)].join("-") + mark
  );
}

const unmarked = (point: DatePoint) => pointText({...point, mark: ""});

function firstDay({year, month = 1, day = 1}: DatePoint): string {
  return [four(year), two(month), two(day)].join("-");
}

function lastDay(date: DatePoint): string {
  const last = {...date, year: date.decade ? date.year + 9 : date.year, month: date.month ?? 12};
  return firstDay({...last, day: date.day ?? daysOf(last)});
}

/** Returns the first and last day that a date allows; the marks widen nothing. Throws as `readDate` does. */
export function dateBounds(text: string): DateBounds {
  let bounds = known.get(text);
  if (!bounds) known.set(text, (bounds = boundsOf(readDate(text))));
  return bounds;
}

// The same dates come back in every run.
const known = new Map<string, DateBounds>();

function boundsOf(date: WrittenDate): DateBounds {
  if (date.form === "point") {
    const {point: only} = date;
    return {
      from: firstDay(only),
      to: lastDay(only),
      precision: precisionOf(only),
      certainty: certaintyOf([only])
    };
  }
  if (date.form === "choice") {
    const {points} = date;
    const [from, to] = [firstDay(points[0]!), lastDay(points.at(-1)!)];
    return {from, to, precision: "choice", certainty: "certain"};
  }
  const {begin, end} = date;
  return {
    from: begin && firstDay(begin),
    to: end && lastDay(end),
    precision: begin && end ? "range" : begin ? "after" : "before",
    certainty: certaintyOf([begin, end])
  };
}

/** Returns the day on which the last point of a date begins: all of it claims to have come by then. */
export function lastBeginning(text: string): string {
  const date = readDate(text);
  if (date.form === "span") return firstDay((date.end ?? date.begin)!);
  return firstDay(date.form === "choice" ? date.points.at(-1)! : date.point);
}

function precisionOf({decade: tens, month, day}: DatePoint): DateBounds["precision"] {
  if (tens) return "decade";
  return day !== undefined ? "day" : month !== undefined ? "month" : "year";
}

function certaintyOf(points: (DatePoint | null)[]): DateBounds["certainty"] {
  const marks = points.map((each) => each?.mark ?? "").join("");
  const [about, uncertain] = [/[~%]/.test(marks), /[?%]/.test(marks)];
  return about && uncertain ? "both" : about ? "approximate" : uncertain ? "uncertain" : "certain";
}
