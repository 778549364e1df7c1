import {groupBy} from "@cold-winter/data/shared";
import {localizedSpan} from "../build/localized-span.js";
import {escape, words} from "../templates/html.js";
import {letters, linkTo} from "./html.js";
import type {ThingRecord} from "./record.js";
import type {Thing, ThingKind} from "./things.js";

/** Returns what says which things stood before and after a thing: of its case, of its kind there, of its kind. */
export function neighboursPart(record: ThingRecord): (kind: ThingKind, thing: Thing) => string {
  const dated = record.things.kinds.flatMap(({things}) => things.filter(({from}) => from));
  const around = groupBy(
    dated.flatMap((thing) => groupsOf(record, thing).map(({key}) => ({key, thing}))),
    ({key}) => key
  );
  return (kind, thing) => {
    const seen = new Set<string>();
    const lines = groupsOf(record, thing).flatMap(({key, label}) => {
      const all = (around.get(key) ?? []).map((each) => each.thing);
      const at = all.indexOf(thing);
      const [before, after] = [all[at - 1], all[at + 1]];
      const same = `${before?.path ?? ""} ${after?.path ?? ""}`;
      if (at < 0 || all.length < 2 || seen.has(same)) return [];
      seen.add(same);
      const parts = [
        before && `<span>${localizedSpan("thing.before")} ${linkTo(before)}</span>`,
        after && `<span>${localizedSpan("thing.after")} ${linkTo(after)}</span>`
      ];
      return [
        `<p class="around"><b>${label || escape(kind.name)}</b> <small>${at + 1} / ${all.length}</small> ${parts.filter(Boolean).join(" ")}</p>`
      ];
    });
    return lines.length ? `${lines.join("\n")}\n` : "";
  };
}

function groupsOf(record: ThingRecord, thing: Thing): {key: string; label: string}[] {
  const {table, case: own, kind} = thing;
  const name = letters(record.caseName(thing));
  const sort = kind === null ? "" : letters(words(kind));
  const group = (parts: (string | null)[], labels: string[]) => ({
    key: [table, ...parts].join("\0"),
    label: labels.filter(Boolean).join(", ")
  });
  return [
    ...(own ? [group([own], [name])] : []),
    ...(own && kind ? [group([own, kind], [name, sort])] : []),
    ...(kind ? [group(["", kind], [sort])] : []),
    ...(own || kind ? [] : [group([], [])])
  ];
}
