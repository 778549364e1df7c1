// FAOSTAT, crops and livestock products: a zip of CSV without flags, a line an area, item and element, a column a year, areas
// by an apostrophe and the number of the United Nations. Each line says its unit. The archive with a line a year is three times
// as large, more than is read.
import {csv, observation, unzip, type Loader} from "@cold-winter/data/loaders";

const item = "1717";

const series = [
  {
    ...{element: "5510", says: "t", factor: 1e-3, digits: 1},
    ...{variable: "cereal_production_fao", unit: "thousand tonnes", place: "item 1717 element 5510"}
  },
  {
    ...{element: "5312", says: "ha", factor: 1, digits: 0},
    ...{variable: "land_under_cereals_fao", unit: "hectares", place: "item 1717 element 5312"}
  }
];

const needed = ["Area Code (M49)", "Item Code", "Element Code", "Unit"];

export default series.map(({element, says, factor, ...figure}): Loader => ({
  id: `faostat_qcl-${figure.variable}`,
  source: "faostat_qcl",
  table: "observations",
  address: "https://bulks-faostat.fao.org/production/Production_Crops_Livestock_E_All_Data.zip",
  format: {
    known: "documented",
    where:
      "programs and their tests that read this file of the archive by these columns, of 2021 to 2026; the codes of item and element as they ask the service for them"
  },
  compared:
    element === "5510"
      ? "2026-11-30: cereals of three areas from a copy of the archive in another form, put into this one: 181 of 184 rows of the record, which come by the World Bank, equal; 3 of an older release not (2016 to 2018)"
      : "not compared: no copy of the areas harvested was at hand; a test holds the form's figures to the record's",
  only: {column: "variable", words: [figure.variable]},
  load(archive, {caseOf}) {
    const file = unzip(archive, /All_Data_NOFLAG\.csv$/);
    // Its encoding has changed with the years; only codes and figures are read.
    return csv(file, needed, {encoding: "windows-1252"}).flatMap((line) => {
      if (line.text("Item Code") !== item || line.text("Element Code") !== element) return [];
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
}));
