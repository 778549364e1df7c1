// Correlates of War: National Material Capabilities and Bilateral Trade, each a zip of CSV, -9 where nothing is known.
import {csv, decimal, observation, unzip, type Loader} from "@cold-winter/data/loaders";

const first = 1945;
const missing = ["", "-9"];

const capabilities = {
  milex: {variable: "military_expenditure_nmc", unit: "thousand USD", digits: 0},
  milper: {variable: "military_personnel_nmc", unit: "thousand persons", digits: 0},
  irst: {variable: "iron_steel_output_nmc", unit: "thousand tonnes", digits: 0},
  pec: {
    variable: "primary_energy_consumption_nmc",
    unit: "thousand coal-tonne equivalents",
    digits: 0
  },
  tpop: {variable: "total_population_nmc", unit: "thousand persons", digits: 0},
  upop: {variable: "urban_population_nmc", unit: "thousand persons", digits: 0},
  cinc: {variable: "cinc_nmc", unit: "share of world capabilities", digits: 6}
};

const nmc: Loader = {
  id: "cow_nmc7",
  source: "cow_nmc7",
  table: "observations",
  address: "https://correlatesofwar.org/wp-content/uploads/NMCv7.zip",
  format: {
    known: "seen",
    where:
      "NMC-60-abridged.csv of version 6.0, a file of the same columns; that the archive of 7.0 holds NMC-70-wsupplementary.csv is documented by programs that read it"
  },
  compared:
    "2026-11-29: the extract of version 7.0 for the cases of the record, packed as the archive is: 2103 of 2103 rows equal, cell by cell; it gives one row more, an expenditure of zero in 1948 that a person left out",
  only: {column: "variable", words: Object.values(capabilities).map(({variable}) => variable)},
  load(archive, {caseOf}) {
    const file = unzip(archive, /NMC-\d+-wsupplementary\.csv$/i);
    return csv(file, ["ccode", "year", ...Object.keys(capabilities)]).flatMap((line) => {
      const state = caseOf(line.text("ccode"), "cow");
      const year = line.year("year");
      if (!state || year < first) return [];
      return Object.entries(capabilities).flatMap(([column, series]) => {
        const value = line.number(column, missing);
        if (value === null) return [];
        const place = `column ${column}`;
        return [observation("cow_nmc7", {...series, case: state, year, value, place})];
      });
    });
  }
};

const firstTrade = 1948;
const flows = ["imports", "exports"] as const;

const trade: Loader = {
  id: "cow_trade4",
  source: "cow_trade4",
  table: "trade",
  address: "https://correlatesofwar.org/wp-content/uploads/COW_Trade_4.0.zip",
  format: {
    known: "documented",
    where:
      "programs that read National_COW_4.0.csv out of the archive by the columns ccode, year, imports, exports"
  },
  compared:
    "2026-11-29: the extract of the state totals for the cases of the record: 246 of 246 rows equal, cell by cell",
  only: {column: "partner", words: ["WLD"]},
  match: ["case", "partner", "period", "flow", "commodity"],
  load(archive, {caseOf, isCompared}) {
    const lines = csv(unzip(archive, /National_COW_4\.0\.csv$/), ["ccode", "year", ...flows]);
    return lines.flatMap((line) => {
      const state = caseOf(line.text("ccode"), "cow");
      const year = line.year("year");
      if (!state || !isCompared(state) || year < firstTrade) return [];
      return flows.flatMap((flow) => {
        const value = line.number(flow, missing);
        if (value === null) return [];
        return [
          {
            ...{id: `${state.toLowerCase()}-tr-*`, case: state, flow, commodity: "all goods"},
            ...{partner: "WLD", partner_name: "World", period: String(year)},
            ...{period_type: "annual", price_basis: "current dollars"},
            ...{measure: "research_compilation", unit: "million USD", best: decimal(value, 2)},
            sources: `cow_trade4[state totals, ${state} ${year}, ${flow}]`,
            ...{rank: "1", status: "checked", seen: "data_file", vintage: "2016"}
          }
        ];
      });
    });
  }
};

export default [nmc, trade];
