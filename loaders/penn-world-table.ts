// Penn World Table 10.01: a workbook whose sheet "Data" has a line a country and year. Its prices are those of 2017; a later
// version has another base and is another work.
import {observation, sheet, type Line, type Loader} from "@cold-winter/data/loaders";

const millions = {unit: "million 2017 $", digits: 1};

const series = [
  {variable: "gdp_expenditure_side_pwt", place: "column rgdpe", ...millions, of: column("rgdpe")},
  {variable: "gdp_output_side_pwt", place: "column rgdpo", ...millions, of: column("rgdpo")},
  {
    variable: "gdp_national_accounts_pwt",
    place: "column rgdpna",
    ...millions,
    of: column("rgdpna")
  },
  {
    ...{variable: "population_pwt", place: "column pop", unit: "million persons", digits: 4},
    of: column("pop")
  },
  {
    ...{variable: "gov_consumption_share_pwt", place: "column csh_g"},
    ...{unit: "share of GDP", digits: 4, of: column("csh_g")}
  },
  {
    ...{variable: "gdp_per_capita_pwt", place: "rgdpo / pop (our calculation)"},
    ...{unit: "2017 $ per person", digits: 1},
    of: (line: Line) => {
      const [output, people] = [line.number("rgdpo"), line.number("pop")];
      return output !== null && people ? output / people : null;
    }
  }
];

function column(name: string): (line: Line) => number | null {
  return (line) => line.number(name);
}

const table: Loader = {
  id: "pwt1001",
  source: "pwt1001",
  table: "observations",
  address: "https://dataverse.nl/api/access/datafile/354095",
  format: {
    known: "documented",
    where:
      "programs that read pwt1001.xlsx by the sheet Data and the columns countrycode, year, rgdpe, rgdpo, rgdpna, pop, csh_g; the columns were seen in the R package pwt10, where countrycode is isocode"
  },
  compared:
    "2026-11-29: the cells of the extract for the cases of the record, put into a sheet of this form: 1230 of 1230 rows equal, cell by cell",
  async load(file, {caseOf}) {
    const needed = ["countrycode", "year", "rgdpe", "rgdpo", "rgdpna", "pop", "csh_g"];
    return (await sheet(file, "Data", needed)).flatMap((line) => {
      const subject = caseOf(line.text("countrycode"));
      if (!subject) return [];
      const year = line.year("year");
      return series.flatMap(({of, ...figure}) => {
        const value = of(line);
        if (value === null) return [];
        return [observation("pwt1001", {...figure, case: subject, year, value})];
      });
    });
  }
};

export default [table];
