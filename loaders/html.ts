/** Writes text so that neither HTML nor Framework's Markdown reads anything in it, on one line. */
export function escape(text: string): string {
  return text.replace(/[&<>"{}$`\n]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Writes a name of data as words. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** Links to a file that readers take away. `external` keeps Framework from copying it under another name. */
export function download(file: string, label: string): string {
  return `<a href="./download/${file}" rel="external" download>${label}</a>`;
}
