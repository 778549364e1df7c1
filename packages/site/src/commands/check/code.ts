import {readFileSync} from "node:fs";
import {type Dataset, type Report, filesBelow} from "@cold-winter/data";
import {escapePattern} from "@cold-winter/data/shared";

const longest = 300;
const impure: [RegExp, string][] = [
  [/\bfetch\(/, "fetches: a figure sees nothing but its arguments"],
  [/\bDate\.now\(\)|\bnew Date\(\)/, "reads the clock: use asOf of the context"],
  [/\bMath\.random\(/, "reads chance: the same rows give the same picture"],
  [
    /\b(?:window|globalThis|localStorage)\./,
    "reaches for the browser: use document of the render context"
  ],
  [
    /(?<![.\w{,] ?)document\.(?:query|get|create|body)/,
    "reaches for the page: use document of the render context"
  ]
];

/** The house rules for an author's questions and figures: none names a case, drawing is pure, files are short. */
export function checkCode(dataset: Dataset, report: Report): void {
  const named = casePattern(dataset);
  for (const file of [...files("src/queries", ".sql"), ...files("src/figures", ".ts")]) {
    const lines = readFileSync(file, "utf8").split("\n");
    const code = withoutComments(lines.join("\n")).split("\n");
    for (const [at, text] of code.entries()) {
      const line = at + 1;
      const word = named?.exec(text)?.[0];
      if (word)
        report({
          file,
          line,
          field: word,
          message: "code names a case",
          remedy: "take it from the rows of data/cases.csv"
        });
      for (const [pattern, message] of file.endsWith(".ts") ? impure : []) {
        const found = pattern.exec(text)?.[0];
        if (found)
          report({
            file,
            line,
            field: found,
            message: message.split(":")[0]!,
            remedy: message.split(": ")[1]!
          });
      }
    }
    const length = withoutComments(lines.join("\n"))
      .split("\n")
      .filter((line) => line.trim()).length;
    if (length > longest)
      report({
        file,
        line: longest + 1,
        message: `longer than ${longest} lines of code`,
        remedy: "move a part into a folder of its name"
      });
  }
}

function files(folder: string, end: string): string[] {
  return filesBelow(folder).filter((name) => name.endsWith(end));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`])(?:\/\/|--(?=\s)).*$/gm, (part) =>
    part.replace(/[^\n]/g, " ")
  );
}

function casePattern({tables}: Dataset): RegExp | null {
  const cases = tables.get("cases") ?? [];
  const words = cases
    .flatMap(({values}) => [values["name"], values["demonym"]])
    .filter((word) => typeof word === "string");
  if (!cases.length) return null;
  return new RegExp(
    `(?<=["'])(?:${cases.map(({id}) => escapePattern(id)).join("|")})(?=["'])|\\b(?:${words.map(escapePattern).join("|")})\\b`
  );
}
