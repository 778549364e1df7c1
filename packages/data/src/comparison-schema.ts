import type {ErrorObject} from "ajv";
import {forms} from "./comparison/value.js";
import {schemaCheck} from "./schema-check.js";

const scalar = {type: ["string", "number", "boolean"]};
const text = {type: "string", minLength: 1};
const list = (maxItems: number) => ({
  type: "array",
  items: text,
  minItems: 1,
  maxItems,
  uniqueItems: true
});
const where = {
  type: "object",
  maxProperties: 4,
  description: "Which rows are meant: a value, one of several, or from and to; all must hold.",
  additionalProperties: {
    anyOf: [
      scalar,
      {type: "array", minItems: 1, items: scalar},
      {
        type: "object",
        minProperties: 1,
        additionalProperties: false,
        properties: {from: scalar, to: scalar}
      }
    ]
  }
};

/** The published schema of a comparison in its normal form. */
export const comparisonSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Comparison",
  description:
    "A comparison of series, counts, steps or spans: what, who, on which clock, how drawn.",
  type: "object",
  required: ["what"],
  additionalProperties: false,
  properties: {
    what: {
      type: "array",
      minItems: 1,
      maxItems: 4,
      items: {
        type: "object",
        required: ["of"],
        additionalProperties: false,
        properties: {
          of: {
            ...text,
            description: "A variable, a concept, or a measure that the notebook declares."
          },
          value: {...text, description: "An amount of the measure's rows."},
          by: {...text, description: "The column whose words tell rows apart."},
          where,
          as: {
            type: "object",
            additionalProperties: false,
            description: "What is done to values: per or share first, then one of the others.",
            properties: {
              per: text,
              share: text,
              index: {anyOf: [{type: "integer"}, {const: "zero"}]},
              change: {const: true},
              cumulative: {const: true},
              rank: {const: true}
            }
          }
        }
      }
    },
    who: {...list(6), description: "Cases; all that are compared where left out."},
    beside: {...list(6), description: "Comparison countries, on the calendar alone."},
    clock: {
      description:
        "calendar, a kind of milestone, one for each case, or each row of a dated measure.",
      anyOf: [
        text,
        {
          type: "object",
          required: ["each"],
          additionalProperties: false,
          properties: {each: text, where}
        },
        {
          type: "object",
          not: {required: ["each"]},
          minProperties: 1,
          additionalProperties: text
        }
      ]
    },
    window: {
      description: "First and last year of the clock; null is open.",
      type: "array",
      items: {type: ["integer", "null"]},
      minItems: 2,
      maxItems: 2
    },
    bounds: {enum: ["rivals", "none"], description: "Published ranges are drawn where left out."},
    context: {...list(4), description: "Periods by kind or class, or milestones."},
    numbers: {
      type: "object",
      additionalProperties: false,
      properties: {lens: text, checked: {type: "boolean"}, without: list(40)}
    },
    form: {enum: forms},
    log: {type: "boolean"}
  }
};

/** What is wrong with the form of a comparison, and where. */
export interface SchemaFault {
  /** The choice, as `window` or `what/0/as`. */
  field: string;
  message: string;
}

const check = schemaCheck(comparisonSchema);

/** Holds a comparison in its normal form to the schema; returns what is wrong with it. */
export function checkSchema(comparison: unknown): SchemaFault[] {
  const all = check(comparison);
  const errors = all.filter(({keyword}) => !["anyOf", "not"].includes(keyword));
  const faults = (errors.length ? errors : all).map(faultOf);
  const seen = new Set<string>();
  return faults.filter(({field, message}) => {
    const key = `${field}: ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function faultOf({instancePath, message = "wrong", params, keyword}: ErrorObject): SchemaFault {
  const field = instancePath.slice(1) || "comparison";
  if (keyword === "additionalProperties") {
    const name = (params as {additionalProperty: string}).additionalProperty;
    return {
      field: [instancePath.slice(1), name].filter(Boolean).join("/"),
      message: "unknown word"
    };
  }
  if (keyword === "enum")
    return {
      field,
      message: `must be one of ${(params as {allowedValues: string[]}).allowedValues.join(", ")}`
    };
  return {field, message};
}
