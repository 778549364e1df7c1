// Jonathan McDowell's General Catalog, list of launches: text with tabs, a line a launch since 1942, each with a tag that
// stays. Read are the launches that a row of the record cites by tag; which others to add is a person's choice, as are the
// place, the class and the names of the missile.
import {csv, type Line, type Loader} from "@cold-winter/data/loaders";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const outcomes: Record<string, string> = {S: "success", F: "failure", U: "unknown"};
const needed = ["#Launch_Tag", "Launch_Date", "Apogee", "LaunchCode"];

/** Reads 1971 Sep 10, 1966 Dec 26 0300, 1967 Jan and 1964 Q3, the last as one of its months; a query behind it is left to a person. */
function dateOf(line: Line): {date: string; time_utc: string} {
  const text = line.text("Launch_Date");
  const quarter = /^(\d{4}) Q([1-4])\??$/.exec(text);
  if (quarter) {
    const first = 3 * Number(quarter[2]) - 2;
    const each = [first, first + 1, first + 2].map((month) => `${quarter[1]!}-${digits(month)}`);
    return {date: `[${each.join(",")}]`, time_utc: ""};
  }
  const found =
    /^(\d{4})(?: ([A-Z][a-z]{2})(?: +(\d{1,2})(?: (\d\d)(\d\d)(?::\d\d)?)?)?)?\??$/.exec(text);
  const month = found?.[2] ? months.indexOf(found[2]) + 1 : 0;
  if (!found || (found[2] && !month)) return line.refuse("Launch_Date", `not a date: ${text}`);
  const [, year, , day, hour, minute] = found;
  const parts = [year!, ...(month ? [digits(month)] : []), ...(day ? [digits(Number(day))] : [])];
  return {date: parts.join("-"), time_utc: hour ? `${hour}:${minute!}` : ""};
}

const digits = (number: number) => String(number).padStart(2, "0");

/** Reads 100 and 100?, kilometres; - where nothing is known. */
function kilometres(line: Line, column: string): string {
  const text = line.text(column);
  if (text === "-") return "";
  const found = /^(\d+(?:\.\d+)?)\??$/.exec(text);
  return found?.[1] ?? line.refuse(column, `not kilometres: ${text || "nothing"}`);
}

const launches: Loader = {
  id: "gcat-launch",
  source: "gcat-launch",
  table: "missile_launches",
  address: "https://planet4589.org/space/gcat/tsv/launch/launch.tsv",
  format: {
    known: "seen",
    where: "datasets/launch.tsv of a public repository, of March 2026, read in parts"
  },
  compared:
    "2026-11-30: one launch of the seven, that of 10 September 1971, as its line was read: equal, cell by cell; the others were read when they were typed",
  load(file, {rowsOf}) {
    const cited = new Map(
      rowsOf("missile_launches").flatMap(({id, values}) => {
        const tag = /^gcat-launch\[tag ([^\];]+)\]/.exec(String(values["sources"]))?.[1];
        return tag ? [[tag, {id, case: String(values["case"])}] as const] : [];
      })
    );
    return csv(file, needed, {delimiter: "\t"}).flatMap((line) => {
      const tag = line.text("#Launch_Tag");
      const row = cited.get(tag);
      if (!row) return [];
      const code = line.text("LaunchCode");
      const outcome = outcomes[code[1] ?? ""] ?? line.refuse("LaunchCode", `unknown code: ${code}`);
      return [
        {
          ...row,
          ...dateOf(line),
          apogee_best: kilometres(line, "Apogee"),
          ...{outcome, sources: `gcat-launch[tag ${tag}]`},
          ...{status: "checked", seen: "data_file"}
        }
      ];
    });
  }
};

export default [launches];
