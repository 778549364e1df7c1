// Bank of Korea, Economic Statistics System: JSON, one answer a series of a table, with the number of its rows. Table 251Y001
// is of one country: that whose rows the record has. The release itself is a press note in PDF; these are its figures as
// they stand in the last revision. Income per person is left out: it was revised with the population, and the record has it as
// it first came out.
import {changedForm, json, observation, refuse, type Loader} from "@cold-winter/data/loaders";

const table = "251Y001";

const series = [
  {
    ...{item: "1010400", says: "%", factor: 1, digits: 1},
    ...{variable: "real_gdp_growth_bok_revised", unit: "percent"},
    found: "35 of 35 rows equal, and one year more, 2025"
  },
  {
    ...{item: "1010200", says: "십억원", factor: 1e-3, digits: 4},
    ...{variable: "nominal_gni_bok_krw", unit: "trillion KRW"},
    found: "7 of 23 rows equal, 15 equal where the press rounds, 1 not (1998)"
  }
];

interface Entry {
  STAT_CODE: string;
  ITEM_CODE1: string;
  UNIT_NAME: string | null;
  TIME: string;
  DATA_VALUE: string | null;
}

interface Answer {
  StatisticSearch?: {list_total_count: number | string; row: Entry[]};
  RESULT?: {CODE: string; MESSAGE: string};
}

export default series.map(({item, says, factor, found: result, ...figure}): Loader => {
  const source = "bok_ecos";
  return {
    id: `bok_ecos-${figure.variable}`,
    source,
    table: "observations",
    address: `https://ecos.bok.or.kr/api/StatisticSearch/{ECOS_KEY}/json/kr/1/1000/${table}/A/1990/2100/${item}`,
    format: {
      known: "assumed",
      where:
        "the address, the table, its items and the fields as programs name them that ask the service; the words of the units are recalled"
    },
    compared: `2026-11-30: a copy of the answers, in another form: ${result}`,
    only: {column: "variable", words: [figure.variable]},
    load(file, {rowsOf}) {
      const wrong = (field: string, message: string) =>
        refuse({file: file.name, field, message, remedy: changedForm("loaders/ecos.ts")});
      const {StatisticSearch: found, RESULT: fault} = json(file) as Answer;
      if (fault) return wrong(fault.CODE, `the service answers: ${fault.MESSAGE}`);
      if (!Array.isArray(found?.row)) return wrong("StatisticSearch", "no list of rows");
      if (Number(found.list_total_count) !== found.row.length)
        wrong("list_total_count", `${found.row.length} rows of ${found.list_total_count}`);
      const [kept] = rowsOf("observations").filter(
        ({values}) => values["variable"] === figure.variable
      );
      return found.row.flatMap((entry, at) => {
        const {STAT_CODE: code, ITEM_CODE1: part, TIME: time, DATA_VALUE: text} = entry;
        if (code !== table || part !== item) wrong(`row ${at + 1}`, `not ${table} ${item}`);
        if (entry.UNIT_NAME?.trim() !== says)
          wrong(`row ${at + 1}`, `in ${entry.UNIT_NAME ?? "no unit"} and not in ${says}`);
        if (!text?.trim()) return [];
        const value = Number(text);
        if (!/^\d{4}$/.test(time) || !Number.isFinite(value))
          return wrong(`row ${at + 1}`, `not a figure of a year: ${text}, ${time}`);
        const cell = {case: String(kept?.values["case"]), year: Number(time), value};
        const place = `${table} ${item}`;
        const row = observation(source, {...figure, ...cell, value: value * factor, place});
        // The answer has no day, and that of a press report it replaces would be wrong.
        return [{...row, vintage: ""}];
      });
    }
  };
});
