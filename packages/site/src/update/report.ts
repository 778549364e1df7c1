import type {Problem} from "@cold-winter/data";
import {formatProblem} from "@cold-winter/data";
import type {ChangedFinding} from "../commands/release/findings.js";
import {countsOf, envelope, type Candidates, type Cells, type Change} from "./candidates.js";

/** What came of asking one loader. */
export interface Outcome {
  loader: string;
  /** Why nothing came, in a sentence. */
  refused?: string;
  /** Why it was not asked, in a sentence. */
  passed?: string;
  candidates?: Candidates;
  /** What the rules would say of the record with them. */
  problems?: Problem[];
  /** Findings and verdicts that would read otherwise; null where they cannot be answered. */
  findings?: ChangedFinding[] | null;
}

const most = 20;

/** Writes what publishers' newest files would change, in Markdown. */
export function updateReport(outcomes: Outcome[]): string {
  const changed = outcomes.filter(({candidates}) => candidates?.changes.length);
  const refused = outcomes.filter((each) => each.refused);
  const passed = outcomes.filter((each) => each.passed);
  const same = outcomes.filter(({candidates}) => candidates && !candidates.changes.length);
  return [
    "# What the publishers' newest files would change",
    ...changed.flatMap(sectionOf),
    ...(changed.length ? [] : [same.length ? "Nothing." : "No file was read."]),
    ...(same.length ? ["## As before", same.map(({loader}) => loader).join(", ")] : []),
    ...listed(
      "Refused",
      refused.map((each) => [each.loader, each.refused!])
    ),
    ...listed(
      "Not asked",
      passed.map((each) => [each.loader, each.passed!])
    ),
    ...(changed.length
      ? [
          "Nothing is in the record yet. `npm run update -- SOURCE --accept` takes what was looked at, `--decline ROW` leaves one row out, `--undo` gives all back."
        ]
      : [])
  ].join("\n\n");
}

function listed(title: string, lines: [loader: string, why: string][]): string[] {
  if (!lines.length) return [];
  return [`## ${title}`, lines.map(([loader, why]) => `- **${loader}**: ${why}`).join("\n")];
}

function sectionOf({loader, candidates, problems = [], findings}: Outcome): string[] {
  const {changes, said_by, source, table} = candidates!;
  const said = changes.filter((change) => !onlyCites(change));
  const lines = said.slice(0, most).map(lineOf);
  const cited = changes.length - said.length;
  const rest = [
    ...(said.length > most ? [`- and ${said.length - most} more`] : []),
    ...(cited ? [`- ${cited} rows say the same and would cite ${source} first`] : [])
  ];
  return [
    `## ${loader}: ${countsOf(candidates!)}`,
    `${said_by}. Table ${table}; all rows: data/candidates/${loader}.json`,
    [...lines, ...rest].join("\n"),
    ...(problems.length
      ? [
          `The rules would refuse the record with them:\n\n${problems
            .slice(0, most)
            .map((problem) => `- ${formatProblem(problem)}`)
            .join("\n")}`
        ]
      : []),
    ...(findings === undefined ? [] : [sentencesOf(findings)])
  ];
}

function sentencesOf(findings: ChangedFinding[] | null): string {
  if (!findings) return "What the figures would say cannot be told before the rules are met.";
  if (!findings.length) return "No finding would read otherwise.";
  const lines = findings.map(
    ({figure, before, after}) =>
      `- **${figure}**\n  - now: ${before || "none"}\n  - then: ${after || "none"}`
  );
  return `Sentences that would read otherwise:\n\n${lines.join("\n")}`;
}

// Another work would stand first, and all that the row says stays.
function onlyCites({before, after}: Change): boolean {
  if (!before || !after) return false;
  return Object.keys(after).every(
    (column) => envelope.includes(column) || after[column] === before[column]
  );
}

function lineOf({id, before, after}: Change): string {
  if (!before) return `- new \`${id}\`: ${figureOf(after!)}`;
  if (!after) return `- gone \`${id}\`: ${figureOf(before)}`;
  const moved = Object.keys(after).filter((column) => after[column] !== before[column]);
  const parts = moved.map(
    (column) => `${column} ${before[column] || "nothing"} → ${after[column] || "nothing"}`
  );
  const note = before["note"] ? `; its note stays, read it again: “${before["note"]}”` : "";
  return `- changed \`${id}\`: ${parts.join("; ")}${note}`;
}

function figureOf(cells: Cells): string {
  const {best = "", unit = "", sources = ""} = cells;
  return [`${best} ${unit}`.trim(), sources].filter(Boolean).join(", ");
}
