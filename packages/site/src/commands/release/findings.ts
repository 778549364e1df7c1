import {figureState, figureWords} from "@cold-winter/figure/drawing";
import {figureInput} from "../../build/bake.js";
import type {Outputs} from "../../outputs/outputs.js";
import {figureNames} from "../../pages/questions.js";

/** A finding of a figure that reads otherwise, an empty text where there was or is none. */
export interface ChangedFinding {
  figure: string;
  before: string;
  after: string;
}

/** Returns the findings of all figures for the default choices, by figure; none of those that cannot be answered. */
export async function findings(outputs: Outputs): Promise<Map<string, string>> {
  const sentences = new Map<string, string>();
  for (const name of figureNames()) {
    try {
      const input = await figureInput(name, outputs);
      const {rows, context} = figureState(input);
      const {finding, detail} = figureWords(input.spec, rows, context);
      sentences.set(name, [finding, detail].filter(Boolean).join(" "));
    } catch {
      // Facts of another time may lack what a question of today asks for: its finding counts as new.
    }
  }
  return sentences;
}

/** Returns what two states of the notebook say otherwise: findings of figures, and what is judged of statements. */
export async function changedFindings(before: Outputs, after: Outputs): Promise<ChangedFinding[]> {
  const [old, now] = [await findings(before), await findings(after)];
  return differences(new Map([...old, ...verdicts(before)]), new Map([...now, ...verdicts(after)]));
}

/** Returns the sentences that two lists by name say otherwise. */
export function differences(
  before: Map<string, string>,
  after: Map<string, string>
): ChangedFinding[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((figure) => ({figure, before: before.get(figure) ?? "", after: after.get(figure) ?? ""}))
    .filter((each) => each.before !== each.after);
}

function verdicts({dataset}: Outputs): [name: string, sentence: string][] {
  return dataset.ledgerVerdicts.verdicts.map(({statement, lens, checked, verdict, says}) => [
    `${statement} (${lens}, ${checked})`,
    says ? `${verdict}: ${says}` : verdict
  ]);
}
