import type {Cell} from "@cold-winter/data";
import type {Exact} from "./own-text.js";

interface Element {
  name: string;
  type: string;
  repetition_type: "OPTIONAL";
  converted_type?: string;
  precision?: number;
  scale?: number;
}

/** Writes a result as Parquet, each column with its type; what Parquet has no type for is text. */
export async function parquetOf(
  result: Exact,
  note: string | null
): Promise<Uint8Array<ArrayBuffer>> {
  const {parquetWriteBuffer} = await import("hyparquet-writer");
  const columns = result.columns.map(({name, type}) =>
    columnOf(name, type, result.rows[name]!, result.texts.get(name))
  );
  const root = {name: "root", num_children: columns.length};
  const buffer = parquetWriteBuffer({
    schema: [root, ...columns.map(({element}) => element)] as never,
    columnData: columns.map(({element, data}) => ({name: element.name, data})),
    ...(note !== null && {kvMetadata: [{key: "note", value: note}]})
  });
  return new Uint8Array(buffer);
}

function columnOf(name: string, type: string, cells: Cell[], texts?: (string | null)[]) {
  const column = (
    element: Omit<Element, "name" | "repetition_type">,
    read: (cell: string) => unknown
  ) => ({
    element: {name, repetition_type: "OPTIONAL", ...element},
    data: cells.map((cell, at) => (cell === null ? null : read(texts?.[at] ?? String(cell))))
  });
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (/^(U?TINYINT|U?SMALLINT|INTEGER)$/.test(type)) return column({type: "INT32"}, Number);
  if (/^(UINTEGER|BIGINT)$/.test(type)) return column({type: "INT64"}, BigInt);
  if (/^(DOUBLE|FLOAT)$/.test(type)) return column({type}, real);
  if (type === "BOOLEAN") return column({type}, (cell) => cell === "true");
  if (type === "DATE" && !cells.some(endless))
    return column({type: "INT32", converted_type: "DATE"}, days);
  if (/^TIMESTAMP( WITH TIME ZONE)?$/.test(type) && !cells.some(endless))
    return column({type: "INT64", converted_type: "TIMESTAMP_MICROS"}, micros);
  const text = column({type: "BYTE_ARRAY", converted_type: "UTF8"}, String);
  if (!decimal || Number(decimal[1]) > 18) return text;
  const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
  return column({type: "INT64", converted_type: "DECIMAL", precision, scale}, (cell) =>
    BigInt(cell.replace(".", ""))
  );
}

// Before Christ and without end Parquet's readers differ: such columns stay text.
const endless = (cell: Cell) => cell !== null && /infinity|BC|^\d{5}/.test(String(cell));

const real = (cell: string) => Number(cell.replace(/^(-?)inf$/, "$1Infinity"));
const days = (cell: string) => Date.parse(`${cell}T00:00:00Z`) / 86_400_000;

function micros(cell: string): bigint {
  const [, day, time, part = ""] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(cell)!;
  return BigInt(Date.parse(`${day}T${time}Z`)) * 1000n + BigInt(part.padEnd(6, "0"));
}
