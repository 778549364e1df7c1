import type {Dataset} from "@cold-winter/data";
import {nearest} from "@cold-winter/data/shared";
import type {Ask, Kind, Fields} from "./kind.js";

/** Puts a question to the author and returns what was typed. */
export type Question = (text: string) => Promise<string>;

/** What is to be begun: a kind, a name and what was told of it. */
export interface Order {
  kind: string;
  name: string;
  told: Fields;
}

/**
 * Completes an order: asks for what is missing where there is somebody to ask, takes what is usual where there is nobody.
 * Throws an Error of one line where an answer is wrong or missing.
 */
export async function complete(
  {kind: given, name: called, told}: Partial<Order>,
  kinds: Record<string, Kind>,
  dataset: Dataset,
  ask?: Question
): Promise<Order & {made: Kind}> {
  const list = Object.entries(kinds).map(([name, {what}]) => `${name.padEnd(10)}${what}`);
  const kind = await answerOf(
    {...kindAsk(kinds), question: `${list.join("\n")}\nWhich`},
    given,
    ask
  );
  const made = kinds[kind]!;
  const wrongName = (name: string) =>
    made.pattern.test(name) ? undefined : `not a name for a ${kind}: ${name} (${made.form})`;
  const name = await answerOf(
    {name: "NAME", question: `Its name (${made.form})`, wrong: wrongName},
    called,
    ask
  );
  const answers: Fields = {};
  for (const each of made.asks) {
    if (each.when && !each.when({...told, ...answers})) continue;
    const usual = each.usual?.(answers, name, dataset);
    const options = each.options?.(dataset);
    const wrong = (answer: string) =>
      wrongOption(each.name, answer, options) ?? each.wrong?.(answer, dataset);
    answers[each.name] = await answerOf(
      {name: `--${each.name}`, question: each.question, usual, options, wrong},
      told?.[each.name],
      each.flag ? undefined : ask
    );
  }
  return {kind, name, told: answers, made};
}

interface Wanted extends Pick<Ask, "name" | "question"> {
  usual?: string;
  options?: readonly string[];
  wrong: (answer: string) => string | undefined;
}

function kindAsk(kinds: Record<string, Kind>): Omit<Wanted, "question"> {
  const names = Object.keys(kinds);
  return {name: "KIND", wrong: (kind) => wrongOption("kind", kind, names)};
}

function wrongOption(
  name: string,
  answer: string,
  options?: readonly string[]
): string | undefined {
  if (!options || options.includes(answer)) return undefined;
  const near = nearest(answer, options);
  return `no such ${name}: ${answer} (${near ? `did you mean ${near}?` : `use one of ${options.join(", ")}`})`;
}

async function answerOf(
  {name, question, usual, options, wrong}: Wanted,
  given?: string,
  ask?: Question
): Promise<string> {
  if (given !== undefined || !ask) {
    const answer = given ?? usual;
    if (answer === undefined)
      throw new Error(`${name} is missing: ${question.split("\n").at(-1)!.toLowerCase()}`);
    const fault = wrong(answer);
    if (fault) throw new Error(fault);
    return answer;
  }
  const choices = options && options.length <= 12 ? ` [${options.join(", ")}]` : "";
  for (let hint = ""; ;) {
    const typed = (await ask(`${hint}${question}${choices}${usual ? ` (${usual})` : ""}: `)).trim();
    const answer = typed === "" ? usual : typed;
    const fault = answer === undefined ? "an answer is needed" : wrong(answer);
    if (answer !== undefined && !fault) return answer;
    hint = `${fault ?? ""}\n`;
  }
}
