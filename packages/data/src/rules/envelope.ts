import {eachTable} from "./each-table.js";

/** Status, depth and recalled fields agree with each other; a derived row names another row. */
export const checkEnvelope = eachTable(({fields}, rows, report) => {
  const columns = new Set(fields.map((field) => field.name));
  const ids = new Set(rows.map(({id}) => id));
  for (const {file, line, id, values} of rows) {
    const wrong = (field: string, message: string, remedy: string) =>
      report({file, line, field, message, remedy});
    if (values["seen"] === "recalled" && values["status"] === "checked") {
      wrong("status", "checked, yet only recalled", "write unchecked, or say where it was seen");
    }
    for (const column of list(values["unchecked_fields"])) {
      if (!columns.has(column))
        wrong("unchecked_fields", `unknown column: ${column}`, "name columns of this table");
    }
    for (const other of list(values["derives_from"])) {
      if (other === id)
        wrong("derives_from", "derives from itself", "name the row whose number this one repeats");
      else if (!ids.has(other))
        wrong("derives_from", `unknown id: ${other}`, "name a row of this table");
    }
  }
});

function list(value: unknown): string[] {
  return typeof value === "string" ? value.split(";") : [];
}
