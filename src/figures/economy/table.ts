import {amount, numberCell, type TableColumn} from "@cold-winter/figure";
import {yearSpan, type Point} from "./point.js";

const number = numberCell(amount);

/** The table of every figure over years. */
export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "What"},
  {name: "year", label: "Year", align: "right", format: (_, row) => yearSpan(row as Point)},
  {name: "best", label: "Value", align: "right", format: number},
  {name: "unit", label: "Unit"},
  {name: "status", label: "Status"}
];
