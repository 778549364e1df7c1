import {engine, type EngineHost} from "@cold-winter/engine";

const host: EngineHost = {
  address: (path) => new URL(path, "https://notebook.example/"),
  ask: (path) => fetch(new URL(path, "https://notebook.example/")),
  noFile: (path) => new Error(`no such file: ${path}`),
  damaged: (path, cause) => new Error(`damaged file: ${path}`, {cause}),
  ended: (reason) => new Error(`engine ended: ${reason ?? "silent"}`)
};
export const count = async () =>
  (await engine({}, host)).query("SELECT count(*) AS cases FROM cases");
