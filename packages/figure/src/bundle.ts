import {belowHeadline, figureWords} from "./figure-words.js";
import {strToU8, zipSync} from "fflate";
import {fillPlaceholders} from "@cold-winter/data/shared";
import {rowSelections} from "./answers.js";
import {citationForms} from "./citation-forms.js";
import {figureState} from "./element.js";
import {widths, type FigureInput} from "./figure-input.js";
import {excludedSources} from "./excluded-sources.js";
import {pictureFile, type Edition} from "./picture-file.js";
import {citedKeys} from "./references.js";
import {address, loadCitation} from "./site.js";
import {rowsAsCsv, rowsAsJson} from "./row-files.js";

// What is in a bundle bears this day, so that the same view gives the same file.
const mtime = new Date(1980, 0, 1);

/** Packs what is needed to make a figure again: its query with its values, its rows, its drawing and a script that runs them, its citation. */
export async function bundle(
  node: HTMLElement,
  input: FigureInput,
  edition: Edition
): Promise<Uint8Array<ArrayBuffer>> {
  const {name, answers, selections, references} = input;
  const {rows, context} = figureState(input);
  const code = await fetch(address(`download/figures/${name}.mjs`));
  if (!code.ok) throw new Error(`${code.status} ${name}.mjs`);
  const days = answers.columns.filter(({type}) => type === "DATE").map((column) => column.name);
  const citation = citationForms(await loadCitation(), {title: answers.title, url: location.href});
  const works = [...citedKeys(rows).keys()].map((key) => references[key]?.text ?? key);
  const files: Record<string, string> = {
    "README.md": readme(input, edition),
    "query.sql": `-- ${answers.title}, data ${edition.version}\n${fillPlaceholders(answers.sql, rowSelections(answers, selections))};\n`,
    "rows.csv": rowsAsCsv(rows),
    "rows.json": rowsAsJson(rows),
    "context.json": `${JSON.stringify({...context, days}, null, 2)}\n`,
    "figure.mjs": await code.text(),
    "figure.svg": await pictureFile(node, input, edition),
    "redraw.mjs": redraw,
    "package.json": packageJson(name),
    "citation.txt": citation.text,
    "citation.bib": citation.bibtex,
    "citation.ris": citation.ris,
    "sources.txt": `${works.join("\n")}\n`
  };
  const entries = Object.entries(files).map(
    ([file, words]) => [`${name}/${file}`, strToU8(words)] as const
  );
  return zipSync(Object.fromEntries(entries), {mtime});
}

function readme({name, spec, answers, ...input}: FigureInput, {title, version}: Edition): string {
  const {rows, context} = figureState({name, spec, answers, ...input});
  const words = figureWords(spec, rows, context);
  const without = excludedSources(input.selections);
  return `# ${answers.title}

${words.finding}

${belowHeadline(words)}

Caveat: ${answers.caveat}

- ${title}, data ${version}; the view: ${location.href}
- \`query.sql\` is the question with its values; run it in the database below \`download/\` of the site.${without.length ? ` These rows leave out: ${without.join(", ")}.` : ""}
- \`rows.csv\`, \`rows.json\`: its answer, ${rows.length} rows; \`sources.txt\`: the works they rest on.
- \`npm install && node redraw.mjs\` draws \`redrawn.svg\` from the rows with \`figure.mjs\`, as the page does.
`;
}

const redraw = `import {readFileSync, writeFileSync} from 'node:fs';
import {JSDOM} from 'jsdom';
import * as figure from './figure.mjs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const {days, ...context} = read("context.json");
const rows = read("rows.json");
for (const row of rows) for (const day of days) if (row[day]) row[day] = new Date(row[day]);
const {document} = new JSDOM("").window;
console.log(figure.finding(rows, context));
writeFileSync("redrawn.svg", figure.render(rows, {...context, document, width: ${widths.wide}}).outerHTML);
`;

function packageJson(name: string): string {
  const dependencies = {"@observablehq/plot": "0.6.17", jsdom: "23.2.0"};
  return `${JSON.stringify({name, private: true, type: "module", dependencies}, null, 2)}\n`;
}
