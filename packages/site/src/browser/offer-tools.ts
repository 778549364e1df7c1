import type {ModelContext} from "./agent-tools.js";

/** Offers the record's tools where the browser takes any, by `document.modelContext`; elsewhere nothing is loaded. */
function offerTools(): void {
  const {modelContext} = document as {modelContext?: ModelContext};
  if (typeof modelContext?.registerTool !== "function") return;
  import("./agent-tools.js")
    .then(({registerTools}) => registerTools(modelContext))
    .catch(() => undefined);
}

offerTools();
