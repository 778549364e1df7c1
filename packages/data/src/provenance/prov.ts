import type {LineageFile, LineageNode} from "./lineage.js";

type Attributes = Record<string, unknown>;

/** A document of PROV-JSON, as far as these have it. */
export interface ProvDocument {
  prefix: Record<string, string>;
  entity: Record<string, Attributes>;
  activity: Record<string, Attributes>;
  agent: Record<string, Attributes>;
  used: Record<string, Attributes>;
  wasGeneratedBy: Record<string, Attributes>;
  wasAssociatedWith: Record<string, Attributes>;
  wasAttributedTo: Record<string, Attributes>;
  wasDerivedFrom: Record<string, Attributes>;
}

const prefixes = ["query", "row", "reading", "work", "voice", "answer", "asking", "notebook"];
const kinds = {
  row: "Row",
  reading: "Reading",
  work: "Work",
  query: "Plan",
  voice: "Agent"
} as const;

/**
 * Writes a lineage as PROV-JSON, the W3C member submission of 24 April 2013: rows, readings and works are entities, the
 * question is a plan, whoever made a number is an agent. `root` is where the site is published, or a name that stands for it.
 */
export function provDocument(
  nodes: LineageNode[],
  {query, notebook, version}: Pick<LineageFile, "query" | "notebook" | "version">,
  root: string
): ProvDocument {
  const document: ProvDocument = {
    prefix: Object.fromEntries(prefixes.map((name) => [name, `${root}#${name}/`])),
    ...{entity: {}, activity: {}, agent: {}, used: {}, wasGeneratedBy: {}},
    ...{wasAssociatedWith: {}, wasAttributedTo: {}, wasDerivedFrom: {}}
  };
  const name = local(query.name);
  const [answer, asking, own] = [`answer:${name}`, `asking:${name}`, "notebook:record"];
  document.entity[answer] = {"prov:label": query.title, "notebook:version": version};
  document.activity[asking] = {"prov:label": query.title};
  document.agent[own] = {
    "prov:type": qualified("prov:SoftwareAgent"),
    "prov:label": `${notebook}, data ${version}`
  };
  document.wasGeneratedBy["_:answered"] = {"prov:entity": answer, "prov:activity": asking};
  document.wasAssociatedWith["_:asked"] = {
    "prov:activity": asking,
    "prov:agent": own,
    "prov:plan": idOf(`query:${query.name}`)
  };
  let count = 0;
  for (const node of nodes) {
    const {layer, label, about, checked, rests} = node;
    const id = idOf(node.id);
    const type = qualified(layer === "query" ? "prov:Plan" : `notebook:${kinds[layer]}`);
    const attributes = {
      ...{"prov:label": label, "prov:type": type},
      ...(about.length && {"notebook:about": about}),
      ...(checked !== null && {"notebook:checked": checked})
    };
    (layer === "voice" ? document.agent : document.entity)[id] = attributes;
    for (const each of rests) {
      const other = idOf(each);
      const key = `_:r${++count}`;
      if (each.startsWith("voice:"))
        document.wasAttributedTo[key] = {"prov:entity": id, "prov:agent": other};
      else if (layer === "query") {
        document.used[key] = {"prov:activity": asking, "prov:entity": other};
        document.wasDerivedFrom[key] = derived(answer, other);
      } else document.wasDerivedFrom[key] = derived(id, other);
    }
  }
  return document;
}

const derived = (from: string, to: string) => ({
  "prov:generatedEntity": from,
  "prov:usedEntity": to
});
const qualified = (name: string) => ({$: name, type: "prov:QUALIFIED_NAME"});

// A local name holds the letters that a qualified name may have.
const local = (text: string) => encodeURIComponent(text).replaceAll("%", "-");

function idOf(id: string): string {
  const at = id.indexOf(":");
  return `${id.slice(0, at)}:${local(id.slice(at + 1))}`;
}
