import {computeOutputs, type Outputs} from "../../loaders/outputs.js";

let promise: Promise<Outputs> | undefined;

/** Computes all outputs of the record, once for a test file. */
export function outputs(): Promise<Outputs> {
  return (promise ??= computeOutputs());
}
