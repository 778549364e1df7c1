import type {Cell} from "@cold-winter/data";
import {readText, record} from "../draft.js";

/** A lesson that a student did: the query, its rows as far as they are shown, and the works behind them. */
export interface Solved {
  sql: string;
  count: number;
  columns: string[];
  rows: Cell[][];
  /** Citation keys. */
  works: string[];
}

/** Most rows and columns that are kept of a result. */
export const mostKept = {rows: 20, columns: 10};

const longest = {sql: 20_000, cell: 200};

/** Reads solved lessons by id out of foreign JSON: only what they should hold, each of its type. */
export function readSolved(value: unknown): Record<string, Solved> {
  const entries = Object.entries(record(value)).slice(0, 100);
  return Object.fromEntries(
    entries.flatMap(([id, each]): [string, Solved][] => {
      const {sql, count, columns, rows, works} = record(each);
      const text = readText(sql, longest.sql);
      if (!/^[a-z][\w-]{0,60}$/.test(id) || text === null || !Array.isArray(rows)) return [];
      const lines = rows
        .slice(0, mostKept.rows)
        .map((row: unknown) => list(row).slice(0, mostKept.columns).map(cell));
      return [
        [
          id,
          {
            sql: text,
            count: Number.isSafeInteger(count) ? (count as number) : lines.length,
            columns: texts(columns).slice(0, mostKept.columns),
            rows: lines,
            works: texts(works).slice(0, 200)
          }
        ]
      ];
    })
  );
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function texts(value: unknown): string[] {
  return list(value).flatMap((each) => readText(each, longest.cell) ?? []);
}

function cell(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" ? value.slice(0, longest.cell) : null;
}
