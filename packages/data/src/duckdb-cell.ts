import {DuckDBTypeId, type DuckDBType} from "@duckdb/node-api";
import {asCell, exactNumber, type Cell} from "./shared/cell.js";

const {
  TINYINT,
  SMALLINT,
  INTEGER,
  BIGINT,
  HUGEINT,
  UTINYINT,
  USMALLINT,
  UINTEGER,
  UBIGINT,
  UHUGEINT,
  DECIMAL
} = DuckDBTypeId;
const digits = [
  TINYINT,
  SMALLINT,
  INTEGER,
  BIGINT,
  HUGEINT,
  UTINYINT,
  USMALLINT,
  UINTEGER,
  UBIGINT,
  UHUGEINT,
  DECIMAL
];

/** Reads a value as the engine's client writes it in JSON: the same cell as the browser's engine gives. */
export function readCell(value: unknown, type: DuckDBType): Cell {
  return asCell(plain(value, type));
}

function plain(value: unknown, type: DuckDBType): unknown {
  if (value === null || value === undefined) return null;
  if (digits.includes(type.typeId)) return exactNumber(String(value));
  switch (type.typeId) {
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.FLOAT:
      return Number(value);
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return (value as unknown[]).map((item) => plain(item, type.valueType));
    case DuckDBTypeId.STRUCT: {
      const cells = value as Record<string, unknown>;
      return Object.fromEntries(
        type.entryNames.map((name, at) => [name, plain(cells[name], type.entryTypes[at]!)])
      );
    }
    case DuckDBTypeId.MAP:
      return Object.fromEntries(
        (value as {key: unknown; value: unknown}[]).map((entry) => [
          String(plain(entry.key, type.keyType)),
          plain(entry.value, type.valueType)
        ])
      );
    default:
      return value;
  }
}
