import {escape} from "../templates/html.js";
import {siteAddress, type SiteAddress} from "./address.js";
import type {PageFacts} from "./page-head.js";

/** Lists a site's pages as https://www.sitemaps.org/protocol.html has it, which wants whole addresses. */
export function sitemap(files: string[], site: string, day: string): string {
  const urls = files.map(
    (file) =>
      `  <url><loc>${escape(encodeURI(siteAddress(file, site)))}</loc><lastmod>${day}</lastmod></url>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}

/** Lets every robot read everything (RFC 9309), and says where the list of pages is. */
export function robots(site: SiteAddress): string {
  const list = site === null ? "" : `\nSitemap: ${site}/sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${list}`;
}

/** What `llms.txt` tells of a notebook. */
export interface Overview {
  title: string;
  description: string;
  version: string;
  pages: PageFacts[];
  /** Other files worth reading: what each is called, its path, what it holds. */
  data: {title: string; file: string; description: string}[];
}

/** Tells a language model what a notebook holds and where, in the form of https://llmstxt.org. */
export function llms(
  {title, description, version, pages, data}: Overview,
  site: SiteAddress
): string {
  const line = (name: string, file: string, said: string) =>
    `- [${name.replace(/[[\]]/g, "")}](${siteAddress(file, site)})${said && `: ${said}`}`;
  return `# ${title}

> ${description}

Every row of the data names its sources, with the place in each, and says whether somebody saw it there. Ranges and rival
values are kept. Cite the data version with whatever is taken: this is ${version}.

## Pages

${pages.map((page) => line(page.title, page.file, page.description)).join("\n")}

## Data

${data.map((each) => line(each.title, each.file, each.description)).join("\n")}
`;
}

/** Returns the manifest of a site as an application (https://www.w3.org/TR/appmanifest/). */
export function manifest(
  {title, description}: {title: string; description: string},
  colours: {paper: string; accent: string},
  icons: {file: string; size: number}[]
): string {
  const described = {
    ...{name: title, short_name: title, description, lang: "en", dir: "ltr"},
    ...{id: "./", start_url: "./", scope: "./", display: "minimal-ui"},
    ...{background_color: colours.paper, theme_color: colours.accent},
    icons: icons.map(({file, size}) => ({
      ...{src: `./${file}`, sizes: `${size}x${size}`, type: "image/png"}
    }))
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
