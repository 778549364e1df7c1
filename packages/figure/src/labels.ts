let labels: Record<string, string> = {};
let speaks = "en";

/** Speaks the labels of the notebook's own choices in another language from now on; what is missing stays English. */
export function setLabels(language: string, own: Record<string, string>): void {
  labels = own;
  speaks = language;
}

/**
 * Returns a label of the notebook's in the language of the page. Of one that is made of parts, as `Milestone (1964)` or
 * `Case: year 0`, each part that has words is said in it.
 */
export function localLabel(english: string): string {
  if (Object.keys(labels).length === 0) return english;
  const whole = labels[english];
  if (whole !== undefined) return whole;
  if (plainDay.test(english)) return dayText(english);
  const open = lastBracket(english);
  if (open > 0)
    return `${localLabel(english.slice(0, open - 1))} (${localLabel(english.slice(open + 1, -1))})`;
  const [, before, after] = /^(.+): (.+)$/.exec(english) ?? [];
  return before === undefined ? english : `${localLabel(before)}: ${localLabel(after!)}`;
}

// Where the bracket opens that a label ends with; below zero where it ends with none.
function lastBracket(label: string): number {
  if (!label.endsWith(")")) return -1;
  let depth = 0;
  for (let at = label.length - 1; at > 0; at--) {
    if (label[at] === ")") depth++;
    else if (label[at] === "(" && --depth === 0) return label[at - 1] === " " ? at : -1;
  }
  return -1;
}

const plainDay = /^(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}$/;

function dayText(words: string): string {
  const day = /^\d{1,2} /.test(words) ? ({day: "numeric"} as const) : {};
  const own = new Intl.DateTimeFormat(speaks, {
    year: "numeric",
    month: "long",
    ...day,
    timeZone: "UTC"
  });
  return own.format(new Date(`${words} UTC`));
}
