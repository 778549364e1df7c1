/** Returns a function that makes something from an object once and gives it again for the same object, which must not change. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, {value: Value}>();
  return (key) => {
    let known = made.get(key);
    if (!known) made.set(key, (known = {value: make(key)}));
    return known.value;
  };
}

/**
 * Returns a function that gives again what it made for one of its last two sets of arguments. Objects among these must
 * not change.
 */
export function memoizeRecent<Given extends unknown[], Value>(
  make: (...given: Given) => Value
): (...given: Given) => Value {
  let last: {given: Given; value: Value}[] = [];
  return (...given) => {
    const known = last.find((each) => sameItems(each.given, given)) ?? {
      given,
      value: make(...given)
    };
    last = [known, ...last.filter((each) => each !== known)].slice(0, 2);
    return known.value;
  };
}

/** Returns a function that has one of another kind for each name, made when it is first asked for. */
export function memoizeByName<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name)!;
  };
}

/** Whether two lists hold the same objects in the same order. */
export function sameItems(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
