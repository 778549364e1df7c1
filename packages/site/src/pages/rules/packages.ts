import type {Report} from "@cold-winter/data";
import {filePackages} from "../../build/own-packages.js";
import type {PageCell} from "../../reactive/cells.js";
import type {Name} from "../../reactive/syntax.js";
import {frameworkWords} from "../../reactive/words.js";
import {askedBy, faultOf, isInstalled, packageOf, type Asked} from "../asked.js";
import {modulesOf, type LocalModule} from "../local-modules.js";
import type {Page} from "../pages.js";

interface Told {
  file: string;
  report: Report;
}

/** What cells import is there: packages that are installed, at the version that is named, and modules of the notebook. */
export function checkPackages(
  cell: PageCell,
  lineOf: (at: Name) => number,
  {file, report}: Told
): void {
  reportMissing(packagesOf(cell), lineOf, {file, report});
  for (const {name, at} of cell.script?.imports ?? []) {
    const fault = faultOf(name);
    if (fault) report({file, line: lineOf({name, at}), ...fault});
  }
}

function reportMissing(asked: Name[], lineOf: (at: Name) => number, {file, report}: Told): void {
  const missing = asked.filter(({name}) => !isInstalled(name));
  if (!missing.length) return;
  const names = [...new Set(missing.map(({name}) => name))].join(" ");
  report({
    file,
    line: lineOf(missing[0]!),
    field: names,
    message: missing.length > 1 ? "packages not installed" : "package not installed",
    remedy: `run npm install ${names}`
  });
}

/** The modules of the notebook that pages import can be read, and so can what these import. */
export function checkModules(pages: Page[], report: Report): void {
  const told = new Set<string>();
  const once = (file: string, specifier: string, tell: () => void) => {
    const key = `${file} ${specifier}`;
    if (!told.has(key)) tell();
    told.add(key);
  };
  for (const page of pages) {
    const {modules, missing} = modulesOf(page);
    const codeOf = (file: string) =>
      modules.find((each) => each.file === file)?.code ?? page.source;
    for (const {from, specifier} of missing)
      once(from, specifier, () =>
        report({
          file: from,
          line: lineWith(codeOf(from), specifier),
          field: specifier,
          message: "no such module",
          remedy: "mend the path, or write the file"
        })
      );
    for (const module of modules) once(module.file, "", () => checkModule(module, report));
  }
}

function checkModule({file, code, imports, fault}: LocalModule, report: Report): void {
  if (fault) {
    const {line, message} = fault;
    report({file, line, message: `cannot be read: ${message}`, remedy: "mend the code"});
  }
  const packages = imports.flatMap(({name, at}) =>
    packageOf(name).map((each) => ({name: each, at}))
  );
  const lineOf = ({at}: Name) => lineWith(code, imports.find((each) => each.at === at)?.name ?? "");
  reportMissing([...packages, ...readAs(code)], lineOf, {file, report});
  for (const {name} of imports) {
    const wrong = faultOf(name);
    if (wrong) report({file, line: lineWith(code, name), ...wrong});
  }
}

const lineWith = (code: string, words: string) =>
  Math.max(
    0,
    code.split("\n").findIndex((line) => line.includes(words))
  ) + 1;

/** Lists the packages that a cell asks for: by import, by a word of Framework, by what it reads a file as. */
export function packagesOf({script, language}: PageCell): Name[] {
  const {imports = [], uses = [], declares = [], code = ""} = script ?? {};
  const own = new Set(declares.map(({name}) => name));
  const words = uses.filter(
    ({name}) => !own.has(name) && name !== "sql" && Object.hasOwn(frameworkWords, name)
  );
  return [
    ...imports.flatMap(({name, at}) => packageOf(name).map((each) => ({name: each, at}))),
    ...words.flatMap(({name, at}) => frameworkWords[name]!.map((each) => ({name: each, at}))),
    ...readAs(code),
    ...(/^[jt]sx$/.test(language) ? ["react", "react-dom"] : []).map((name) => ({name, at: 0}))
  ];
}

function readAs(code: string): Name[] {
  const files = code.matchAll(/FileAttachment\([^)]*\)\s*\.(parquet|sqlite|xlsx|zip)\(/g);
  return [...files].map(({1: kind, index}) => ({name: filePackages[kind!]!, at: index}));
}

/** Lists what pages ask of packages, by their cells, their modules and their HTML; a package without a path is itself asked for. */
export function askedPackages(pages: Page[]): Asked[] {
  const all = pages.flatMap((page): Asked[] => {
    const {modules} = modulesOf(page);
    const imports = [...page.scripts.map(({script}) => script), ...modules].flatMap(
      (each) => each?.imports.map(({name}) => name) ?? []
    );
    const inHtml = [...page.source.matchAll(/\b(?:href|src)=["'](npm:[^"']+)["']/g)];
    return [
      ...page.scripts.flatMap(packagesOf),
      ...modules.flatMap(({code}) => readAs(code)),
      ...[...imports, ...inHtml.map(([, name]) => name!)].flatMap((name) => askedBy(name) ?? [])
    ].map(({name, path}: Asked) => (path ? {name, path} : {name}));
  });
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
