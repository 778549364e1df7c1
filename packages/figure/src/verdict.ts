import {text, type TextName} from "./catalogue.js";

/** The verdicts of a ledger, in the order in which they are shown. */
export const verdicts = ["supported", "partly", "contradicted", "not_checkable"];

/** Returns the words for a verdict. */
export function verdictName(verdict: string): string {
  return text(`verdict.${verdict}` as TextName);
}

/** Returns the colour of a verdict; a sign goes with it wherever it is used. */
export function verdictColor(verdict: string): string {
  return `var(--verdict-${verdict.replace("_", "-")})`;
}
