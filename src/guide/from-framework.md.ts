import {readFileSync} from "node:fs";
import {parse} from "yaml";

interface Row {
  idiom: string;
  here?: string;
  install?: Record<string, string>;
  policy?: string;
  code?: string;
  files?: Record<string, string>;
  instead?: boolean;
}

const groups = parse(readFileSync("src/guide/from-framework.yaml", "utf8")) as {
  group: string;
  rows: Row[];
}[];

function hereOf({here, install, policy, code, files, instead}: Row): string {
  const names = Object.keys(install ?? {}).join(" ");
  const works = names ? `works after \`npm install ${names}\`` : "works";
  const other = instead === true || (!code && !files);
  const versions = Object.entries(install ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    other
      ? (here ?? "")
      : here?.startsWith("works")
        ? here
        : [works, here].filter(Boolean).join("; "),
    policy && `its page may compile text into code (\`${policy}\`)`,
    versions.length && `run with ${versions.join(", ")}`
  ]
    .filter(Boolean)
    .join("; ");
}

const cell = (text: string) => text.replaceAll("|", "\\|");
const tables = groups.map(
  ({group, rows}) =>
    `## ${group}\n\n| In Framework | Here |\n|---|---|\n${rows
      .map((row) => `| ${cell(row.idiom)} | ${cell(hereOf(row))} |`)
      .join("\n")}`
);

process.stdout.write(`---
title: From Framework
---

# From Framework

A notebook consists of [Observable Framework](https://observablehq.com/framework/) pages, and what you learned from its documentation applies here. A test runs every row below, on Node 20 and later. Once installed, packages need no network. If a page uses a package that is missing, \`npm run check\` refuses it and gives the command that installs it.

${tables.join("\n\n")}
`);
