import {text} from "@cold-winter/figure";

const escapes: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
const escape = (words: string) => words.replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** Answers for a page that was not kept, where the host does not answer: says so, and leads to those that were. */
export function missingPage(root: string, pages: string[]): Response {
  const links = pages
    .sort()
    .map(
      (page) =>
        `<li><a href="${escape(root + page)}">${escape(page.replace(/\.html$/, ""))}</a></li>`
    );
  const html = `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${text("offline.title")}</title>
<main style="max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 17px/1.5 system-ui, sans-serif">
<h1>${text("offline.title")}</h1><p>${text(links.length ? "offline.missing" : "offline.nothing")}</p><ul>${links.join("")}</ul></main></html>`;
  return new Response(html, {status: 503, headers: {"content-type": "text/html; charset=utf-8"}});
}
