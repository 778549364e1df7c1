import type {Fault, Path} from "../described-names.js";
import {parseCitations} from "../shared/citation.js";
import {nearest} from "../shared/nearest.js";
import {
  aggregates,
  groupsOf,
  partitionColumn,
  sourceOf,
  type HeadFields,
  type RemoteColumn
} from "./head.js";

/** Columns that the table of sums has by itself. */
export const envelope = ["id", "n", "sources", "status", "note"];
/** Those that it has besides where a measure is drawn by comparisons. */
export const drawn = ["low", "best", "high", "unit", "missing", "rank", "vintage"];

const inAddress = /\/\/[^/\s@]+@|[?&](sig|signature|token|key|x-amz-[\w-]+)=/i;
const inText = /\b(password|passwd|pwd|secret)\s*=/i;
const said =
  /^(pass(word|wd|phrase)?|pwd|user(name)?|login|secret|token|credentials?|host|port|database|url|dsn|(api_?|access_?)?key)$/i;

/** Finds credentials, and fields that would hold them, anywhere in a head. */
export function credentialFaults(value: unknown, path: Path = []): Fault[] {
  if (typeof value === "string")
    return inAddress.test(value) || inText.test(value) ? [credentials(path)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    return path.length === 0 && said.test(key) ? [credentials(own)] : credentialFaults(each, own);
  });
}

const credentials = (path: Path): Fault => ({
  path,
  message: "credentials, or a part of an address, in a head",
  remedy: "put the whole address into an environment variable, and name that in connection"
});

/** Finds what a head names that it does not have, and what does not go together. */
export function headFaults(head: HeadFields): Fault[] {
  const columns = new Map(head.columns.map((column) => [column.name, column]));
  return [
    ...placeFaults(head),
    ...partitionFaults(head, columns),
    ...groupFaults(head, columns),
    ...measureFaults(head, columns),
    ...(columns.has(head.partition) ? amountFaults(head, columns) : []),
    ...Object.entries(head.where ?? {}).flatMap(([name, allowed]) => [
      ...unknown(["where", name], name, columns),
      ...(typeof allowed === "object" ? Object.values(allowed) : [allowed]).flatMap((value) =>
        malformed(["where", name], String(value), columns.get(name)?.type)
      )
    ])
  ];
}

type Columns = Map<string, RemoteColumn>;

function unknown(path: Path, name: string, columns: Columns): Fault[] {
  if (columns.has(name)) return [];
  const near = nearest(name, columns.keys());
  const remedy = near ? `did you mean ${near}?` : "describe it in columns";
  return [{path, message: `unknown column: ${name}`, remedy}];
}

function placeFaults({engine, connection, address, table, statement, version}: HeadFields) {
  const faults: Fault[] = [];
  const wrong = (field: string, message: string, remedy: string) =>
    void faults.push({path: [field], message, remedy});
  if (engine === "parquet") {
    if ((address === undefined) === (connection === undefined))
      wrong(
        "engine",
        "Parquet without one place",
        "give its address, or in connection the variable that holds it"
      );
    for (const [name, value] of Object.entries({table, statement, version}))
      if (value !== undefined) wrong(name, `Parquet has no ${name}`, "remove it");
    return faults;
  }
  if (connection === undefined)
    wrong(
      "engine",
      "missing property: connection",
      "name the environment variable that holds the address"
    );
  if (address !== undefined)
    wrong("address", "an address in a head", "put it into the variable that connection names");
  if ((table === undefined) === (statement === undefined))
    wrong("engine", "neither a table nor a statement, or both", "give one of them");
  if (statement !== undefined && (!/^\s*(select|with)\b/i.test(statement) || /;/.test(statement)))
    wrong("statement", "not one SELECT", "begin with SELECT or WITH, and end without a semicolon");
  return faults;
}

