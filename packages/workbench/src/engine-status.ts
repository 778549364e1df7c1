import {write} from "@cold-winter/figure";
import type {EngineState} from "./session.js";
import {translate} from "./text.js";
import type {View} from "./view.js";

/** Says what the engine does; once it is ready, what the result in sight took. */
export function tellEngine(
  {status, buttons}: Pick<View, "status" | "buttons">,
  state: EngineState,
  summary?: string
): void {
  if (state.kind === "loading")
    write(status, translate("engine.loading", {percent: Math.round(state.share * 100)}));
  else if (state.kind === "failed")
    write(status, translate("engine.failed", {reason: state.reason}));
  else if (state.kind === "ready") write(status, summary ?? translate("engine.ready"));
  else write(status, translate(`engine.${state.kind}`));
  buttons.stop.disabled = state.kind !== "running" && state.kind !== "loading";
}
