import {dateBounds, lastBeginning} from "../shared/date.js";
import {memoize} from "../memoize.js";
import type {Report} from "../problem.js";
import type {Rule} from "../dataset.js";
import type {Dataset} from "../dataset.js";
import {eachTable} from "./each-table.js";

/** A date is a point, unless its column is a duration. */
export const checkDates = eachTable(({fields}, rows, report) => {
  const points = fields.filter(({kind, duration}) => kind === "edtf" && !duration);
  for (const {file, line, values} of rows) {
    for (const {name: field} of points) {
      const text = values[field];
      if (typeof text !== "string" || !/^[^.].*\/[^.]/.test(text)) continue;
      const remedy =
        "if it is one of several years write [1963,1964,1965]; if it lasted, give two dates";
      report({file, line, field, message: `a duration where a date is meant: ${text}`, remedy});
    }
  }
});

/** Nothing that claims to have happened lies after the day up to which the record was searched. */
export const checkPast: Rule = (dataset, report) => pastOf(dataset.package)(dataset, report);

const pastOf = memoize(({asOf}: Dataset["package"]) =>
  eachTable(({fields}, rows, report) => {
    const dated = fields.filter(
      ({kind, type, afterAsOf}) => !afterAsOf && (kind === "edtf" || isTime(type))
    );
    for (const {file, line, values} of rows) {
      for (const {name: field, kind} of dated) {
        const value = values[field];
        if (value === null || value === undefined || asOf === "") continue;
        const begins = kind === "edtf" ? lastBeginning(String(value)) : String(value);
        if (begins <= asOf.slice(0, begins.length)) continue;
        const message = `after ${asOf}, up to which the record was searched: ${value}`;
        report({
          file,
          line,
          field,
          message,
          remedy: "check the date, or move coldwinter:as_of in datapackage.json"
        });
      }
    }
  })
);

const isTime = (type: string) => type === "date" || type === "year";

/** No event lies before its programme began. */
export function checkProgrammes({tables}: Dataset, report: Report): void {
  const began = new Map(
    (tables.get("programmes") ?? []).map(({id, values}) => [id, values["began"]])
  );
  for (const {file, line, values} of tables.get("events") ?? []) {
    const start = began.get(String(values["programme"]));
    if (typeof start !== "string" || typeof values["date"] !== "string") continue;
    const [first, last] = [dateBounds(start).from, dateBounds(values["date"]).to];
    if (first === null || last === null || last >= first) continue;
    const message = `event of ${values["date"]} before its programme began in ${start}`;
    report({
      file,
      line,
      field: "date",
      message,
      remedy: "check the year, or let the programme begin earlier"
    });
  }
}
