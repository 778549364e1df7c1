import * as Plot from "@observablehq/plot";
import {halo, noun, plainNumber, plainRange} from "@cold-winter/figure";
import {inward, type Frame, type Layout} from "./frame.js";
import {middle, type Mark} from "./mark.js";
import {spot} from "./names.js";

/** Writes what carries the picture: the last count of warheads, the first and last income, the famine, the stretches. */
export function amountNames(frame: Frame, layout: Layout): Plot.Markish {
  const inside = (row: Mark) => middle(row) >= layout.from && middle(row) <= layout.to;
  const own = (layer: string) => frame.rows.filter((row) => row.layer === layer && inside(row));
  return Plot.marks(
    stockName(frame, layout, own("arsenal")),
    incomeNames(frame, layout, own("income")),
    famineNames(frame, layout),
    laneNames(frame, layout)
  );
}

/** Writes a count with its range and the unit; that it is the least where no more is said. */
export function stockWords({low, best, high, open_ended}: Mark): string {
  const [least, most] = [low ?? best!, high ?? best!];
  const range = plainRange(least, most, 0);
  return `${open_ended ? "at least " : ""}${range} ${noun(range, "warhead")}`;
}

function stockName(frame: Frame, layout: Layout, rows: Mark[]): Plot.Markish {
  const last = rows.at(-1);
  if (!last) return null;
  const near = rows.filter(({x}) => x! > last.x! - 5);
  const top = Math.max(...near.map(({high, best}) => high ?? best!)) * layout.scale;
  const {tall, to} = layout;
  const [x, y] = tall
    ? [frame.at(0, frame.zones.stock + 2)[0], layout.end + 23]
    : frame.at(Math.min(to, last.x_to!), frame.zones.stock + top + 9);
  return Plot.text([{text: stockWords(last), x, y}], {
    ...{...spot, ...halo, fontWeight: 700, fill: frame.color, fontSize: layout.type.stock},
    textAnchor: inward(frame, layout)
  });
}

function incomeNames(frame: Frame, layout: Layout, rows: Mark[]): Plot.Markish {
  const {tall, start, to} = layout;
  const anchors = tall ? ["middle", "middle"] : ["start", "end"];
  const words = [rows[0], rows.at(-1)].flatMap((row, at) => {
    if (!row || (at === 1 && rows.length < 2)) return [];
    // Where time runs down, words would stand on it unless it ends with the picture.
    if (tall && at === 1 && row.x_to! < to - 2) return [];
    const [x, y] = frame.at(middle(row), frame.rise(row.best!));
    const above = tall && at === 0 ? Math.min(y, start) : y;
    const text = `$${plainNumber(row.best!)}`;
    return [{text, x, y: tall && at === 1 ? y + 9 : above - 9, textAnchor: anchors[at]!}];
  });
  return Plot.marks(
    ...words.map((each) =>
      Plot.text([each], {
        ...{...spot, fontSize: layout.type.income, fillOpacity: 0.85},
        textAnchor: each.textAnchor as "start" | "middle" | "end"
      })
    )
  );
}

function famineNames(frame: Frame, layout: Layout): Plot.Markish {
  const {from, to, tall} = layout;
  const {zones, side} = frame;
  const seen = frame.rows.filter(
    ({layer, x, x_to}) => layer === "famine" && Math.min(to, x_to!) - Math.max(from, x!) > 1.5
  );
  const out = side < 0 ? zones.income - 24 : zones.stock + 14;
  const words = seen.map((row) => {
    const [begun, over] = [Math.max(from, row.x!), Math.min(to, row.x_to!)];
    const [x, y] = tall
      ? frame.at(begun + 0.3, zones.income - 6)
      : frame.at((begun + over) / 2, out);
    const [begin, end] = [row.from_day!.getUTCFullYear(), row.to_day!.getUTCFullYear()];
    return {text: `Famine\n${begin}–${String(end).slice(2)}`, x, y};
  });
  const anchors = tall
    ? ({lineAnchor: "top", textAnchor: side < 0 ? "start" : "end"} as const)
    : ({lineAnchor: "middle", textAnchor: "middle"} as const);
  return Plot.text(words, {
    ...{...spot, ...anchors, fontSize: layout.type.famine, fontWeight: 600, lineHeight: 1.2}
  });
}

function laneNames(frame: Frame, layout: Layout): Plot.Markish {
  const {from, to, tall, lane} = layout;
  const words = frame.lanes.flatMap((own, at) =>
    own.flatMap((row) => {
      const out = frame.zones.lanes + at * (lane + 2) + lane / 2;
      const [a, b] = [
        frame.at(Math.max(from, row.x!), out),
        frame.at(Math.min(to, row.x_to!), out)
      ];
      const room = tall ? (b[1] - a[1]) / 5 : (b[0] - a[0]) / 5.9;
      const since = row.x! < from ? `, from ${row.from_day!.getUTCFullYear()}` : "";
      const long = `${row.title}${row.open_ended ? ", to this day" : since}`;
      const text = [long, row.title].find((each) => each.length + 1 < room);
      const [x, y] = tall ? [a[0], a[1] + 5] : [a[0] + 5, a[1]];
      return text ? [{text, x, y}] : [];
    })
  );
  return Plot.text(words, {
    ...{...spot, textAnchor: "start", fontSize: layout.type.lane, rotate: tall ? 90 : 0}
  });
}
