/** Fills the arguments of a view, as its head writes them, with values that have rows. */
export function example(call: string): string {
  const values: Record<string, string> = {
    ...{lens: "'scholars_first'", checked: "'all'", grain: "'year'", base_year: "1964"},
    ...{start: "'first_nuclear_test'", form: "'share_of_output'"},
    ...{a: "'gdp_per_capita_mpd2023'", b: "'gdp_per_capita_mpd2020'"},
    ...(call.startsWith("case_comparability") && {
      variable: "'iron_steel_output_nmc'",
      a: "'CHN'",
      b: "'PRK'"
    })
  };
  return call.replace(
    /\((.*)\)/,
    (_, names: string) =>
      `(${names
        .split(", ")
        .map((name) => values[name])
        .join(", ")})`
  );
}
