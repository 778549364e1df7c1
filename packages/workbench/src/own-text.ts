import type {Cell, Engine, Limits, Reading} from "@cold-winter/data";

/** A result with the engine's own text where a value of the page would lose something of it. */
export interface Exact extends Reading {
  /** By column what the engine writes for each cell. */
  texts: Map<string, (string | null)[]>;
  /** By column its place in the Arrow stream. */
  places: Map<string, number>;
}

// Of these the page's own values are exact.
const plain = /^(BOOLEAN|U?TINYINT|U?SMALLINT|U?INTEGER|U?BIGINT|HUGEINT|DOUBLE|VARCHAR|DATE)$/;
// These stand beside their text as values too, to be drawn and written to files.
const valued = /^(FLOAT$|DECIMAL\()|\]$|^(STRUCT|MAP)\(/;

/** Answers a statement that the engine can explain, each cell exact. Rejects with the engine's error. */
export async function readExact(
  engine: Pick<Engine, "read">,
  statement: string,
  limits: Limits
): Promise<Exact> {
  const types = await typesOf(engine, statement);
  if (!types) return direct(await engine.read(statement, limits));
  if (types.every(({type}) => plain.test(type)))
    return direct(typed(await engine.read(statement, limits), types));
  const parts = types.flatMap(({type}, at) => {
    const text = `CAST(c${at} AS VARCHAR) AS t${at}`;
    return plain.test(type) ? [`c${at}`] : valued.test(type) ? [`c${at}`, text] : [text];
  });
  const names = types.map((_, at) => `c${at}`).join(", ");
  try {
    const sql = `SELECT ${parts.join(", ")} FROM (\n${statement}\n) AS t(${names})`;
    return together(await engine.read(sql, limits), types);
  } catch (error) {
    // Another text would put the error on another line.
    if (!/^LINE \d|"position"/m.test((error as Error).message)) throw error;
    return direct(await engine.read(statement, limits));
  }
}

interface Typed {
  name: string;
  type: string;
}

// What cannot stand in parentheses, as a change of a table, has no types of its own.
async function typesOf(engine: Pick<Engine, "read">, statement: string): Promise<Typed[] | null> {
  try {
    const {rows} = await engine.read(`DESCRIBE SELECT * FROM (\n${statement}\n)`, {});
    return rows["column_name"]!.map((name, at) => ({
      name: String(name),
      type: String(rows["column_type"]![at])
    }));
  } catch {
    return null;
  }
}

function typed(reading: Reading, types: Typed[]): Reading {
  const columns = reading.columns.map(({name, type}, at) => ({
    name,
    type: types[at]?.type ?? type
  }));
  return {...reading, columns};
}

/** Returns a result whose cells are as the page read them. */
export function direct(reading: Reading): Exact {
  const places = new Map(reading.columns.map(({name}, at) => [name, at]));
  return {...reading, texts: new Map(), places};
}

function together(reading: Reading, types: Typed[]): Exact {
  const order = new Map(reading.columns.map(({name}, at) => [name, at]));
  const seen = new Set<string>();
  const rows: [string, Cell[]][] = [];
  const exact = {texts: new Map<string, (string | null)[]>(), places: new Map<string, number>()};
  const columns = types.map(({name, type}, at) => {
    let own = name;
    for (let more = 1; seen.has(own); more++) own = `${name}_${more}`;
    seen.add(own);
    const [value, text] = [reading.rows[`c${at}`], reading.rows[`t${at}`]];
    if (text) exact.texts.set(own, text as (string | null)[]);
    exact.places.set(own, order.get(value ? `c${at}` : `t${at}`)!);
    rows.push([own, value ?? text!]);
    return {name: own, type};
  });
  return {
    columns,
    rows: Object.fromEntries(rows),
    cut: reading.cut,
    arrow: reading.arrow,
    ...exact
  };
}

/** Writes a cell as the engine does; null for NULL. */
export function ownText(cell: Cell, type: string): string | null {
  if (cell === null) return null;
  if (typeof cell === "number" && /^(DOUBLE|FLOAT)$/.test(type)) return doubleText(cell);
  if (Array.isArray(cell)) return `[${cell.map((each) => ownText(each, "") ?? "NULL").join(", ")}]`;
  return String(cell);
}

/** Writes a double as the engine does: the fewest digits that read back to it, a point, an exponent beyond 16 digits. */
export function doubleText(number: number): string {
  if (Number.isNaN(number)) return "nan";
  if (!Number.isFinite(number)) return number > 0 ? "inf" : "-inf";
  if (number === 0) return Object.is(number, -0) ? "-0.0" : "0.0";
  const [digits, power] = number.toExponential().split("e") as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16)
    return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  const text = String(number);
  const written = /e/.test(text)
    ? number.toFixed(Math.max(0, digits.replace(/\D/g, "").length - 1 - exponent))
    : text;
  return written.includes(".") ? written : `${written}.0`;
}
