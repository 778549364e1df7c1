import {isDated, isEach, isMapped, type ComparedRow, type Told} from "@cold-winter/data/comparison";
import {numberCell, plainDate, plainNumber} from "../format.js";
import type {Context, FigureSpec, Row, TableColumn} from "../spec.js";
import {picture, valueOf} from "./picture.js";
import {belowHeadline} from "../figure-words.js";
import {amount} from "../scale.js";
import {detailText} from "./detail-text.js";
import {say} from "./scene.js";
import {spoken} from "./sentence.js";
import {yearReading} from "./reading.js";

/** Returns the figure of a comparison: its sentence, picture and table read nothing but its rows. */
export function comparisonSpec(name: string, told: Told): FigureSpec {
  const compared = (rows: Row[]) => rows as ComparedRow[];
  const finding = (rows: Row[], context: Context) => spoken(compared(rows), told, context).text;
  const detail = (rows: Row[], context: Context) =>
    spoken(compared(rows), told, context).detail ?? "";
  const subtitle = (rows: Row[], context: Context) => detailText(compared(rows), told, context);
  return {
    query: name,
    finding,
    detail,
    subtitle,
    alt: (rows, context) =>
      say("alt", {
        finding: finding(rows, context),
        form: [...new Set(told.parts.map(({form}) => form))].join(", "),
        detail: belowHeadline({detail: detail(rows, context), subtitle: subtitle(rows, context)})
      }),
    render: (rows, context) => picture(compared(rows), told, context),
    value: (row) => valueOf(row as ComparedRow),
    ...(sideBySide(told)
      ? {}
      : {reading: (rows, context, year) => yearReading(compared(rows), told, context, year)}),
    table: columnsOf(told)
  };
}

// Frames that stand side by side have no axis in common.
const sideBySide = ({parts, comparison: {clock}}: Told) =>
  parts.some(({form}) => form === "multiples" || form === "map") ||
  (typeof clock === "object" && isEach(clock));

function columnsOf({parts, clock, comparison}: Told): TableColumn[] {
  const number = numberCell(amount);
  const place = numberCell((cell) => plainNumber(cell, Number.isInteger(cell) ? 0 : 1));
  const when = (row: Row) => {
    const {date, year, x} = row as ComparedRow;
    return date ? plainDate(date) : String(year ?? x ?? "");
  };
  const placed = parts.filter(isDated);
  const amounts = parts.some(
    (part) => !isDated(part) || comparison.what[part.n - 1]?.value !== undefined
  );
  return [
    {name: "case", label: say("table.country")},
    {
      name: "panel",
      label: say("table.what"),
      format: (panel, row) => String(row["title"] ?? panel ?? "")
    },
    {
      name: "series_name",
      label: say("table.whose"),
      format: (name, row) => [name, row["part"]].filter(Boolean).join(", ")
    },
    ...(clock === null && !placed.length
      ? []
      : [
          {
            name: "x",
            label: say(clock === null ? "table.from" : "table.zero"),
            align: "right" as const,
            format: place
          }
        ]),
    ...(placed.length
      ? [{name: "x_to", label: say("table.to"), align: "right" as const, format: place}]
      : []),
    {name: "year", label: say("table.year"), align: "right", format: (_, row) => when(row)},
    ...(!amounts
      ? []
      : [
          {name: "low", label: say("table.low"), align: "right" as const, format: number},
          {name: "best", label: say("table.value"), align: "right" as const, format: number},
          {name: "high", label: say("table.high"), align: "right" as const, format: number}
        ]),
    ...(isMapped(comparison) ? [{name: "place", label: say("table.place")}] : []),
    {name: "unit", label: say("table.unit")},
    {name: "reason", label: say("table.reason")},
    {name: "status", label: say("table.status")}
  ];
}
