import type {TableChanges} from "./facts.js";

/** What changed between two states of the notebook. */
export interface Release {
  /** Data versions, before and after. */
  versions: [string, string];
  tables: TableChanges[];
  /** Findings that read otherwise than before, an empty text where there was or is none; null where this kit cannot read the facts of before. */
  findings: {figure: string; before: string; after: string}[] | null;
  /** Subjects of the commits that touch more than facts. */
  code: string[];
}

const most = 20;

/** Writes release notes in Markdown: facts first, then findings that moved, then code. */
export function releaseNotes({versions: [before, after], tables, findings, code}: Release): string {
  const moved = tables.filter(
    ({added, removed, changed}) => added.length + removed.length + changed.length > 0
  );
  const parts = [
    `# Data ${after}, since ${before}`,
    "## Facts",
    ...(moved.length ? [summary(moved), ...moved.map(details)] : ["No row changed."]),
    "## Findings that read otherwise",
    ...(findings === null
      ? ["Not compared: the facts of before are in a form that this version does not read."]
      : findings.length
        ? findings.map(
            (each) =>
              `- **${each.figure}**\n  - before: ${each.before || "none"}\n  - now: ${each.after || "none"}`
          )
        : ["None."]),
    "## Code",
    code.length ? code.map((subject) => `- ${subject}`).join("\n") : "Nothing."
  ];
  return `${parts.join("\n\n")}\n`;
}

function summary(tables: TableChanges[]): string {
  const lines = tables.map(
    ({table, added, removed, changed}) =>
      `| ${table} | ${added.length} | ${new Set(changed.map(({id}) => id)).size} | ${removed.length} |`
  );
  return ["| table | rows added | changed | removed |", "|---|---|---|---|", ...lines].join("\n");
}

function details({table, added, removed, changed}: TableChanges): string {
  const lines = [
    ...added.map((id) => `- added ${code(id)}`),
    ...removed.map((id) => `- removed ${code(id)}`),
    ...changed.map(
      ({id, field, before, after}) => `- ${code(id)} ${field}: ${quoted(before)} → ${quoted(after)}`
    )
  ];
  const rest =
    lines.length > most ? [`- and ${lines.length - most} more (\`--json\` lists all)`] : [];
  return [`### ${table}`, "", ...lines.slice(0, most), ...rest].join("\n");
}

const code = (id: string) => `\`${id.replaceAll("`", "'")}\``;

function quoted(value: string): string {
  if (!value) return "nothing";
  const words = value.replace(/\s+/g, " ").trim();
  return `“${words.length > 120 ? `${words.slice(0, 119)}…` : words}”`;
}
