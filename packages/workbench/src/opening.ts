import type {Question} from "@cold-winter/data";
import {choicesOf, findQuestion, firstQuestion} from "./questions.js";
import {decodeShared, type Shared} from "./share.js";
import {lastDraft} from "./browser-storage.js";
import {translate} from "./text.js";
import type {Draft} from "./draft.js";

/** What the workbench opens: a work, where it came from, and what to say of it. */
export interface Opening {
  draft: Draft;
  question: Question | null;
  shared: Shared | null;
  /** Whether the work is the reader's own draft. */
  unsaved: boolean;
  note: string | null;
}

/**
 * Finds what an address asks for: a shared query, a named question, a fenced one, else the draft of last time, else
 * the example. Never throws: what is wrong with the address becomes a note.
 */
export async function openAddress(hash: string, search: string): Promise<Opening> {
  try {
    if (/^#s\d+\./.test(hash))
      return await openShared(decodeShared(hash.slice(1)), translate("link.shared"));
    const name = /^#(?:query|fence)=(.*)$/s.exec(hash)?.[1];
    if (name !== undefined) return await openQuestion(decodeURIComponent(name), search);
    if (hash.length > 1 && !/^#[\w-]{0,60}$/.test(hash)) throw new Error(translate("link.unknown"));
  } catch (error) {
    return {...(await openOwn()), note: translate("link.bad", {reason: (error as Error).message})};
  }
  return openOwn();
}

/** Opens what a link or file holds. */
export async function openShared(shared: Shared, note: string): Promise<Opening> {
  const {sql, choices, chart, origin} = shared;
  const question = await findQuestion(origin);
  return {
    draft: {sql, choices, chart, origin: question && origin},
    question,
    shared,
    unsaved: false,
    note
  };
}

async function openQuestion(name: string, search: string): Promise<Opening> {
  const question = await findQuestion(name);
  if (!question) throw new Error(translate("origin.unknown", {name: name.slice(0, 80)}));
  const asked = Object.fromEntries(new URLSearchParams(search));
  return {draft: draftOf(question, asked), question, shared: null, unsaved: false, note: null};
}

/** Returns the work that a question begins with. */
export function draftOf(question: Question, asked: Record<string, string> = {}): Draft {
  const without = asked["without"];
  const choices = {...choicesOf(question, asked), ...(without && {without: without.slice(0, 200)})};
  return {sql: question.sql, choices, chart: null, origin: question.name};
}

async function openOwn(): Promise<Opening> {
  const draft = lastDraft();
  const question = draft ? await findQuestion(draft.origin) : await firstQuestion();
  if (draft) return {draft, question, shared: null, unsaved: true, note: null};
  const empty = {sql: "", choices: {}, chart: null, origin: null};
  return {
    draft: question ? draftOf(question) : empty,
    question,
    shared: null,
    unsaved: false,
    note: null
  };
}
