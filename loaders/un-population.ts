// United Nations, World Population Prospects 2024: a CSV packed by gzip with a line a place, variant and year, rates in the
// columns. Years after the last estimate are projections and are left out.
import {csv, gunzip, observation, type Loader} from "@cold-winter/data/loaders";

const lastEstimate = 2023;

const series = {
  CBR: {variable: "crude_birth_rate_wpp2024", unit: "per 1,000", place: "cbr table"},
  CDR: {variable: "crude_death_rate_wpp2024", unit: "per 1,000", place: "cdr table"},
  LEx: {variable: "life_expectancy_wpp2024", unit: "years", place: "e0B table"}
};

const prospects: Loader = {
  id: "wpp2024",
  source: "wpp2024",
  table: "observations",
  address:
    "https://population.un.org/wpp/assets/Excel%20Files/1_Indicator%20(Standard)/CSV_FILES/WPP2024_Demographic_Indicators_Medium.csv.gz",
  format: {
    known: "documented",
    where:
      "the columns and the address as several programs that read the file name them; the rows of the record come from the same tables in the R package wpp2024"
  },
  compared:
    "2026-11-29: three tables of the R package, put into the columns of this form: 888 of 888 rows equal, cell by cell",
  load: (packed, {caseOf}) =>
    csv(gunzip(packed), ["LocID", "Variant", "Time", ...Object.keys(series)]).flatMap((line) => {
      const subject = caseOf(line.text("LocID"), "m49");
      if (!subject || line.text("Variant") !== "Medium") return [];
      const year = line.year("Time");
      if (year > lastEstimate) return [];
      return Object.entries(series).flatMap(([column, figure]) => {
        const value = line.number(column);
        if (value === null) return [];
        return [observation("wpp2024", {...figure, case: subject, year, value, digits: 3})];
      });
    })
};

export default [prospects];
