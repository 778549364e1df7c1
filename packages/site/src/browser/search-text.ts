/** Writes text as search compares it: small letters, marks off Latin letters, letters and digits of any width as one. */
export function foldedText(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter[0]!)
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}
