/** Returns the id under which a question of a name stands in the gallery. */
export function questionId(name: string): string {
  return `question-${name.replace(/[^\w-]+/g, "-")}`;
}
