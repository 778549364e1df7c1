// World Bank, one indicator: the Indicators API's JSON, with a head of pages and a list of country and year, or the zip of CSV
// that its pages give for download, a line a country and a column a year. The name of the indicator says the unit, so it is
// read. These rows come from the bank itself; those of the record that cite a copy would change their source.
import {changedForm, csv, json, observation, refuse, unzip} from "@cold-winter/data/loaders";
import type {LoadedRow, Loader, LoaderRecord, PublisherFile} from "@cold-winter/data/loaders";

const source = "wdi_api";
const stored =
  "answers of the API that public repositories keep as examples, of 2024 to 2026, and a CSV of the zip, of December 2023";
const recalled = "the form as for population and product; the name of this indicator is recalled";
const none =
  "not compared: no answer of the API was at hand; a test holds the form's figures to the record's";

const series = [
  {
    ...{indicator: "SP.POP.TOTL", says: "Population, total", where: stored, compared: none},
    ...{variable: "population_wdi", unit: "persons", factor: 1, digits: 0}
  },
  {
    ...{indicator: "NY.GDP.MKTP.CD", says: "GDP (current US$)", where: stored, compared: none},
    ...{variable: "gdp_current_usd_wdi", unit: "million USD", factor: 1e-6, digits: 0}
  },
  {
    ...{indicator: "AG.PRD.CREL.MT", says: "Cereal production (metric tons)", where: stored},
    compared:
      "2026-11-30: the CSV of the zip, of December 2023: 153 of 180 rows equal, 27 revised since, most of them since 2000",
    ...{variable: "cereal_production_fao", unit: "thousand tonnes", factor: 1e-3, digits: 1}
  },
  {
    ...{indicator: "MS.MIL.TOTL.P1", says: "Armed forces personnel, total", where: recalled},
    ...{variable: "armed_forces_personnel_wdi", unit: "persons", factor: 1, digits: 0},
    compared: none
  }
];

/** A figure of a country and year in the bank's unit, with the year of the release. */
interface Cell {
  code: string;
  year: number;
  value: number;
  vintage: string;
}

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

type Series = (typeof series)[number];

const wrong = ({name}: PublisherFile, field: string, message: string): never =>
  refuse({file: name, field, message, remedy: changedForm("loaders/world-bank.ts")});

function cellsOfAnswer(file: PublisherFile, {indicator, says}: Series): Cell[] {
  const answer = json(file);
  if (!Array.isArray(answer) || answer.length !== 2 || !Array.isArray(answer[1]))
    return wrong(file, "", "no head with a list behind it");
  const [head, entries] = answer as [Head, Entry[]];
  if (head.pages !== 1) wrong(file, "pages", `${head.pages} pages where one was asked for`);
  if (head.total !== entries.length)
    wrong(file, "total", `${entries.length} entries of ${head.total}: half an answer`);
  return entries.flatMap(({indicator: named, countryiso3code: code, date, value}, at) => {
    if (named.id !== indicator || named.value !== says)
      wrong(
        file,
        "indicator",
        `entry ${at + 1} is “${named.value}” and not “${says}”: another unit?`
      );
    if (value === null) return [];
    if (typeof value !== "number" || !/^\d{4}$/.test(date))
      wrong(file, `entry ${at + 1}`, `not a figure of a year: ${String(value)}, ${date}`);
    return [{code, year: Number(date), value, vintage: head.lastupdated.slice(0, 4)}];
  });
}

function cellsOfArchive(archive: PublisherFile, {indicator, says}: Series): Cell[] {
  const file = unzip(archive, /^API_.*\.csv$/);
  const head = new TextDecoder().decode(file.bytes.subarray(0, 1000));
  const vintage = /"Last Updated Date","(\d{4})-/.exec(head)?.[1];
  if (!vintage) return wrong(file, "Last Updated Date", "no day of the release");
  return csv(file, ["Country Code", "Indicator Name", "Indicator Code"]).flatMap((line) => {
    const named = line.text("Indicator Name");
    if (line.text("Indicator Code") !== indicator || named !== says)
      line.refuse("Indicator Name", `it is “${named}” and not “${says}”: another unit?`);
    const years = line.columns.filter((column) => /^\d{4}$/.test(column));
    return years.flatMap((year) => {
      const value = line.number(year);
      const cell = {code: line.text("Country Code"), year: Number(year), vintage};
      return value === null ? [] : [{...cell, value}];
    });
  });
}

function rowsOf(cells: Cell[], of: Series, {caseOf}: LoaderRecord): LoadedRow[] {
  const {variable, unit, digits, factor, indicator: place} = of;
  return cells.flatMap(({code, value, ...cell}) => {
    const subject = caseOf(code);
    const figure = {variable, unit, digits, place, ...cell, value: value * factor};
    return subject ? [observation(source, {...figure, case: subject})] : [];
  });
}

const isZip = ({bytes}: PublisherFile) => bytes[0] === 0x50 && bytes[1] === 0x4b;

export default series.map((of): Loader => ({
  id: `${source}-${of.variable}`,
  source,
  table: "observations",
  address: `https://api.worldbank.org/v2/country/all/indicator/${of.indicator}?format=json&per_page=20000`,
  format: {known: of.where === recalled ? "assumed" : "documented", where: of.where},
  compared: of.compared,
  only: {column: "variable", words: [of.variable]},
  load: (file, record) =>
    rowsOf(isZip(file) ? cellsOfArchive(file, of) : cellsOfAnswer(file, of), of, record)
}));
