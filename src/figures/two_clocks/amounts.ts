import * as Plot from "@observablehq/plot";
import {plainNumber, plainRange} from "@cold-winter/figure";
import type {Frame, Layout} from "./frame.js";
import {middle, type Mark} from "./mark.js";
import {halo, spot} from "./names.js";

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
  return `${open_ended ? "at least " : ""}${range} ${range === "1" ? "warhead" : "warheads"}`;
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
    ...{...spot, ...halo, fontWeight: 700, fill: frame.color, fontSize: tall ? 11 : 13},
    textAnchor: tall && frame.side > 0 ? "start" : "end"
  });
}

function incomeNames(frame: Frame, {tall, start, to}: Layout, rows: Mark[]): Plot.Markish {
  const words = [rows[0], rows.at(-1)].flatMap((row, at) => {
    if (!row || (at === 1 && rows.length < 2)) return [];
    // Where time runs down, words would stand on it unless it ends with the picture.
    if (tall && at === 1 && row.x_to! < to - 2) return [];
    const [x, y] = frame.at(middle(row), frame.rise(row.best!));
    const beyond = at === 0 ? Math.min(y - 9, start - 9) : y + 9;
    return [{text: `$${plainNumber(row.best!)}`, x, y: tall ? beyond : y - 9, at}];
  });
  return Plot.marks(
    ...words.map((each) =>
      Plot.text([each], {
        ...{...spot, fontSize: tall ? 10 : 11.5, fillOpacity: 0.85},
        textAnchor: tall ? "middle" : each.at ? "end" : "start"
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
  const words = seen.map((row) => {
    const [begun, over] = [Math.max(from, row.x!), Math.min(to, row.x_to!)];
    const out = tall ? zones.income - 6 : side < 0 ? zones.income - 24 : zones.stock + 14;
    const [x, y] = frame.at(tall ? begun + 0.3 : (begun + over) / 2, out);
    const [begin, end] = [row.from_day!.getUTCFullYear(), row.to_day!.getUTCFullYear()];
    return {text: `Famine\n${begin}–${String(end).slice(2)}`, x, y};
  });
  return Plot.text(words, {
    ...{...spot, fontSize: tall ? 11 : 12, fontWeight: 600, lineHeight: 1.2},
    lineAnchor: tall ? "top" : "middle",
    textAnchor: !tall ? "middle" : side < 0 ? "start" : "end"
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
      const room = (tall ? b[1] - a[1] : b[0] - a[0]) / (tall ? 5 : 5.9);
      const since = row.x! < from ? `, from ${row.from_day!.getUTCFullYear()}` : "";
      const long = `${row.title}${row.open_ended ? ", to this day" : since}`;
      const text = [long, row.title].find((each) => each.length + 1 < room);
      return text ? [{text, x: a[0] + (tall ? 0 : 5), y: a[1] + (tall ? 5 : 0)}] : [];
    })
  );
  return Plot.text(words, {
    ...{...spot, textAnchor: "start", fontSize: tall ? 9 : 11.5, rotate: tall ? 90 : 0}
  });
}
