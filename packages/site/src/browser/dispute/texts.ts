import {DisputeRefused} from "@cold-winter/data/dispute";
import {translator} from "@cold-winter/figure";
import {disputeTexts} from "@cold-winter/figure/texts";

/** Texts of disputes. */
export const say = translator("dispute", disputeTexts);

/** Says in a sentence why a dispute cannot be taken. */
export function refusal(error: unknown): string {
  const reason =
    error instanceof DisputeRefused
      ? say(`refused.${error.reason}`, error.values)
      : (error as Error).message;
  return say("refused", {reason});
}
