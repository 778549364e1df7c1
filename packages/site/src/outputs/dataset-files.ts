import {memoize, references, bibliographyEntries} from "@cold-winter/data";
import type {Answers, Dataset, Query, Report, Synonym, Tags} from "@cold-winter/data";
import type {LoaderFile} from "@cold-winter/data/loaders";
import {Places, readLock} from "../update/candidates.js";
import {citationTemplates} from "../templates/citation-templates.js";
import {codebookPage} from "../templates/codebook-page.js";
import {embedPages} from "../templates/embeds.js";
import {galleryPage} from "../templates/gallery-page.js";
import {sourcesPage} from "../templates/reference-pages.js";
import {figuresOf, type Page} from "../pages/pages.js";
import {questionList, type ShownPage} from "../pages/questions.js";
import type {PageRuns} from "../reactive/page-runs.js";
import {thingPaths} from "../things/things.js";
import {disputeGrounds} from "../commands/new/disputed-rows.js";
import {checkSynonyms, searchFile} from "./search-documents.js";

/** What a run knows when the pages and lists of its record are made. */
export interface Made {
  dataset: Dataset;
  answers: Map<string, Answers>;
  /** Pages that were made already. */
  files: Map<string, Uint8Array | string>;
  questions: Query[];
  /** The pages that readers see. */
  pages: Page[];
  tags: Tags;
  synonyms: Synonym[];
  report: Report;
  runs?: PageRuns;
  /** What reads publishers' files. */
  loaders: LoaderFile[];
}

/** Adds the files with the works that figures and prose cite, and how readers cite these. */
export function addReferences(
  {sources, version}: Pick<Dataset, "sources" | "version">,
  files: Made["files"]
): void {
  files.set("data/citation.json", JSON.stringify(citationTemplates(version)));
  files.set("data/works.json", JSON.stringify(bibliographyEntries(sources)));
  files.set("data/references.json", referencesText(sources));
}

/** Adds the files that rest on the record and on what was answered: search, and the pages made of both. */
export function addDatasetFiles(
  {dataset, answers, files, questions, pages, tags, synonyms, report, runs, loaders}: Made,
  preview: boolean
): void {
  files.set("sources.md", sourcesPage(dataset, loaders, readLock(new Places())));
  files.set("codebook.md", codebookPage(dataset));
  const asked = pages.map((page) => ({...page, fences: runs?.askedOf(page) ?? []}));
  const showing = [...asked, ...madePages(files)];
  const list = questionList([...questions, ...dataset.questions], showing);
  files.set("data/queries.json", JSON.stringify(list));
  for (const [path, page] of embedPages(list, showing)) files.set(path, page);
  const gallery = {
    questions: list,
    answers,
    fences: runs?.answersOf(pages) ?? {},
    tags,
    version: dataset.version,
    workbench: hasWorkbench(pages)
  };
  files.set("queries.md", galleryPage({...gallery, pictures: !preview}));
  if (hasDisputes(pages)) files.set("data/disputes.json", JSON.stringify(disputeGrounds(dataset)));
  files.set("data/things.json", JSON.stringify(thingPaths(dataset)));
  const search = searchFile(dataset, list, pages, {answers, tags, synonyms});
  // Where the rows are broken, what they lead to is not there.
  if (runs) checkSynonyms(synonyms, search, report);
  files.set("data/search.json", JSON.stringify(search));
}

/** Whether readers have a page on which they dispute rows. */
export const hasDisputes = (pages: Page[]) => pages.some(({path}) => path === "/dispute");

/** Whether readers have a workbench to open a question in. */
export const hasWorkbench = (pages: Page[]) => pages.some(({path}) => path === "/workbench");

// Pages that are made from the record show figures as written ones do.
function madePages(files: Made["files"]): ShownPage[] {
  return [...files]
    .filter(([path]) => path.endsWith(".md") && !path.startsWith("embed/"))
    .map(([path, text]) => ({
      file: path,
      path: `/${path.slice(0, -".md".length)}`,
      title: "",
      figures: figuresOf(String(text)),
      fences: []
    }));
}

const referencesText = memoize((sources: Dataset["sources"]) =>
  JSON.stringify(references(sources))
);
