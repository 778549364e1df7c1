import {parseFragment, type DefaultTreeAdapterTypes} from "parse5";
import {escape} from "../templates/html.js";
import {siteAddress, type SiteAddress} from "./address.js";

/** What a page tells programs of itself. */
export interface PageFacts {
  /** Its file, below the root of the site. */
  file: string;
  title: string;
  description: string;
  /** Its picture, below the root. */
  card: string | null;
}

/** What pages of one notebook share. */
export interface HeadSite {
  /** The notebook's title. */
  name: string;
  site: SiteAddress;
  kind?: "website" | "article";
}

const longest = 200;

/** Cuts a text between two words where it is longer than programs show. */
export function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}

/** Writes what the head of a page says of it: description, address, and the card that other sites show for a link to it. */
export function pageHead(
  {file, title, description, card}: PageFacts,
  {name, site, kind = "website"}: HeadSite
): string {
  const said = escape(shortened(description));
  const address = escape(siteAddress(file, site, file));
  const own = site === null ? `./${file.split("/").at(-1)!}` : address;
  const picture = card === null ? null : escape(siteAddress(card, site, file));
  return [
    `<link rel="canonical" href="${own}">`,
    `<meta name="description" content="${said}">`,
    ...Object.entries({
      ...{type: kind, site_name: escape(name), title: escape(title), description: said},
      ...(site === null ? {} : {url: address}),
      ...(picture && {image: picture}),
      ...(picture &&
        kind === "website" && {
          "image:alt": escape(title),
          "image:width": cardSize.width,
          "image:height": cardSize.height
        })
    }).map(([property, content]) => `<meta property="og:${property}" content="${content}">`),
    `<meta name="twitter:card" content="${picture ? "summary_large_image" : "summary"}">`
  ].join("\n");
}

/** The size of a card's picture, in pixels, as sites that show cards advise. */
export const cardSize = {width: 1200, height: 630};

/** Writes what the head of every page says of the site: its feed, and how it is kept as an application. */
export function siteHead(file: string, name: string): string {
  const up = "../".repeat(file.split("/").length - 1) || "./";
  return `<link rel="alternate" type="application/atom+xml" title="${escape(name)}" href="${up}feed.xml">
<link rel="manifest" href="${up}site.webmanifest">`;
}

/** Returns the first sentence or two of a built page's prose, and its title without the notebook's; null where there is no prose. */
export function readBuilt(html: string): {title: string; lead: string | null} {
  const title = /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? "";
  const prose = html.slice(html.search(/<\/h1>/)).matchAll(/<p>([\s\S]*?)<\/p>/g);
  for (const [, inner] of prose) {
    const lead = plain(inner!);
    if (lead.length >= 40) return {title: plain(title).replace(/ \| [^|]*$/, ""), lead};
  }
  return {title: plain(title).replace(/ \| [^|]*$/, ""), lead: null};
}

function plain(html: string): string {
  const words = textOf(parseFragment(html));
  return words
    .replace(/\s*\[\d+(?:, [^\]]*)?\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
