// World Bank, Indicators API: JSON with a head of pages and a list of country and year. The name of the indicator says the
// unit, so it is read. These rows come from the bank itself; those of the record that cite a copy would change their source.
import {changedForm, json, observation, refuse, type Loader} from "@cold-winter/data/loaders";

const recalled = "the form as for population and product; the name of this indicator is recalled";
const stored = "answers of the API that public repositories keep as examples, of 2024 to 2026";

const series = [
  {
    ...{indicator: "SP.POP.TOTL", says: "Population, total", where: stored, factor: 1},
    ...{variable: "population_wdi", unit: "persons", digits: 0, place: "SP.POP.TOTL"}
  },
  {
    ...{indicator: "NY.GDP.MKTP.CD", says: "GDP (current US$)", where: stored, factor: 1e-6},
    ...{variable: "gdp_current_usd_wdi", unit: "million USD", digits: 0, place: "NY.GDP.MKTP.CD"}
  },
  {
    ...{indicator: "AG.PRD.CREL.MT", says: "Cereal production (metric tons)", where: recalled},
    ...{variable: "cereal_production_fao", unit: "thousand tonnes", factor: 1e-3},
    ...{digits: 0, place: "AG.PRD.CREL.MT"}
  },
  {
    ...{indicator: "MS.MIL.TOTL.P1", says: "Armed forces personnel, total", where: recalled},
    ...{variable: "armed_forces_personnel_wdi", unit: "persons", factor: 1},
    ...{digits: 0, place: "MS.MIL.TOTL.P1"}
  }
];

interface Head {
  pages: number;
  total: number;
  lastupdated: string;
}

interface Entry {
  indicator: {id: string; value: string};
  countryiso3code: string;
  date: string;
  value: number | null;
}

export default series.map(({indicator, says, where, factor, ...figure}): Loader => {
  const source = "wdi_api";
  return {
    id: `wdi_api-${figure.variable}`,
    source,
    table: "observations",
    address: `https://api.worldbank.org/v2/country/all/indicator/${indicator}?format=json&per_page=20000`,
    format: {known: where === recalled ? "assumed" : "documented", where},
    compared:
      "not compared: no answer of the API was at hand; a test holds the form's figures to the record's",
    only: {column: "variable", words: [figure.variable]},
    load(file, {caseOf}) {
      const wrong = (field: string, message: string) =>
        refuse({file: file.name, field, message, remedy: changedForm("loaders/world-bank.ts")});
      const answer = json(file);
      if (!Array.isArray(answer) || answer.length !== 2 || !Array.isArray(answer[1]))
        return wrong("", "no head with a list behind it");
      const [head, entries] = answer as [Head, Entry[]];
      if (head.pages !== 1) wrong("pages", `${head.pages} pages where one was asked for`);
      if (head.total !== entries.length)
        wrong("total", `${entries.length} entries of ${head.total}: half an answer`);
      return entries.flatMap(({indicator: named, countryiso3code, date, value}, at) => {
        if (named.id !== indicator || named.value !== says)
          wrong(
            "indicator",
            `entry ${at + 1} is “${named.value}” and not “${says}”: another unit?`
          );
        const subject = caseOf(countryiso3code);
        if (!subject || value === null) return [];
        if (typeof value !== "number" || !/^\d{4}$/.test(date))
          return wrong(`entry ${at + 1}`, `not a figure of a year: ${String(value)}, ${date}`);
        const cell = {case: subject, year: Number(date), value: value * factor};
        return [observation(source, {...figure, ...cell, vintage: head.lastupdated.slice(0, 4)})];
      });
    }
  };
});
