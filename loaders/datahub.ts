// DataHub's copies of two World Bank series: a CSV each, with a line a country and year.
import {csv, observation, type Loader} from "@cold-winter/data/loaders";

const series = [
  {
    ...{indicator: "SP.POP.TOTL", repository: "population", factor: 1},
    ...{variable: "population_wdi", unit: "persons", digits: 0}
  },
  {
    ...{indicator: "NY.GDP.MKTP.CD", repository: "gdp", factor: 1e-6},
    ...{variable: "gdp_current_usd_wdi", unit: "million USD", digits: 0}
  }
];

export default series.map(({indicator, repository, factor, ...figure}): Loader => {
  const source = "wdi_datahub";
  return {
    id: `wdi_datahub-${repository}`,
    source,
    table: "observations",
    address: `https://raw.githubusercontent.com/datasets/${repository}/main/data/${repository}.csv`,
    format: {
      known: "seen",
      where: `data/${repository}.csv of the repository datasets/${repository}`
    },
    compared:
      "2026-11-29: the extracts for the cases of the record: 260 and 192 rows, all equal, cell by cell",
    only: {column: "variable", words: [figure.variable]},
    load: (file, {caseOf}) =>
      csv(file, ["Country Name", "Country Code", "Year", "Value"]).flatMap((line) => {
        const subject = caseOf(line.text("Country Code"));
        const value = subject ? line.number("Value") : null;
        if (!subject || value === null) return [];
        const cell = {case: subject, year: line.year("Year"), value: value * factor};
        return [observation(source, {...figure, ...cell, place: indicator})];
      })
  };
});
