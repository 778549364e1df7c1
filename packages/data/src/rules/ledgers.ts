import {decides, questionOf, rulesOf} from "../rule.js";
import type {Report} from "../problem.js";
import type {Dataset} from "../dataset.js";
import type {Row} from "../table.js";

/** A ledger is whole: rules read questions that are there and end in a verdict, each computed statement names a fact that would turn it, each change of verdict has its history. */
export function checkLedgers(dataset: Dataset, report: Report): void {
  const tables = ["statements", "statement_rules", "statement_changes", "statement_history"];
  if (tables.some((name) => dataset.partial.has(name))) return;
  checkQuestions(dataset, report);
  for (const rule of dataset.tables.get("statement_rules") ?? []) checkRule(rule, report);
  for (const change of dataset.tables.get("statement_changes") ?? [])
    checkChange(change, dataset, report);
  for (const statement of dataset.tables.get("statements") ?? [])
    checkStatement(statement, dataset, report);
}

function checkQuestions(dataset: Dataset, report: Report): void {
  const names = new Set(dataset.questions.map(({name}) => name));
  const statements = new Set(dataset.tables.get("statements")?.map(({id}) => id));
  for (const rule of dataset.tables.get("statement_rules") ?? []) {
    // A rule of an unknown statement is reported as such.
    if (!statements.has(String(rule.values["statement"]))) continue;
    const name = questionOf(dataset, rule);
    if (names.delete(name) || dataset.questions.some((question) => question.name === name))
      continue;
    const {file, line} = rule;
    report({
      file,
      line,
      field: "query",
      message: `unknown query: ${name}`,
      remedy: `write data/ledgers/${name}.sql`
    });
  }
  for (const {file} of dataset.questions.filter(({name}) => names.has(name))) {
    report({
      file,
      line: 1,
      message: "query that no rule reads",
      remedy: "add a row of statement_rules.csv, if only to tell"
    });
  }
}

function checkRule(rule: Row, report: Report): void {
  const {file, line, values} = rule;
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line, field, message, remedy});
  const verdicts = ["verdict_if_met", "verdict_if_not", "verdict_if_unknown"].filter(
    (name) => values[name] !== null
  );
  if (!decides(rule)) {
    for (const name of verdicts)
      wrong(name, "verdict without an operator", "give the operator and its threshold");
    return;
  }
  if (values["threshold"] === null)
    wrong("threshold", "operator without a threshold", "give the number");
  if ((values["operator"] === "between") !== (values["threshold_high"] !== null))
    wrong("threshold_high", "an upper threshold goes with between", "give both or neither");
  if (!verdicts.length)
    wrong("operator", "rule without a verdict", "say what follows if it is met or not");
  if (values["why"] === null)
    wrong("why", "rule without its reason", "say why this condition stands for the statement");
}

function checkChange({file, line, values}: Row, dataset: Dataset, report: Report): void {
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line, field, message, remedy});
  const [name, row, column] = [
    String(values["fact_table"]),
    String(values["fact_row"]),
    String(values["fact_column"])
  ];
  const table = dataset.package.tables.find((each) => each.name === name);
  if (!table) wrong("fact_table", `unknown table: ${name}`, "use a table of data/datapackage.json");
  else if (!table.fields.some((field) => field.name === column))
    wrong(
      "fact_column",
      `unknown column: ${column}`,
      `use one of ${table.fields.map((field) => field.name).join(", ")}`
    );
  else if (!dataset.partial.has(name) && !dataset.tables.get(name)!.some(({id}) => id === row))
    wrong("fact_row", `unknown id: ${row}`, `use an id of ${name}`);
}

function checkStatement(statement: Row, dataset: Dataset, report: Report): void {
  const {file, line, id, values} = statement;
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line, field, message, remedy});
  const rowsOf = (table: string) =>
    dataset.tables.get(table)!.filter((row) => row.values["statement"] === id);
  const deciding = rulesOf(dataset, id).filter(decides);
  const last = deciding.at(-1);
  const verdict = last ? "computed" : values["verdict"];
  if (last && values["verdict"] !== null)
    wrong("verdict", "typed although rules compute it", "leave it empty");
  if (!verdict)
    wrong("verdict", "neither verdict nor rule", "say what the documents say, or add a rule");
  if (last && (last.values["verdict_if_met"] === null || last.values["verdict_if_not"] === null))
    wrong("id", `rules end without a verdict: ${last.id}`, "give the last one both verdicts");
  if (last && !rowsOf("statement_changes").length)
    wrong("id", "no fact that would turn it", "name one in statement_changes.csv");
  const told = rowsOf("statement_history").filter(
    ({values: {changed}}) => changed === "entered" || changed === "verdict"
  );
  if (verdict && told.at(-1)?.values["became"] !== verdict)
    wrong(
      "verdict",
      `history ends otherwise than in ${String(verdict)}`,
      "add a row of statement_history.csv that says why"
    );
}