function partitionFaults({partition, partitions}: HeadFields, columns: Columns): Fault[] {
  const type = columns.get(partition)?.type;
  const odd =
    type === "number"
      ? [
          {
            path: ["partition"],
            message: "a partition of type number",
            remedy: "use a column of words, whole numbers, years or days"
          }
        ]
      : [];
  return [
    ...unknown(["partition"], partition, columns),
    ...odd,
    ...Object.entries(partitions).flatMap(([name, {sources}]) => [
      ...malformed(["partitions", name], name, type),
      ...citationFaults(["partitions", name, "sources"], sources)
    ])
  ];
}

const forms: Partial<Record<RemoteColumn["type"], RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  year: /^\d{4}$/,
  date: /^\d{4}-\d\d-\d\d$/
};

function malformed(path: Path, text: string, type: RemoteColumn["type"] | undefined): Fault[] {
  const form = type && forms[type];
  if (!form || form.test(text)) return [];
  return [{path, message: `no ${type}: ${text}`, remedy: `write it as the column has it`}];
}

function citationFaults(path: Path, sources: string): Fault[] {
  try {
    parseCitations(sources);
    return [];
  } catch (error) {
    return [{path, message: (error as Error).message, remedy: "see CONTRIBUTING, sources"}];
  }
}

function groupFaults(head: HeadFields, columns: Columns): Fault[] {
  const names = groupsOf(head).map(({name}) => name);
  const taken = [...names, ...Object.keys(head.measures)];
  const kept = new Set([...envelope, ...(head.amount === undefined ? [] : drawn)]);
  const twice = taken.filter((name, at) => kept.has(name) || taken.indexOf(name) < at);
  return [
    ...twice.map((name) => ({
      path: [names.includes(name) ? "group_by" : "measures"],
      message: `a column of that name is there: ${name}`,
      remedy: "give it another name"
    })),
    ...groupsOf(head).flatMap((group, at) => {
      const path = ["group_by", at];
      const type = columns.get(sourceOf(group))?.type;
      const wrong = (message: string, remedy: string) => [{path, message, remedy}];
      if (group.of && group.year_of) return wrong("both of and year_of", "give one of them");
      if (group.year_of && type && type !== "date")
        return wrong(`no date: ${group.year_of}`, "give year_of a column of type date");
      if (type === "number")
        return wrong("a group of type number", "group by words, whole numbers, years or days");
      return unknown(path, sourceOf(group), columns);
    })
  ];
}

function measureFaults({measures}: HeadFields, columns: Columns): Fault[] {
  return Object.entries(measures).flatMap(([name, measure]) => {
    const path = ["measures", name];
    const given = aggregates.filter((how) => measure[how] !== undefined);
    if (given.length !== 1)
      return [
        {
          path,
          message: `${given.length} ways to sum up`,
          remedy: `give one of ${aggregates.join(", ")}`
        }
      ];
    const of = measure[given[0]!]!;
    const type = columns.get(of)?.type;
    if (given[0] === "sum" && type && type !== "number" && type !== "integer")
      return [{path: [...path, "sum"], message: `a sum of ${type}s: ${of}`, remedy: "sum numbers"}];
    return unknown([...path, given[0]!], of, columns);
  });
}

// Comparisons draw one value of a country, a year and a work.
function amountFaults(head: HeadFields, columns: Columns): Fault[] {
  const {amount, measures} = head;
  if (amount === undefined) return [];
  const wrong = (message: string, remedy: string) => [{path: ["amount"], message, remedy}];
  const of = measures[amount]?.sum;
  if (of === undefined)
    return wrong(`no sum of that name: ${amount}`, "name one of measures that is a sum");
  const names = groupsOf(head).map(({name}) => name);
  const more = names.filter((name) => !["case", "year", partitionColumn(head)].includes(name));
  if (!names.includes("case") || !names.includes("year") || more.length)
    return wrong(
      "comparisons draw sums by case and year",
      "group by columns named case and year alone, or leave amount out"
    );
  if (columns.get(of)?.unit === undefined)
    return wrong(`no unit: ${of}`, "give the column its unit");
  return [];
}
