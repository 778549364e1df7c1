import type {Comparison} from "../../packages/data/src/comparison/index.js";

/** A comparison of each kind, of every `as` and every form, with what a test changes in the record: a row that its sentence speaks of. */
export const samples: Record<string, Comparison> = {
  level: {what: [{of: "grain_output"}]},
  per: {
    what: [{of: "grain_output", as: {per: "person"}}],
    clock: "first_nuclear_test",
    window: [-10, 20]
  },
  rivals: {
    what: [{of: "grain_output", as: {per: "person"}}],
    clock: "first_nuclear_test",
    bounds: "rivals",
    context: ["famine", "milestones"]
  },
  share: {what: [{of: "urban_population", as: {share: "population"}}]},
  index: {what: [{of: "gdp_per_capita_mpd2023", as: {index: 1950}}]},
  "index to zero": {
    what: [{of: "iron_steel_output_nmc", as: {index: "zero"}}],
    clock: "first_nuclear_test"
  },
  change: {what: [{of: "cereal_production_fao", as: {change: true}}]},
  "change of a share": {what: [{of: "military_burden", as: {change: true}}], form: "lines"},
  cumulative: {what: [{of: "tests", as: {cumulative: true}}], clock: "first_nuclear_test"},
  rank: {what: [{of: "income_level", as: {rank: true}}], beside: ["KOR", "USA"]},
  log: {what: [{of: "income_level"}], log: true, window: [1950, 2000]},
  dots: {what: [{of: "grain_output"}], form: "dots"},
  "dots of rows": {what: [{of: "launches", by: "outcome"}], form: "dots"},
  "dots of amounts": {
    what: [{of: "launches", value: "apogee"}],
    form: "dots",
    clock: "first_nuclear_test"
  },
  bars: {what: [{of: "tests"}]},
  "bars by word": {
    what: [{of: "launches", by: "class"}],
    who: ["PRK"],
    clock: "first_nuclear_test"
  },
  ladder: {what: [{of: "steps"}], clock: "first_nuclear_test"},
  "ladder of the calendar": {what: [{of: "steps"}]},
  strips: {what: [{of: "periods", by: "class"}]},
  multiples: {what: [{of: "grain_output"}], form: "multiples"},
  map: {what: [{of: "launches"}, {of: "tests"}], form: "map"},
  "map of a clock": {
    what: [{of: "tests"}],
    clock: "first_nuclear_test",
    window: [0, 10],
    form: "map"
  },
  table: {what: [{of: "tests"}], form: "table"},
  estimates: {what: [{of: "arsenals", where: {measure: "stockpile"}}]},
  "amounts by word": {
    what: [{of: "trade", by: "partner_name", where: {commodity: "all goods", flow: "total"}}],
    who: ["PRK"]
  },
  each: {
    what: [{of: "trade", where: {commodity: "all goods", flow: "total", partner: "CHN"}}],
    who: ["PRK"],
    clock: {each: "resolutions"},
    window: [-2, 2]
  },
  "two panels": {
    what: [{of: "grain_output", as: {per: "person"}}, {of: "launches"}],
    clock: "first_nuclear_test",
    context: ["famine"]
  }
};
