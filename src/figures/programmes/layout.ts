import type {RenderContext, Case} from "@cold-winter/figure";
import {compared, firstOf, year, zeroOf, type Happening} from "./happening.js";

/** One line of the drawing: a field of the programme, or a kind of stretch, in one case. */
export interface Lane {
  domain: string;
  case: Case;
  /** Place of the case in its domain. */
  at: number;
}

/** Where everything stands. */
export interface Layout {
  wide: boolean;
  axis: "since" | "calendar" | "length";
  domains: string[];
  lanes: Lane[];
  /** Where a day stands on the axis of a case: in years, or in parts of the way to the milestone. */
  place: (day: Date, id: string) => number;
  laneOf: (row: Happening) => Lane;
}

const order = [
  ...["hardship", "upheaval", "pressure", "help"],
  ...[
    "device",
    "material",
    "missile",
    "submarine",
    "satellite",
    "aircraft",
    "organisation",
    "policy"
  ]
];

const rank = (domain: string) => (order.includes(domain) ? order.indexOf(domain) : order.length);

/** Lays out the lanes of all domains that have rows, stretches first. */
export function layoutOf(rows: Happening[], renderContext: RenderContext): Layout {
  const axis = renderContext.selections["axis"] as Layout["axis"];
  const domains = [...new Set(rows.map(({domain}) => domain))].sort((a, b) => rank(a) - rank(b));
  const lanes = domains.flatMap((domain) =>
    compared(renderContext).map((each, at) => ({domain, case: each, at}))
  );
  const zeros = new Map(
    compared(renderContext).map(({id}) => [id, middle(zeroOf(rows, id, renderContext))])
  );
  const firsts = new Map(
    compared(renderContext).map(({id}) => [id, +(firstOf(rows, id)?.from_day ?? 0)])
  );
  return {
    ...{wide: renderContext.width > 500, axis, domains, lanes},
    place: (day, id) => {
      if (axis === "calendar") return 1970 + +day / year;
      const [zero, first] = [zeros.get(id) ?? 0, firsts.get(id)!];
      return axis === "length" ? (100 * (+day - first)) / (zero - first) : (+day - zero) / year;
    },
    laneOf: (row) => lanes.find((lane) => lane.domain === row.domain && lane.case.id === row.case)!
  };
}

function middle(row: Happening | undefined): number {
  return row ? (+row.from_day + +row.to_day) / 2 : 0;
}
