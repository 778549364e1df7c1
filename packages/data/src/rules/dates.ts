import {dateBounds} from "../edtf.js";
import type {Report} from "../problem.js";
import type {DataRecord} from "../data-record.js";
import {eachTable} from "./each-table.js";

/** A date is a point, unless its column is a duration. */
export const checkDates = eachTable(({fields}, rows, report) => {
  const points = fields.filter(({kind, duration}) => kind === "edtf" && !duration);
  for (const {file, line, values} of rows) {
    for (const {name: field} of points) {
      const text = values[field];
      if (typeof text !== "string" || !/^[^.].*\/[^.]/.test(text)) continue;
      const remedy = "if it is one of several years write [1963,1964,1965]; if it lasted, give two dates";
      report({file, line, field, message: `a duration where a date is meant: ${text}`, remedy});
    }
  }
});

/** No event lies before its programme began. */
export function checkProgrammes({tables}: DataRecord, report: Report): void {
  const began = new Map((tables.get("programmes") ?? []).map(({id, values}) => [id, values["began"]]));
  for (const {file, line, values} of tables.get("events") ?? []) {
    const start = began.get(String(values["programme"]));
    if (typeof start !== "string" || typeof values["date"] !== "string") continue;
    const [first, last] = [dateBounds(start).from, dateBounds(values["date"]).to];
    if (first === null || last === null || last >= first) continue;
    const message = `event of ${values["date"]} before its programme began in ${start}`;
    report({file, line, field: "date", message, remedy: "check the year, or let the programme begin earlier"});
  }
}
