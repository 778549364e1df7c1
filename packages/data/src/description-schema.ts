import type {Measure} from "./comparison/catalogue.js";
import type {DisputePlaces} from "./dispute/grounds.js";
import type {Field, ThingTable, Given, Series} from "./description.js";

const text = {type: "string", minLength: 1};
const texts = {type: "array", items: text, minItems: 1, uniqueItems: true};
const name = {type: "string", pattern: "^[a-z][a-z0-9_]*$"};
const flag = {type: "boolean"};

/** An object of which every property is known. */
function exactly(properties: object, required: string[] = []): object {
  return {type: "object", additionalProperties: false, required, properties};
}

const constraints = exactly({
  required: flag,
  unique: flag,
  enum: texts,
  pattern: {type: "string", format: "regex"},
  minimum: {type: "number"},
  maximum: {type: "number"}
} satisfies Record<keyof Field["constraints"], object>);

const field = exactly(
  {
    name: {type: "string", pattern: "^[a-z][a-z0-9_]*$"},
    type: {enum: ["string", "integer", "number", "boolean", "date", "time", "year"]},
    title: text,
    description: text,
    constraints,
    "coldwinter:kind": {enum: ["edtf", "sources", "list", "text", "native", "unit"]},
    "coldwinter:enum": texts,
    "coldwinter:resource": name,
    "coldwinter:range": exactly({of: text, bound: {enum: ["low", "best", "high"]}}, [
      "of",
      "bound"
    ]),
    "coldwinter:unit": text,
    "coldwinter:duration": flag,
    "coldwinter:lang": text,
    "coldwinter:lang_field": name,
    "coldwinter:form": text,
    "coldwinter:shares": texts,
    "coldwinter:sum": texts,
    "coldwinter:unique_within": {...texts, minItems: 0},
    "coldwinter:currency_of": name,
    "coldwinter:year_of": name,
    "coldwinter:after_as_of": flag,
    "coldwinter:all_words": flag,
    "coldwinter:negative_where": exactly({by: name, field: name, words: texts}, [
      "by",
      "field",
      "words"
    ])
  },
  ["name"]
);

const reference = exactly({resource: name, fields: {type: ["string", "array"], items: name}}, [
  "resource",
  "fields"
]);

const schema = exactly(
  {
    fields: {type: "array", items: field, minItems: 1},
    primaryKey: {type: ["string", "array"], items: name},
    foreignKeys: {
      type: "array",
      items: exactly({fields: {type: ["string", "array"], items: name}, reference}, [
        "fields",
        "reference"
      ])
    },
    missingValues: {const: [""]}
  },
  ["fields"]
);

const resource = exactly(
  {
    name,
    path: {type: "string", pattern: "^[a-z][a-z0-9_]*\\.csv$"},
    title: text,
    description: text,
    profile: {const: "tabular-data-resource"},
    format: {const: "csv"},
    mediatype: {const: "text/csv"},
    encoding: {const: "utf-8"},
    schema,
    "coldwinter:grain": text,
    "coldwinter:inclusion": text,
    "coldwinter:series": exactly(
      {
        of: texts,
        along: name,
        value: name,
        alike: exactly({by: name, field: name}, ["by", "field"])
      } satisfies Record<keyof Series, object>,
      ["of", "along", "value"]
    ),
    "coldwinter:thing": exactly(
      {
        title: {type: "string", pattern: "\\{\\w+\\}"},
        name: text,
        names: {type: "object", additionalProperties: text},
        words: texts,
        says: texts,
        kind: name,
        date: name,
        until: name,
        page: text,
        mentioned: {type: "object", additionalProperties: texts}
      } satisfies Record<keyof ThingTable, object>,
      ["title", "name"]
    ),
    "coldwinter:rivals": texts,
    "coldwinter:spans": {
      type: "array",
      items: {type: "array", items: name, minItems: 2, maxItems: 2}
    },
    "coldwinter:given": {
      type: "array",
      items: exactly(
        {field: name, by: name, filled: texts, empty: texts} satisfies Record<keyof Given, object>,
        ["field", "by", "filled", "empty"]
      )
    },
    "coldwinter:filled": flag
  },
  ["name", "path", "schema"]
);

const where = {
  type: "object",
  additionalProperties: {type: ["string", "number", "boolean", "array"]}
};

const measure = exactly(
  {
    id: name,
    kind: {enum: ["count", "amount", "steps", "span"]},
    table: name,
    name: text,
    names: {type: "object", additionalProperties: text},
    one: text,
    many: text,
    time: name,
    until: name,
    record: name,
    each: name,
    title: name,
    series: name,
    unit: text,
    categories: {...texts, minItems: 0},
    amounts: {
      type: "object",
      additionalProperties: exactly({name: text, unit: text}, ["name", "unit"])
    },
    where,
    place: exactly({name, latitude: name, longitude: name, area: where}, [
      "name",
      "latitude",
      "longitude"
    ])
  } satisfies Record<keyof Measure, object>,
  ["id", "kind", "table", "name", "one", "many", "time", "title", "categories"]
);

const comparison = exactly({
  per: {
    type: "object",
    additionalProperties: exactly(
      {of: name, scale: {type: "object", additionalProperties: {type: "array"}}},
      ["of"]
    )
  },
  context: name,
  outline: {type: "string", pattern: "^[\\w/-]+\\.json$"},
  renamed: {type: "object", additionalProperties: text}
});

/**
 * What `datapackage.json` may say, as JSON Schema: the part of Data Package v2 (https://datapackage.org/standard/) that
 * the kit reads, and its own properties. A property that it does not read is refused, since it would say nothing.
 */
export const descriptionSchema = exactly(
  {
    $schema: text,
    name: {type: "string", pattern: "^[a-z0-9][a-z0-9._-]*$"},
    id: text,
    title: text,
    description: text,
    version: text,
    homepage: text,
    created: text,
    keywords: texts,
    image: text,
    contributors: {type: "array", items: {type: "object"}},
    sources: {type: "array", items: {type: "object"}},
    licenses: {
      type: "array",
      minItems: 1,
      items: exactly({name: text, title: text, path: text}, ["name"])
    },
    resources: {type: "array", items: resource},
    "coldwinter:as_of": {type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$"},
    "coldwinter:figures": exactly({coverage: text, disagreements: text}),
    "coldwinter:bibliography": text,
    "coldwinter:units": texts,
    "coldwinter:measures": {type: "array", items: measure},
    "coldwinter:disputes": exactly({
      readings: name,
      lookups: exactly({table: name, says: {type: "object", additionalProperties: text}}, [
        "table",
        "says"
      ])
    } satisfies Record<keyof DisputePlaces, object>),
    "coldwinter:comparison": comparison
  },
  ["name", "version", "resources", "coldwinter:as_of"]
);
