// SIPRI Military Expenditure Database: a workbook with a sheet a measure, a line a country by its name, a column a year.
// Above the header a sentence says the unit; it is read, since sheets differ in nothing else.
import {cells, changedForm, observation, refuse, sheet} from "@cold-winter/data/loaders";
import type {LoadedRow, Loader, PublisherFile} from "@cold-winter/data/loaders";

const first = 1945;
// `xxx` is a country that did not exist; the dots have stood with and without spaces.
const missing = ["", "...", "..", ". .", "xxx"];

/** A sheet, the words above its header that say the unit, and what it becomes: figures times a factor. */
const measures = [
  {
    name: "Local currency calendar years",
    says: "Figures are in local currency at current prices",
    ...{variable: "sipri_milex_local_currency", unit: "million of local currency"},
    ...{series: "milex_local_currency", factor: 1e-6, digits: 2, codes: "sipri"}
  },
  {
    name: "Constant (2021) US$",
    says: "Figures are in US $m., at constant 2021 prices",
    ...{variable: "sipri_milex_const2021_usd_m", unit: "million 2021 USD"},
    ...{series: "milex_const2021_usd_m", factor: 1, digits: 2, codes: "sipri_dollars"}
  },
  {
    name: "Current US$",
    says: "Figures are in US $m., in current prices",
    ...{variable: "sipri_milex_current_usd_m", unit: "million USD"},
    ...{series: "milex_current_usd_m", factor: 1, digits: 2, codes: "sipri_dollars"}
  },
  {
    name: "Share of GDP",
    says: "as percentage of gross domestic product",
    ...{variable: "sipri_milex_share_gdp", unit: "percent of GDP"},
    ...{series: "milex_share_gdp", factor: 100, digits: 3, codes: "sipri_dollars"}
  },
  {
    name: "Per capita",
    says: "Figures are in current US$",
    ...{variable: "sipri_milex_per_capita_current_usd", unit: "USD per person"},
    ...{series: "milex_per_capita_current_usd", factor: 1, digits: 2, codes: "sipri_dollars"}
  },
  {
    name: "Share of Govt. spending",
    says: "as a percentage of general government expenditure",
    variable: "sipri_milex_share_gov_spending",
    unit: "percent of general government expenditure",
    ...{series: "milex_share_gov_spending", factor: 100, digits: 3, codes: "sipri_dollars"}
  }
];

async function readMeasure(
  file: PublisherFile,
  measure: (typeof measures)[number],
  {caseOf}: Parameters<Loader["load"]>[1]
): Promise<LoadedRow[]> {
  const {name, says, factor, codes, series, ...figure} = measure;
  const head = (await cells(file, name)).slice(0, 8).map(({cells: [cell]}) => String(cell ?? ""));
  if (!head.some((sentence) => sentence.includes(says)))
    refuse({
      file: `${file.name}/${name}`,
      field: "unit",
      message: `nothing above the header says “${says}”`,
      remedy: changedForm("loaders/sipri.ts")
    });
  return (await sheet(file, name, ["Country"])).flatMap((line) => {
    const subject = caseOf(line.text("Country"), codes);
    if (!subject) return [];
    return line.columns
      .filter((column) => /^\d{4}$/.test(column) && Number(column) >= first)
      .flatMap((column) => {
        const value = line.number(column, missing);
        if (value === null) return [];
        const [year, place] = [Number(column), `xlsx extract, series ${series}`];
        const cell = {case: subject, year, value: value * factor, place};
        return [observation("sipri2023", {...figure, ...cell})];
      });
  });
}

const milex: Loader = {
  id: "sipri2023",
  source: "sipri2023",
  table: "observations",
  // Each year's edition has an address of its own; this is where the one that was read stood.
  address: "https://www.sipri.org/sites/default/files/SIPRI-Milex-data-1949-2022.xlsx",
  format: {known: "seen", where: "SIPRI-Milex-data-1949-2022.xlsx, the whole workbook"},
  compared: "2026-11-29: the whole workbook: 878 of 878 rows equal, cell by cell",
  async load(file, record) {
    const rows: LoadedRow[] = [];
    for (const measure of measures) rows.push(...(await readMeasure(file, measure, record)));
    return rows;
  }
};

export default [milex];
