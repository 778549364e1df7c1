// James Martin Center for Nonproliferation Studies, missile test database: CSV in Windows-1252, a line a missile, numbered by
// F1. Salvo, clock, place of fall and the name of the missile in our spelling are a person's work and are left alone.
import {csv, type Line, type Loader} from "@cold-winter/data/loaders";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const unknown = ["", "Unknown", "unknown", "N/A"];

/** Reads 12-Apr-23 or Sep-84; the list begins in 1984. */
function dateOf(line: Line): string {
  const found = /^(?:(\d{1,2})-)?([A-Z][a-z]{2})-(\d\d)$/.exec(line.text("Date"));
  const month = months.indexOf(found?.[2] ?? "") + 1;
  if (!found || !month) return line.refuse("Date", `not a day or month: ${line.text("Date")}`);
  const [, day, , year] = found;
  const parts = [Number(year) < 70 ? `20${year!}` : `19${year!}`, month, ...(day ? [day] : [])];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** Reads 8:33:00 PM. */
function timeOf(line: Line): string {
  const text = line.text("Launch Time (UTC)");
  if (unknown.includes(text)) return "";
  const found = /^(\d{1,2}):(\d\d)(?::\d\d)? ?(AM|PM)$/.exec(text);
  if (!found) return line.refuse("Launch Time (UTC)", `not a time of day: ${text}`);
  const hour = (Number(found[1]) % 12) + (found[3] === "PM" ? 12 : 0);
  return `${String(hour).padStart(2, "0")}:${found[2]!}`;
}

/** Reads 1,400 km; two lines of the file write lm. Between two figures has no best one: a person fills its bounds. */
function kilometres(line: Line, column: string): string {
  const text = line.text(column);
  if (unknown.includes(text) || /^between [\d,]+ and [\d,]+ km$/.test(text)) return "";
  const found = /^([\d,]+(?:\.\d+)?) ?[kl]m$/.exec(text);
  return found ? found[1]!.replaceAll(",", "") : line.refuse(column, `not kilometres: ${text}`);
}

const known = (line: Line, column: string) =>
  unknown.includes(line.text(column)) ? "" : line.text(column);

const launches: Loader = {
  id: "cns-nti-2023",
  source: "cns-nti-2023",
  table: "missile_launches",
  // The page of the database offers it for download without a lasting address.
  address: null,
  format: {known: "seen", where: "the CSV of 245 launches, commit e34e63b, the whole file"},
  compared:
    "2026-11-30: the whole file: 245 of 245 rows equal, cell by cell, but for seven dates and three hours: six dates of 1984 are marked uncertain, as the file says of them in words, one is the day in UTC, and the hours of January 2022 are those of the remarks",
  load(file, {rowsOf}) {
    const columns = ["F1", "Date", "Launch Time (UTC)", "Missile Name", "Missile Type"];
    const rest = ["Facility Name", "Facility Latitude", "Facility Longitude", "Apogee"];
    const ends = ["Distance Travelled", "Confirmation Status", "Test Outcome"];
    const lines = csv(file, [...columns, ...rest, ...ends], {encoding: "windows-1252"});
    // The list is of one country: that whose rows cite it.
    const [cited] = rowsOf("missile_launches").filter(({values}) =>
      String(values["sources"]).startsWith("cns-nti-2023[")
    );
    const subject = String(cited?.values["case"]);
    return lines.map((line) => {
      const number = String(line.number("F1"));
      return {
        id: `${subject.toLowerCase()}-ml-${number.padStart(3, "0")}`,
        ...{case: subject, date: dateOf(line), time_utc: timeOf(line)},
        ...{missile_as_recorded: line.text("Missile Name"), class: classOf(line)},
        facility: known(line, "Facility Name"),
        latitude: known(line, "Facility Latitude"),
        longitude: known(line, "Facility Longitude"),
        apogee_best: kilometres(line, "Apogee"),
        distance_best: kilometres(line, "Distance Travelled"),
        outcome: line.text("Test Outcome").toLowerCase(),
        confirmation: line.text("Confirmation Status").toLowerCase(),
        sources: `cns-nti-2023[F1=${number}]`,
        ...{status: "checked", seen: "data_file"}
      };
    });
  }
};

function classOf(line: Line): string {
  return known(line, "Missile Type") || "unknown";
}

export default [launches];
