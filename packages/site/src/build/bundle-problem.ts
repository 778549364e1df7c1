import {ProblemError} from "@cold-winter/data";
import {importFault} from "./renamed.js";

/** One fault as rolldown or esbuild tells it. */
interface Fault {
  message?: string;
  text?: string;
  id?: string;
  loc?: {file?: string; line: number};
  location?: {file: string; line: number} | null;
}

/** Turns what a bundler throws into problems, each with its file and line. */
export function bundleProblem(error: unknown): ProblemError {
  const {errors, message} = error as {errors?: Fault[]} & Error;
  return new ProblemError(
    (errors ?? [{message}]).map((fault) => {
      const place = fault.loc ?? fault.location ?? undefined;
      const text = fault.message ?? fault.text ?? "";
      return {
        file: (place?.file ?? fault.id ?? "src/figures").replace(`${process.cwd()}/`, ""),
        line: place?.line ?? 1,
        ...(importFault(text) ?? {message: text.split("\n")[0]!, remedy: "mend the code"})
      };
    })
  );
}
