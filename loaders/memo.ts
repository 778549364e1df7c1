/** Returns a function that makes something from an object once and gives it again for the same object, which must not change. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, {value: Value}>();
  return (key) => {
    let known = made.get(key);
    if (!known) made.set(key, (known = {value: make(key)}));
    return known.value;
  };
}

/** Returns a function that gives again what it made last while its arguments are the same objects, which must not change. */
export function lately<Given extends unknown[], Value>(make: (...given: Given) => Value): (...given: Given) => Value {
  let last: {given: Given; value: Value} | undefined;
  return (...given) => {
    if (!last || !sameItems(last.given, given)) last = {given, value: make(...given)};
    return last.value;
  };
}

/** Whether two lists hold the same objects in the same order. */
export function sameItems(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
