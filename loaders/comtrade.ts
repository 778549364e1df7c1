// UN Comtrade by partner: the CSV that its site gives for download, a line a reporter, partner, flow and commodity, in dollars.
// A flow is seen from the case that a customs office names as its partner: what others sell it are its imports.
import {csv, decimal, refuse, type Loader} from "@cold-winter/data/loaders";

const flows: Record<string, string> = {M: "exports", X: "imports"};
const needed = ["freqCode", "period", "reporterISO", "reporterDesc", "flowCode", "partnerCode"];
const rest = ["partner2Code", "cmdCode", "customsCode", "motCode", "primaryValue"];

/** All goods by all ways, the two countries alone, imports or exports and not those that are sent on. */
const whole = {cmdCode: "TOTAL", customsCode: "C00", motCode: "0", partner2Code: "0"};

const byPartner: Loader = {
  id: "un-comtrade",
  source: "un-comtrade",
  table: "trade",
  // The service gives each reader a key and each question its own file; the site gives the same as CSV.
  address: null,
  format: {
    known: "documented",
    where:
      "programs that read the downloads of 2025 and 2026 and list their columns and their encoding; that a total has the codes C00, 0 and 0 is recalled"
  },
  compared:
    "not compared: no download at hand has these countries; the record's figures of 2017 come by the press, in millions",
  match: ["case", "partner", "period", "flow", "commodity"],
  adds: true,
  load(file, {caseOf, isCompared}) {
    const rows = csv(file, [...needed, ...rest], {encoding: "windows-1252"}).flatMap((line) => {
      const subject = caseOf(line.text("partnerCode"), "m49");
      const flow = flows[line.text("flowCode")];
      if (!subject || !isCompared(subject) || !flow) return [];
      if (Object.entries(whole).some(([column, code]) => line.text(column) !== code)) return [];
      if (line.text("freqCode") !== "A") line.refuse("freqCode", "months where years are wanted");
      const value = line.number("primaryValue");
      if (value === null) return [];
      const year = line.year("period");
      // Reporters that are no country have other codes, and their name alone.
      const [partner = ""] = /^[A-Z]{3}$/.exec(line.text("reporterISO")) ?? [];
      return [
        {
          ...{id: `${subject.toLowerCase()}-tr-*`, case: subject, partner, flow},
          ...{partner_name: line.text("reporterDesc"), period: String(year), period_type: "annual"},
          ...{commodity: "all goods", unit: "million USD", best: decimal(value / 1e6, 3)},
          ...{price_basis: "current dollars", measure: "partner_customs", reporter: partner},
          sources: `un-comtrade[reporter ${line.text("reporterISO")}, partner ${subject}, ${year}, ${line.text("flowCode")}]`,
          ...{rank: "1", status: "checked", seen: "data_file"}
        }
      ];
    });
    if (rows.length) return rows;
    return refuse({
      file: file.name,
      message: "no yearly total of trade with a case of the record",
      remedy: "ask the site for the case as partner, commodity TOTAL, frequency annual"
    });
  }
};

export default [byPartner];
