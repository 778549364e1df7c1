// Reads publishers' newest files and says what they would change; takes what was looked at, and gives it back.
import {parseArgs} from "node:util";
import {ProblemError, readDataset, type Dataset} from "@cold-winter/data";
import {loaderRecord, readLoaders, type LoaderFile} from "@cold-winter/data/loaders";
import {accept, decline, undo} from "../update/accept.js";
import {
  forget,
  namesIn,
  Places,
  readLock,
  writeCandidates,
  writeLock
} from "../update/candidates.js";
import {mergedTexts, movedFindings, problemsWith} from "../update/merge.js";
import {propose} from "../update/propose.js";
import {readRelease, unasked} from "../update/release.js";
import {updateReport, type Outcome} from "../update/report.js";

const {values, positionals} = parseArgs({
  options: {
    from: {type: "string"},
    smaller: {type: "boolean"},
    accept: {type: "boolean"},
    decline: {type: "string"},
    undo: {type: "boolean"}
  },
  allowPositionals: true
});
const [source] = positionals;
const places = new Places();
const loaders = await readLoaders();

try {
  if (positionals.length > 1) throw new Error("name one source, or none for all");
  if (values.accept) await acceptAll();
  else if (values.undo)
    for (const id of chosen(namesIn(places.accepted()), "was accepted, or all was given back"))
      tell(undo(places, id));
  else if (values.decline !== undefined)
    for (const id of chosen(namesIn(places.waiting()), "waits to be looked at"))
      tell(decline(places, id, values.decline));
  else await update();
} catch (error) {
  console.error((error as Error).message);
  if (!(error instanceof Error)) throw error;
  process.exitCode = 1;
}

async function acceptAll(): Promise<void> {
  for (const id of chosen(namesIn(places.waiting()), "waits to be looked at"))
    tell(await accept(places, id));
}

async function update(): Promise<void> {
  const asked = loaders.filter(({loader}) => isAsked(loader));
  if (!asked.length) throw new Error(unknown());
  if (values.from !== undefined && asked.length > 1)
    throw new Error(
      `--from gives one file: name one of ${asked.map(({loader}) => loader.id).join(", ")}`
    );
  const dataset = readDataset();
  if (dataset.problems.length) throw new ProblemError(dataset.problems);
  const outcomes: Outcome[] = [];
  for (const each of asked) {
    // What cannot be asked is passed over among all, and refused where it is named.
    const passed = values.from === undefined && !source ? unasked(each.loader) : "";
    outcomes.push(passed ? {loader: each.loader.id, passed} : await outcomeOf(each, dataset));
  }
  console.log(updateReport(outcomes));
  process.exitCode = outcomes.some(({refused}) => refused) ? 1 : 0;
}

async function outcomeOf(each: LoaderFile, dataset: Dataset): Promise<Outcome> {
  const {id} = each.loader;
  try {
    const read = await readRelease(each.loader, values.from);
    const rows = await each.loader.load(read.file, loaderRecord(dataset));
    const {[id]: locked} = readLock(places);
    const candidates = propose({...each, read, rows, dataset, locked, smaller: values.smaller});
    if (!candidates.changes.length) {
      forget(places.waiting(id));
      writeLock(places, id, {...locked, ...read.release, rows: rows.length});
      return {loader: id, candidates};
    }
    const texts = mergedTexts(dataset, candidates);
    const problems = await problemsWith(places.data, texts);
    const findings = problems.length ? null : await movedFindings(places.data, texts);
    writeCandidates(places.waiting(id), candidates);
    return {loader: id, candidates, problems, findings};
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {loader: id, refused: error.message.replace(new RegExp(`^${id}: `), "")};
  }
}

function isAsked({id, source: work}: LoaderFile["loader"]): boolean {
  return !source || source === id || source === work;
}

function chosen(names: string[], what: string): string[] {
  const found = names.filter((name) => {
    const loader = loaders.find((each) => each.loader.id === name)?.loader;
    return !source || name === source || loader?.source === source;
  });
  if (found.length) return found;
  const others = names.length ? `; of ${names.join(", ")} something does` : "";
  throw new Error(`nothing${source ? ` of ${source}` : ""} ${what}${others}`);
}

function unknown(): string {
  const names = [...new Set(loaders.map(({loader}) => loader.source))].join(", ");
  if (!names)
    return "there is no loader: a file of loaders/ exports a list of what reads publishers' files";
  return `no loader reads ${source ?? ""}: write one of ${names}; rows of other works are typed by hand`;
}

function tell(line: string): void {
  console.log(line);
}
