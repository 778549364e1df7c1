// DataHub's copies of two World Bank series: a repository and a CSV each, with a line a country and year.
import {csv, observation, type Loader} from "@cold-winter/data/loaders";

const series = [
  {
    ...{source: "wdi_datahub", indicator: "SP.POP.TOTL", repository: "population"},
    ...{factor: 1, compared: "260 rows"},
    ...{variable: "population_wdi", unit: "persons", digits: 0}
  },
  {
    ...{source: "wdi_datahub_gdp", indicator: "NY.GDP.MKTP.CD", repository: "gdp"},
    ...{factor: 1e-6, compared: "192 rows"},
    ...{variable: "gdp_current_usd_wdi", unit: "million USD", digits: 0}
  }
];

export default series.map(
  ({source, indicator, repository, factor, compared, ...figure}): Loader => ({
    id: `wdi_datahub-${repository}`,
    source,
    table: "observations",
    address: `https://raw.githubusercontent.com/datasets/${repository}/main/data/${repository}.csv`,
    format: {
      known: "seen",
      where: `data/${repository}.csv of the repository datasets/${repository}`
    },
    compared: `2026-11-29: the extract for the cases of the record: ${compared}, all equal, cell by cell`,
    only: {column: "variable", words: [figure.variable]},
    load: (file, {caseOf}) =>
      csv(file, ["Country Name", "Country Code", "Year", "Value"]).flatMap((line) => {
        const subject = caseOf(line.text("Country Code"));
        const value = subject ? line.number("Value") : null;
        if (!subject || value === null) return [];
        const cell = {case: subject, year: line.year("Year"), value: value * factor};
        return [observation(source, {...figure, ...cell, place: indicator})];
      })
  })
);
