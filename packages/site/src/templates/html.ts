import type {Cell} from "@cold-winter/data/shared";

/** Writes text so that neither HTML nor Framework's Markdown reads anything in it, on one line. */
export function escape(text: string): string {
  return text.replace(/[&<>"{}$`\n]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Writes a text of the chrome with its name in the catalogue, so that the page can say it anew in another language. */
export function localizedSpan(
  name: string,
  words: string,
  values?: Record<string, string>
): string {
  const given = values ? ` data-values="${escape(JSON.stringify(values))}"` : "";
  return `<span data-text="${name}"${given}>${escape(words)}</span>`;
}

/** Writes a cell of an answer for readers: numbers to so many significant digits, a dash where there is nothing. */
export function cellText(cell: Cell, digits: number): string {
  if (cell === null) return "–";
  if (Array.isArray(cell)) return cell.map((item) => cellText(item, digits)).join(", ");
  return typeof cell === "number" ? String(Number(cell.toPrecision(digits))) : String(cell);
}

/** Writes a name of data as words. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** Links to a file that readers take away. `external` keeps Framework from copying it under another name. */
export function download(file: string, label: string): string {
  return `<a href="./download/${file}" rel="external" download>${label}</a>`;
}

/** Begins a text with a capital and ends it with a full stop. */
export function sentence(text: string): string {
  return text && `${text[0]!.toUpperCase()}${text.slice(1).replace(/\.?$/, ".")}`;
}

/** Writes a table of names and their meanings under a heading and a sentence. */
export function columnsTable(
  id: string,
  title: string,
  text: string,
  heads: string[],
  rows: {name: string; meaning: string}[],
  tag = "code"
): string {
  const cells = rows.map(
    ({name, meaning}) =>
      `<tr><th scope="row"><${tag}>${escape(name)}</${tag}></th><td>${escape(meaning)}</td></tr>`
  );
  return `<h3 id="${id}">${escape(title)}</h3>
<p>${escape(text)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${escape(title)}"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${cells.join("\n")}
</tbody></table></div>`;
}
