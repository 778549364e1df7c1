/** Why a dispute cannot be taken: a name of a sentence in the catalogues. */
export type Reason =
  | "json"
  | "kind"
  | "version"
  | "long"
  | "markup"
  | "hidden"
  | "missing"
  | "text"
  | "number"
  | "reversed"
  | "empty"
  | "locator"
  | "key"
  | "source"
  | "known"
  | "work"
  | "address"
  | "family"
  | "grade"
  | "seen"
  | "type"
  | "table"
  | "row"
  | "field"
  | "value";

/** A dispute that cannot be taken, with what the sentence about it names. */
export class DisputeRefused extends Error {
  override name = "DisputeRefused";

  constructor(
    readonly reason: Reason,
    readonly values: Record<string, string> = {}
  ) {
    super([reason, ...Object.values(values)].join(": "));
  }
}
