import {describe, expect, it} from "vitest";
import {Prefetch} from "../src/prefetch.js";

describe("what is made ahead", () => {
  const wishes = ["a", "b", "c"].map((start) => ({start}));
  const words = ({start}: Record<string, string>) => Promise.resolve(`for ${start}`);

  it("is given away once, for the choices it was made for", async () => {
    const prefetch = new Prefetch<string>();
    await prefetch.make(wishes, words);
    expect(prefetch.take({start: "d"})).toBeUndefined();
    expect(prefetch.take({start: "b"})).toBe("for b");
    expect(prefetch.take({start: "b"})).toBeUndefined();
  });

  it("is made again only where it is not kept, and goes where nobody wishes it", async () => {
    const prefetch = new Prefetch<string>();
    await prefetch.make(wishes, words);
    const made: unknown[] = [];
    await prefetch.make([...wishes.slice(1), {start: "d"}], (wish) => {
      made.push(wish);
      return words(wish);
    });
    expect(made).toEqual([{start: "d"}]);
    expect(prefetch.take({start: "a"})).toBeUndefined();
  });

  it("ends where something else is asked for", async () => {
    const prefetch = new Prefetch<string>();
    const made: unknown[] = [];
    const first = prefetch.make(wishes, (wish) => {
      made.push(wish);
      prefetch.take({start: "z"});
      return words(wish);
    });
    await first;
    expect(made).toEqual([{start: "a"}]);
    expect(prefetch.take({start: "a"})).toBe("for a");
  });

  it("is forgotten whole, with what is being made", async () => {
    const prefetch = new Prefetch<string>();
    await prefetch.make(wishes.slice(0, 2), (wish) => {
      if (wish["start"] === "b") prefetch.clear();
      return words(wish);
    });
    expect(prefetch.take({start: "a"})).toBeUndefined();
    expect(prefetch.take({start: "b"})).toBeUndefined();
  });
});
