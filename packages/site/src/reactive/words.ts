/** The words that Framework gives every cell, and the packages that each needs. */
export const frameworkWords: Record<string, string[]> = {
  ...Object.fromEntries(
    [
      ...["display", "view", "visibility", "invalidation", "now", "width", "dark", "resize"],
      ...["FileAttachment", "Generators", "Mutable", "Inputs", "document", "location", "globalThis"]
    ].map((name) => [name, []])
  ),
  _: ["lodash"],
  aq: ["arquero"],
  Arrow: ["apache-arrow"],
  d3: ["d3"],
  dot: ["@viz-js/viz"],
  duckdb: ["@duckdb/duckdb-wasm"],
  DuckDBClient: ["@duckdb/duckdb-wasm"],
  echarts: ["echarts"],
  htl: ["htl"],
  html: ["htl"],
  svg: ["htl"],
  L: ["leaflet"],
  mapboxgl: ["mapbox-gl"],
  mermaid: ["mermaid"],
  Plot: ["@observablehq/plot"],
  React: ["react"],
  ReactDOM: ["react-dom"],
  sql: ["@duckdb/duckdb-wasm"],
  SQLite: ["sql.js"],
  SQLiteDatabaseClient: ["sql.js"],
  tex: ["katex"],
  topojson: ["topojson-client"],
  vg: ["@uwdata/vgplot"],
  vl: ["vega-lite-api", "vega-lite", "vega"],
  ...Object.fromEntries(
    ["aapl", "alphabet", "cars", "citywages", "diamonds", "flare", "industries", "miserables"]
      .concat(["olympians", "penguins", "pizza", "weather"])
      .map((name) => [name, ["@observablehq/sample-datasets"]])
  )
};

/** Names that every browser has and Framework does not list among its globals. */
export const browserWords = new Set(
  [
    "AbortController AbortSignal addEventListener alert Atomics BroadcastChannel caches cancelIdleCallback",
    "clearImmediate CompressionStream confirm createImageBitmap CSS customElements CustomEvent DataTransfer",
    "DecompressionStream dispatchEvent DocumentFragment DOMParser DOMRect Element Event EventSource EventTarget",
    "FinalizationRegistry FormData getComputedStyle history HTMLElement Iterator indexedDB innerHeight innerWidth",
    "IntersectionObserver KeyboardEvent localStorage matchMedia MediaQueryList MessageChannel MouseEvent",
    "MutationObserver Node Notification OffscreenCanvas open Option origin parent PointerEvent postMessage prompt",
    "queueMicrotask ReadableStream removeEventListener Request requestIdleCallback ResizeObserver Response",
    "Range reportError scroll scrollTo screen self Selection sessionStorage SharedArrayBuffer structuredClone",
    "SVGElement Text TextDecoderStream TextEncoderStream TransformStream TreeWalker URLSearchParams WeakRef",
    "WebAssembly WritableStream XMLHttpRequest XMLSerializer AsyncFunction BigInt64Array BigUint64Array Audio"
  ].flatMap((line) => line.split(" "))
);

/** Packages that run only where compiling text into code is allowed. */
export const compiling = ["arquero", "vega", "vega-lite", "vega-lite-api"];
