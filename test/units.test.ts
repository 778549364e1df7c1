import {describe, expect, it} from "vitest";
import {baseUnit, multiples, unitFactor, unitWord} from "../packages/data/src/shared/unit.js";
import {ask} from "./support/database.js";

const units = [
  ...Object.keys(multiples).flatMap((multiple) => [
    `${multiple} persons`,
    `${multiple} of local currency`
  ]),
  ...["persons", "USD per person", "10 thousand", "thousands of persons", "per 1,000", "2017 $"]
];

describe("a unit", () => {
  it.each(units)("%s has one factor and one base, in code as in SQL", async (unit) => {
    expect(await ask(`SELECT unit_factor('${unit}'), base_unit('${unit}')`)).toEqual([
      [unitFactor(unit), baseUnit(unit)]
    ]);
  });

  it.each([
    ["million 2017 $", "$"],
    ["2011 int. $ per person", "int."],
    ["10 thousand KRW per person", "KRW"],
    ["million of local currency", "local"],
    ["percent of 1957 GDP per year", "percent"],
    ["zillion USD", "zillion"]
  ])("%s measures %s", (unit, word) => {
    expect(unitWord(unit)).toBe(word);
  });
});
