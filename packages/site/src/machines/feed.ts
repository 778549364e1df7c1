import {createHash} from "node:crypto";
import {escape} from "../templates/html.js";
import {countsOf, type Accepted} from "../update/candidates.js";
import type {KeptRelease, Listed} from "./kept-release.js";
import {siteAddress, type SiteAddress} from "./address.js";

/** The notebook of a feed: its name, who made it, and its data as they are now. */
export interface FeedOf {
  title: string;
  authors: string[];
  version: string;
  asOf: string;
  /** How many rows its tables have. */
  rows: number;
  /** The page that shows a figure, by the figure's name. */
  pageOf: (figure: string) => string | null;
}

interface Entry {
  name: string;
  day: string;
  title: string;
  file: string;
  words: string;
}

/** What the feed tells: what changed by data version, and what was last taken from publishers. */
export interface FeedNews {
  releases: KeptRelease[];
  accepted: Accepted[];
}

/**
 * Returns an Atom feed (RFC 4287): an entry for each table with changed facts and each changed finding of a data version, and
 * for what was last taken from each publisher's file, the newest first.
 */
export function feed(of: FeedOf, {releases, accepted}: FeedNews, site: SiteAddress): string {
  const entries = [
    ...accepted.map(cameEntry),
    ...releases.flatMap((release) => [...findingEntries(of, release), ...factEntries(release)])
  ].toSorted((a, b) => b.day.localeCompare(a.day));
  const all = entries.length ? entries : [present(of)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${idOf(`${of.title} ${site ?? ""}`)}</id>
  <title>${escape(of.title)}: changed facts and findings</title>
  <updated>${moment(all[0]!.day)}</updated>
  <link rel="self" type="application/atom+xml" href="${escape(siteAddress("feed.xml", site))}"/>
  <link rel="alternate" type="text/html" href="${escape(siteAddress("index.html", site))}"/>
${of.authors.map((name) => `  <author><name>${escape(name)}</name></author>`).join("\n")}
${all.map((entry) => entryText(of, entry, site)).join("\n")}
</feed>
`;
}

function entryText(
  {title: notebook}: FeedOf,
  {name, day, title, file, words}: Entry,
  site: SiteAddress
): string {
  return `  <entry>
    <id>${idOf(`${notebook} ${name}`)}</id>
    <title>${escape(title)}</title>
    <updated>${moment(day)}</updated>
    <link rel="alternate" type="text/html" href="${escape(siteAddress(file, site))}"/>
    <content type="text">${escape(words)}</content>
  </entry>`;
}

function findingEntries({pageOf}: FeedOf, {versions, findings, day}: KeptRelease): Entry[] {
  return (findings ?? []).map(({figure, before, after}) => ({
    ...{name: `${versions.join(" ")} finding ${figure}`, day},
    title: `Finding ${after ? (before ? "changed" : "new") : "gone"}: ${figure.replaceAll("_", " ")}`,
    file: pageOf(figure) ?? "index.html",
    words: `Before: ${before || "none"}\nNow: ${after || "none"}\nData ${versions[1]}, since ${versions[0]}.`
  }));
}

function factEntries({versions, tables, day}: KeptRelease): Entry[] {
  return tables.map(({table, added, changed, removed}) => {
    const parts = [
      counted("added", added),
      counted("changed", changed),
      counted("removed", removed)
    ];
    return {
      ...{name: `${versions.join(" ")} table ${table}`, day},
      title: `Facts changed: ${table.replaceAll("_", " ")}`,
      file: `codebook.html#${table}`,
      words: `${parts.filter(Boolean).join("\n")}\nData ${versions[1]}, since ${versions[0]}.`
    };
  });
}

function counted(what: string, {rows, ids}: Listed): string {
  const more = rows > ids.length ? `, and ${rows - ids.length} more` : "";
  return rows ? `Rows ${what}: ${rows} (${ids.join(", ")}${more})` : "";
}

function cameEntry(accepted: Accepted): Entry {
  const {loader, source, table, said_by, release} = accepted;
  return {
    ...{name: `${loader} ${release.sha256}`, day: release.day, file: `sources.html#${source}`},
    title: `Taken from ${source}: ${countsOf(accepted)}`,
    words: `${said_by}. Rows of ${table.replaceAll("_", " ")}.`
  };
}

function present({version, asOf, rows}: FeedOf): Entry {
  const words = `${rows} rows, searched up to ${asOf}. No change since an earlier release is kept.`;
  return {name: "first", day: asOf, title: `Data ${version}`, file: "codebook.html", words};
}

const moment = (day: string) => `${day}T00:00:00Z`;

// A name that stays, whatever the site's address is: a UUID of version 8, made of a digest.
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
