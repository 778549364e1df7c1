import {parseCitations} from "@cold-winter/data/shared";
import {rowsFor, supports, works, type Ledgers} from "./claims.js";
import {escape, localizedSpan, words} from "./html.js";
import {type Row, decides, questionOf, rulesOf} from "@cold-winter/data";

const labels: Record<string, string> = {
  supported: "supported",
  partly: "partly",
  contradicted: "contradicted",
  not_checkable: "not checkable"
};

/** Returns one statement as an item of the list: what it says, its verdict, why, the numbers, and folded below them the rest. */
export function statementItem(statement: Row, ledgers: Ledgers): string {
  const {id, values} = statement;
  const {verdict, computed} = ledgers.verdicts.get(id)!;
  const text = (name: string) => escape(String(values[name] ?? ""));
  const links = [
    `<a href="#${id}">${localizedSpan("page.link", "Link")}</a>`,
    remixLink(statement, ledgers),
    '<a href="#dispute">Dispute</a>'
  ];
  return `<li id="${id}" data-verdict="${verdict}" data-kind="${String(values["kind"])}">
<p class="said"><span class="verdict" data-verdict="${verdict}" data-text="verdict.${verdict}">${labels[verdict]}</span> <strong>${text("paraphrase")}</strong></p>
<p class="reason">${text("reason")}</p>
${numbers(statement, ledgers)}
<p class="about"><small>${text("locator")} · ${words(text("kind"))} · ${computed ? "by query and rule" : "by documents"}${values["status"] === "unchecked" ? " · unchecked" : ""} · ${links.filter(Boolean).join(" · ")}</small></p>
${evidence(statement, ledgers)}
${query(statement, ledgers)}
</li>`;
}

function remixLink(statement: Row, {dataset, workbench}: Ledgers): string {
  const rule = rulesOf(dataset, statement.id)[0];
  if (!workbench || !rule) return "";
  return `<a href="./workbench.html#query=${questionOf(dataset, rule)}" rel="external">${localizedSpan("page.remix.query", "Remix the query")}</a>`;
}

function numbers(statement: Row, {dataset, verdicts}: Ledgers): string {
  const {says, steady, computed} = verdicts.get(statement.id)!;
  const rules = rulesOf(dataset, statement.id);
  if (!says && !rules.length) return "";
  const said = rules.flatMap(({values}) => (values["said"] ? [`“${String(values["said"])}”`] : []));
  const article = said.length ? ` The article says ${said.join(" and ")}.` : "";
  const note =
    steady === null
      ? ""
      : steady
        ? " The verdict is the same across the whole published range."
        : " The verdict changes within the published range.";
  const open = computed ? "" : " This number does not decide the verdict.";
  return `<p class="numbers">The query says <span class="says">${escape(says ?? "that the conditions of the rule hold")}</span>.${escape(article + note + open)}</p>`;
}

function evidence(statement: Row, ledgers: Ledgers): string {
  const {id, values} = statement;
  const parts = [
    values["evidence"] && `<p>${escape(String(values["evidence"]))}</p>`,
    values["inconsistency"] &&
      `<p>The article contradicts itself: ${escape(String(values["inconsistency"]))}</p>`,
    values["note"] && `<p>${escape(String(values["note"]))}</p>`,
    `<ul>${works(statement, ledgers, witnesses(id, ledgers))}</ul>`,
    cited(id, ledgers),
    `<p>History:</p><ul>${history(id, ledgers)}</ul>`
  ];
  return `<details><summary>${localizedSpan("page.evidence", "Evidence, sources, history")}</summary>${parts.filter(Boolean).join("")}</details>`;
}

const bearings: Record<string, string> = {
  for: "for",
  against: "against",
  part: "for part of it",
  beside: "context"
};

function witnesses(id: string, {dataset}: Ledgers): Map<string, string> {
  const rows = rowsFor(dataset, "statement_witnesses", "statement", id);
  return new Map(
    rows.map(({values}) => {
      const bearing = `<em>${bearings[String(values["bearing"])]!}</em>`;
      return [
        parseCitations(String(values["sources"]))[0]!.key,
        `${bearing}. ${escape(String(values["says"]))}`
      ];
    })
  );
}

/** What the article itself cites for the statement, and what it cites that speaks against it. */
function cited(id: string, {dataset}: Ledgers): string {
  const names = (value: unknown) =>
    typeof value === "string" && value.split(";").includes(id) ? [id] : [];
  const items = (dataset.tables.get("statement_citations") ?? []).flatMap(
    ({id: citation, values}) => {
      const link = `<a href="#${citation}">${escape([values["cited_as"], values["cited_date"]].filter(Boolean).join(", "))}</a>`;
      return [
        ...names(values["statements"]).map(
          () => `<li>${link}: ${supports[String(values["support"])]!}</li>`
        ),
        ...names(values["against"]).map(
          () => `<li>${link}, cited for another sentence: contradicts this one</li>`
        )
      ];
    }
  );
  return items.length ? `<p>What the article cites:</p><ul>${items.join("")}</ul>` : "";
}

function history(id: string, {dataset}: Ledgers): string {
  return rowsFor(dataset, "statement_history", "statement", id)
    .map(({values}) => {
      const [was, became] = [values["was"], values["became"]].map((word) =>
        escape(words(String(word ?? "")))
      );
      const change = was ? `${was} → ${became!}` : became!;
      return `<li>${String(values["date"])}, ${String(values["changed"])}: ${change}. ${escape(String(values["why"]))}</li>`;
    })
    .join("");
}

function query(statement: Row, {dataset, answers}: Ledgers): string {
  const rules = rulesOf(dataset, statement.id);
  if (!rules.length) return "";
  const names = [...new Set(rules.map((rule) => questionOf(dataset, rule)))];
  const deciding = rules.filter(decides).map((rule) => `<li>${ruleWords(rule)}</li>`);
  const changes = rowsFor(dataset, "statement_changes", "statement", statement.id).map(
    ({values}) =>
      `<li>${labels[String(values["verdict"])]}, if ${escape(String(values["words"]))}</li>`
  );
  const code = names.map((name) => {
    const {question = "", caveat = "", sql = ""} = answers.get(name) ?? {};
    return `<p>${escape(question)} ${escape(caveat)}</p><pre data-copy="none"><code>${escape(sql)}</code></pre>`;
  });
  const decided = deciding.length
    ? `<p>The rule${deciding.length > 1 ? "s, applied in this order" : ""}:</p><ol>${deciding.join("")}</ol>`
    : "";
  const turned = changes.length ? `<p>The verdict would be:</p><ul>${changes.join("")}</ul>` : "";
  return `<details><summary>${deciding.length ? localizedSpan("page.rule", "The query and the rule") : localizedSpan("figure.query", "The query")}</summary>${decided}${turned}${code.join("")}</details>`;
}

function ruleWords({values}: Row): string {
  const threshold = String(values["threshold"]);
  const condition =
    values["operator"] === "between"
      ? `from ${threshold} to ${String(values["threshold_high"])}`
      : `${String(values["operator"])} ${threshold}`;
  const then = (name: string, start: string) =>
    values[name] ? `${start} ${labels[String(values[name])]}` : `${start} see the next rule`;
  const met = then("verdict_if_met", "then");
  const parts = [
    `if ${String(values["measure"])} ${condition}, ${met}`,
    then("verdict_if_not", "otherwise"),
    then("verdict_if_unknown", "without a number")
  ];
  return `${escape(parts.join("; "))}. ${escape(String(values["why"] ?? ""))}`;
}
