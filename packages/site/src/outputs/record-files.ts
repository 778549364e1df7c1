import {once, references, works} from "@cold-winter/data";
import type {Answers, DataRecord, Query, Tags} from "@cold-winter/data";
import {citationTemplates} from "../templates/citation-templates.js";
import {codebookPage} from "../templates/codebook-page.js";
import {embedPages} from "../templates/embeds.js";
import {galleryPage} from "../templates/gallery-page.js";
import {sourcesPage} from "../templates/reference-pages.js";
import {figuresOf, type FenceAnswer, type Page} from "../pages/pages.js";
import {questionList, type ShownPage} from "../pages/questions.js";
import {searchFile} from "./search-documents.js";

/** What a run knows when the pages and lists of its record are made. */
export interface Made {
  record: DataRecord;
  answers: Map<string, Answers>;
  /** Pages that were made already. */
  files: Map<string, Uint8Array | string>;
  questions: Query[];
  /** The pages that readers see. */
  pages: Page[];
  tags: Tags;
  fences?: Record<string, FenceAnswer>;
}

/** Adds the files that rest on the record and on what was answered: references, search, and the pages made of both. */
export function addRecordFiles(
  {record, answers, files, questions, pages, tags, fences = {}}: Made,
  preview: boolean
): void {
  files.set("data/citation.json", JSON.stringify(citationTemplates(record.version)));
  files.set("data/works.json", JSON.stringify(works(record.sources)));
  files.set("data/references.json", referencesText(record.sources));
  files.set("sources.md", sourcesPage(record));
  files.set("codebook.md", codebookPage(record));
  const showing = [...pages, ...madePages(files)];
  const list = questionList([...questions, ...record.questions], showing);
  files.set("data/queries.json", JSON.stringify(list));
  for (const [path, page] of embedPages(list, showing)) files.set(path, page);
  const gallery = {questions: list, answers, fences, tags, version: record.version, workbench: hasWorkbench(pages)};
  files.set("queries.md", galleryPage({...gallery, pictures: !preview}));
  files.set("data/search.json", JSON.stringify(searchFile(record, list, pages, {answers, tags})));
}

/** Whether readers have a workbench to open a question in. */
export const hasWorkbench = (pages: Page[]) => pages.some(({path}) => path === "/workbench");

// Pages that are made from the record show figures as written ones do.
function madePages(files: Made["files"]): ShownPage[] {
  return [...files]
    .filter(([path]) => path.endsWith(".md") && !path.startsWith("embed/"))
    .map(([path, text]) => ({file: path, path: `/${path.slice(0, -".md".length)}`, title: "", figures: figuresOf(String(text)), fences: []})); // prettier-ignore
}

const referencesText = once((sources: DataRecord["sources"]) => JSON.stringify(references(sources)));
