// Our World in Data, the archived repository owid-datasets: a CSV a data set, countries by name, the unit in the name of the
// column or in the data set's description. It is closed: nothing new comes to these addresses.
import {csv, observation, type Loader} from "@cold-winter/data/loaders";

const works = [
  {
    source: "owid_kcal",
    column: "Daily caloric supply (OWID based on UN FAO & historical sources)",
    ...{variable: "calorie_supply", unit: "kcal per person per day"},
    ...{digits: 0, first: 1930, last: 2018, place: "OWID file"}
  },
  {
    source: "owid_shift",
    column: "Coal production (The SHIFT Project)",
    ...{variable: "coal_production_shift", unit: "TWh of primary energy"},
    ...{digits: 3, first: 1945, last: 2014, place: "OWID file"}
  },
  {
    source: "owid_elec",
    column: "Electricity generation (TWh)",
    ...{variable: "electricity_generation", unit: "TWh"},
    ...{digits: 3, first: 1985, last: 2021, place: "Electricity generation (TWh)"}
  },
  {
    source: "owid_milex",
    column:
      "Military expenditure as a share of GDP (OWID calculated based on NMC, COW & SIPRI (2017))",
    ...{variable: "milex_share_gdp_owid", unit: "percent of GDP"},
    ...{digits: 3, first: 1945, last: 2016, place: "OWID COW & SIPRI 2017 file"}
  },
  {
    source: "wup2018",
    column: "Urban population 1950-2050 (UN World Urbanization Prospects 2018)",
    ...{variable: "urban_population_wup2018", unit: "persons"},
    ...{digits: 0, first: 1950, last: 2018, place: "OWID file"}
  }
];

export default works.map(({source, column, first, last, ...figure}): Loader => ({
  id: source,
  source,
  table: "observations",
  address: null,
  format: {known: "seen", where: "the CSV of the data set, commit 48c9992"},
  compared:
    "2026-11-29: the extracts for the cases of the record: 249, 276, 132, 241 and 276 rows, all equal, cell by cell",
  load: (file, {caseOf}) =>
    csv(file, ["Entity", "Year", column]).flatMap((line) => {
      const subject = caseOf(line.text("Entity"), "owid");
      const year = subject ? line.year("Year") : 0;
      const value = subject && year >= first && year <= last ? line.number(column) : null;
      if (!subject || value === null) return [];
      return [observation(source, {...figure, case: subject, year, value})];
    })
}));
