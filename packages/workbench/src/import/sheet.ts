import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {doubleText} from "../own-text.js";
import {FileFault, type Grid, type Raw} from "./grid.js";

// A small file can hold a sheet without end.
const largest = 400_000_000;

/** Reads the sheets of an Excel file, each a table. Throws where it is none. */
export async function readSheets(bytes: Uint8Array): Promise<Grid[]> {
  const {default: readExcelFile} = await import("read-excel-file/universal");
  const options = {trim: false, parseNumber: sheetNumber};
  const sheets = await readExcelFile(stored(bytes), options).catch((error: unknown) => {
    throw new FileFault("import.sheet", {reason: (error as Error).message});
  });
  return sheets.map(({sheet, data}) => ({
    name: sheet,
    rows: data.map((row) => row.map(cellOf)),
    lines: data.map((_, at) => at + 1)
  }));
}

// The reader takes an error of a formula for an empty cell: as a text it is seen. Unpacked here, none can grow beyond all measure.
function stored(bytes: Uint8Array): ArrayBuffer {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        if ((size += originalSize) > largest) throw new FileFault("import.vast");
        return /\.(xml|rels)$/.test(name);
      }
    });
    for (const [name, file] of Object.entries(files))
      if (/worksheets\//.test(name))
        files[name] = strToU8(strFromU8(file).replace(/(<c\b[^>]*?\st=)"e"/g, '$1"str"'));
    return zipSync(files, {level: 0}).buffer;
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault("import.sheet", {reason: (error as Error).message});
  }
}

/** Writes a number of a sheet, which is a double, with the fewest digits; a whole number keeps those it has. */
export function sheetNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? doubleText(number).replace(/\.0$/, "") : text;
}

function cellOf(cell: unknown): Raw {
  if (cell === null || cell === undefined) return null;
  return cell instanceof Date ? dayText(cell) : String(cell);
}

// Times of day are parts of a day there, which a double does not hold to the millisecond.
function dayText(date: Date): string {
  const second = Math.round(+date / 1000) * 1000;
  const near = new Date(Math.abs(second - +date) <= 2 ? second : +date).toISOString();
  const [day, time] = near.replace("Z", "").split("T") as [string, string];
  return time === "00:00:00.000" ? day : `${day} ${time.replace(/\.?0+$/, "").padEnd(8, "0")}`;
}
