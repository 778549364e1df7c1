// Gapminder, Systema Globalis: a CSV an indicator, with the columns geo, time and the indicator; countries by their ISO
// codes in small letters.
import {csv, observation, type Loader} from "@cold-winter/data/loaders";

const folder =
  "https://raw.githubusercontent.com/open-numbers/ddf--gapminder--systema_globalis/master/countries-etc-datapoints";

const indicators = [
  {
    indicator: "armed_forces_personnel_total",
    ...{variable: "armed_forces_personnel_wdi", unit: "persons", digits: 0, first: 1985}
  },
  {
    indicator: "arms_exports_sipri_tiv",
    ...{variable: "arms_exports_tiv", unit: "SIPRI trend-indicator value", digits: 0, first: 1960}
  },
  {
    indicator: "arms_imports_sipri_tiv",
    ...{variable: "arms_imports_tiv", unit: "SIPRI trend-indicator value", digits: 0, first: 1960}
  },
  {
    indicator: "infant_mortality_rate_per_1000_births",
    ...{variable: "infant_mortality_rate", unit: "per 1,000 live births", digits: 2, first: 1945}
  }
];

export default indicators.map(({indicator, first, ...figure}): Loader => {
  const source = "gapminder_sg";
  return {
    id: `gapminder_sg-${figure.variable}`,
    source,
    table: "observations",
    address: `${folder}/ddf--datapoints--${indicator}--by--geo--time.csv`,
    format: {known: "seen", where: "the file of each indicator, commit c63631a"},
    compared:
      "2026-11-29: the extracts for the cases of the record: 132, 209, 246 and 248 rows, all equal, cell by cell",
    only: {column: "variable", words: [figure.variable]},
    load: (file, {caseOf}) =>
      csv(file, ["geo", "time", indicator]).flatMap((line) => {
        const subject = caseOf(line.text("geo").toUpperCase());
        const year = subject ? line.year("time") : 0;
        const value = subject && year >= first ? line.number(indicator) : null;
        if (!subject || value === null) return [];
        return [observation(source, {...figure, case: subject, year, value, place: indicator})];
      })
  };
});
