import {text} from "./catalogue.js";

/** Says in plain words why a file of the site did not come: by the status of its answer, null where there was none. */
export function noFile(path: string, status: number | null): Error {
  if (status === 409) return new Error(text("file.outdated"));
  if (status !== null) return new Error(text("file.missing", {path, status}));
  return new Error(text(navigator.onLine ? "file.unreachable" : "file.offline", {path}));
}

/** Says that a file of the site came cut short or altered. */
export function damaged(path: string, cause?: unknown): Error {
  return new Error(text("file.damaged", {path}), {cause});
}
