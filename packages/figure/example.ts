import {plainNumber, type Row} from "@cold-winter/figure";

export const query = "harvests";
export const finding = (rows: Row[]) =>
  rows.length
    ? `${plainNumber(rows.length)} harvests in the record.`
    : "No harvests yet: add rows to data/harvests.csv.";
