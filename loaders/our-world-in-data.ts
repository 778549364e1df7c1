// Our World in Data. The archived repository owid-datasets: a CSV a data set, countries by name, the unit in the name of the
// column or in the data set's description. It is closed: nothing new comes to these addresses. A chart of the site: a zip of a
// CSV with ISO codes and a JSON that says of each column its unit and the day of its release.
import {changedForm, csv, json, observation, refuse, unzip} from "@cold-winter/data/loaders";
import type {Loader, PublisherFile} from "@cold-winter/data/loaders";

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

const archived = works.map(({source, column, first, last, ...figure}): Loader => ({
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

const chart = {
  ...{slug: "daily-per-capita-caloric-supply", column: "Daily calorie supply per person"},
  ...{says: "kilocalories per day", variable: "calorie_supply"},
  ...{unit: "kcal per person per day", digits: 0, first: 1930}
};

interface ChartMetadata {
  columns?: Record<string, {unit?: string; lastUpdated?: string}>;
}

/** Returns the year in which a column of a chart was last brought up to date. Refuses a column in another unit. */
function releaseOf(archive: PublisherFile): string {
  const file = unzip(archive, /\.metadata\.json$/);
  const wrong = (field: string, message: string) =>
    refuse({
      file: file.name,
      field,
      message,
      remedy: changedForm("loaders/our-world-in-data.ts")
    });
  const {columns = {}} = json(file) as ChartMetadata;
  const {unit, lastUpdated = ""} =
    columns[chart.column] ??
    wrong("columns", `no ${chart.column}; it has ${Object.keys(columns).join(", ") || "none"}`);
  if (unit !== chart.says) wrong("unit", `${unit ?? "none"} and not ${chart.says}`);
  if (!/^\d{4}-/.test(lastUpdated)) wrong("lastUpdated", `not a day: ${lastUpdated || "nothing"}`);
  return lastUpdated.slice(0, 4);
}

const charts: Loader = {
  id: "owid_charts-calorie_supply",
  source: "owid_charts",
  table: "observations",
  address: `https://ourworldindata.org/grapher/${chart.slug}.zip?v=1&csvType=full&useColumnShortNames=false`,
  format: {
    known: "seen",
    where: "the metadata of this chart, of November 2025; the columns of the CSV as documented"
  },
  compared:
    "not compared: the download at hand has none of these countries; a test holds the form's figures to the record's",
  only: {column: "variable", words: [chart.variable]},
  load(archive, {caseOf}) {
    const vintage = releaseOf(archive);
    const {slug, column, says: _, first, ...figure} = chart;
    const lines = csv(unzip(archive, /\.csv$/), ["Entity", "Code", "Year", column]);
    return lines.flatMap((line) => {
      const subject = caseOf(line.text("Code"));
      const year = subject ? line.year("Year") : 0;
      const value = subject && year >= first ? line.number(column) : null;
      if (!subject || value === null) return [];
      const cell = {case: subject, year, value, vintage, place: `chart ${slug}`};
      return [observation("owid_charts", {...figure, ...cell})];
    });
  }
};

export default [...archived, charts];
