// FAOSTAT, crops and livestock products: a zip of CSV without flags, a line an area, item and element, a column a year, areas
// by an apostrophe and the number of the United Nations. Each line says its unit. The archive with a line a year is three times
// as large, more than is read.
import {csv, observation, unzip, type Figure, type Loader} from "@cold-winter/data/loaders";

const item = "1717";

interface Series extends Omit<Figure, "case" | "year" | "value"> {
  says: string;
  factor: number;
}

/** What a code of element becomes: figures in the unit that its lines say, times a factor. */
const series: Record<string, Series> = {
  5510: {
    ...{says: "t", factor: 1e-3, digits: 1},
    ...{variable: "cereal_production_fao", unit: "thousand tonnes", place: "item 1717 element 5510"}
  },
  5312: {
    ...{says: "ha", factor: 1, digits: 0},
    ...{variable: "land_under_cereals_fao", unit: "hectares", place: "item 1717 element 5312"}
  }
};

const crops: Loader = {
  id: "faostat_qcl",
  source: "faostat_qcl",
  table: "observations",
  address: "https://bulks-faostat.fao.org/production/Production_Crops_Livestock_E_All_Data.zip",
  format: {
    known: "documented",
    where:
      "programs and their tests that read this file of the archive by these columns, of 2021 to 2026; the codes of item and element as they ask the service for them"
  },
  compared:
    "2026-11-30: cereals of three areas from a copy of the archive in another form, put into this one: 181 of 184 rows of the record, which come by the World Bank, equal; 3 of an older release not (2016 to 2018); areas harvested not compared, no copy was at hand",
  only: {column: "variable", words: Object.values(series).map(({variable}) => variable)},
  load(archive, {caseOf}) {
    const file = unzip(archive, /All_Data_NOFLAG\.csv$/);
    const needed = ["Area Code (M49)", "Item Code", "Element Code", "Unit"];
    // Its encoding has changed with the years; only codes and figures are read.
    return csv(file, needed, {encoding: "windows-1252"}).flatMap((line) => {
      const of = series[line.text("Element Code")];
      if (!of || line.text("Item Code") !== item) return [];
      const {says, factor, ...figure} = of;
      const subject = caseOf(line.text("Area Code (M49)").replace(/^'0*/, ""), "m49");
      if (!subject) return [];
      if (line.text("Unit") !== says)
        line.refuse("Unit", `figures are in ${line.text("Unit") || "nothing"} and not in ${says}`);
      const years = line.columns.filter((column) => /^Y\d{4}$/.test(column));
      if (!years.length) line.refuse("Y1961", "no column of a year");
      return years.flatMap((column) => {
        const value = line.number(column);
        if (value === null) return [];
        const cell = {case: subject, year: Number(column.slice(1)), value: value * factor};
        return [observation("faostat_qcl", {...figure, ...cell})];
      });
    });
  }
};

export default [crops];
