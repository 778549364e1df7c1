// Maddison Project Database: a workbook whose sheet "Full data" has a line a country and year. An edition is never mended;
// a later one is another work with series of its own, so that two price bases are not spliced.
import {observation, sheet, type Line, type Loader} from "@cold-winter/data/loaders";

const first = 1930;
const income = {unit: "2011 int. $ per person", digits: 1};

/** Reads the lines of countries that are cases, from the first year on. */
async function lines(
  file: Parameters<Loader["load"]>[0],
  {caseOf}: Parameters<Loader["load"]>[1],
  columns: string[]
): Promise<{line: Line; case: string; year: number}[]> {
  const found = await sheet(file, "Full data", ["countrycode", "year", ...columns]);
  return found.flatMap((line) => {
    const subject = caseOf(line.text("countrycode"));
    const year = line.year("year");
    return subject && year >= first ? [{line, case: subject, year}] : [];
  });
}

const edition2023: Loader = {
  id: "mpd2023",
  source: "mpd2023",
  table: "observations",
  address: "https://dataverse.nl/api/access/datafile/421302",
  format: {
    known: "documented",
    where:
      "programs that read mpd2023_web.xlsx by sheet and columns; the sheet of 2020 was seen and is the same but for the column region"
  },
  compared:
    "2026-11-29: the cells of the extract for the cases of the record, put into a sheet of this form: 665 of 665 rows equal, cell by cell",
  async load(file, record) {
    const found = await lines(file, record, ["gdppc", "pop"]);
    return found.flatMap(({line, case: subject, year}) => {
      const [perHead, thousands] = [line.number("gdppc"), line.number("pop")];
      const cell = {case: subject, year};
      return [
        ...(perHead === null
          ? []
          : [
              observation("mpd2023", {
                ...{...cell, ...income, variable: "gdp_per_capita_mpd2023"},
                ...{value: perHead, place: "gdppc column"}
              })
            ]),
        ...(thousands === null
          ? []
          : [
              observation("mpd2023", {
                ...{...cell, variable: "population_mpd2023", unit: "persons", digits: 0},
                ...{value: thousands * 1000, place: "pop column (thousands x1000)"}
              })
            ])
      ];
    });
  }
};

const edition2020: Loader = {
  id: "mpd2020",
  source: "mpd2020",
  table: "observations",
  address: "https://www.rug.nl/ggdc/historicaldevelopment/maddison/data/mpd2020.xlsx",
  format: {known: "seen", where: "mpd2020.xlsx, the whole workbook"},
  compared: "2026-11-29: the whole workbook: 297 of 297 rows equal, cell by cell",
  async load(file, record) {
    const found = await lines(file, record, ["gdppc"]);
    return found.flatMap(({line, case: subject, year}) => {
      const value = line.number("gdppc");
      if (value === null) return [];
      const place = "sheet Full data, gdppc";
      const figure = {case: subject, year, value, place, ...income};
      return [observation("mpd2020", {...figure, variable: "gdp_per_capita_mpd2020"})];
    });
  }
};

export default [edition2023, edition2020];
