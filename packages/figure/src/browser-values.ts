const held = new Map<string, string>();
const keyOf = (name: string) => `cold-winter:${name}`;

/** Keeps a value in this browser; returns whether it outlives the page, which alone remembers where storage is forbidden or full. */
export function storeValue(name: string, value: unknown): boolean {
  const key = keyOf(name);
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    held.delete(key);
    return true;
  } catch {
    held.set(key, text);
    return false;
  }
}

/** Returns what was kept under a name; null where nothing is, or nothing that can be read. */
export function storedValue(name: string): unknown {
  const key = keyOf(name);
  try {
    return JSON.parse(held.get(key) ?? localStorage.getItem(key) ?? "null") as unknown;
  } catch {
    return null;
  }
}

/** Calls a listener when another tab keeps a value under a name. */
export function onStoredElsewhere(name: string, listener: () => void): void {
  addEventListener("storage", ({key}) => {
    if (key === keyOf(name)) listener();
  });
}
