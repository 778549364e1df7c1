import {describe, expect, it, vi} from "vitest";
import {Prefetch} from "../packages/figure/src/prefetch.js";
import {choose, readChoices, resolveChoices, writeChoices} from "../packages/figure/src/choices.js";
import {plainDate, plainNumber, plainRange} from "../packages/figure/src/format.js";
import {pointers} from "../packages/data/src/shared/citation.js";
import {searchIndex, searchWords} from "../packages/site/src/browser/search-index.js";
import {withSlowNotice} from "../packages/figure/src/deferred.js";
import {literal} from "../packages/data/src/shared/literal.js";

describe("plainDate", () => {
  it.each([
    ["1964-10-16", "16 Oct 1964"],
    ["1963-03", "Mar 1963"],
    ["1967", "1967"],
    ["1959~", "about 1959"],
    ["1984-04-09?", "9 Apr 1984 (uncertain)"],
    ["[1963,1964,1965]", "1963, 1964 or 1965"],
    ["../1964", "by 1964"],
    ["1975/..", "since 1975"],
    ["1958/1962", "1958 to 1962"],
    ["1967-01%", "about Jan 1967 (uncertain)"],
    ["1998/[2002,2003]", "1998 to 2002 or 2003"],
    ["no date", "no date"],
    ["196X", "1960s"]
  ])("%s is %s", (text, plain) => {
    expect(plainDate(text)).toBe(plain);
  });
});

describe("plainNumber and plainRange", () => {
  it("write numbers as readers expect", () => {
    expect(plainNumber(-0.04, 1)).toBe("0.0");
    expect(plainNumber(-2.5, 1)).toBe("\u22122.5");
    expect(plainNumber(1234567)).toBe("1\u2009234\u2009567");
    expect(plainRange(15.42, 16.1, 1)).toBe("15.4–16.1");
    expect(plainRange(2.67, 2.671, 1)).toBe("2.7");
    expect(plainRange(-16.61, -15.9, 1)).toBe("\u221216.6 to \u221215.9");
    expect(plainRange(-1, 2, 0)).toBe("\u22121 to 2");
  });
});

describe("choices", () => {
  const choice = {
    name: "lens",
    kind: "rows",
    label: "",
    options: [
      {value: "a", label: ""},
      {value: "b", label: ""}
    ]
  } as const;

  it("leave defaults out of the address and keep what others wrote", () => {
    expect(
      writeChoices(
        choose(readChoices("?x=1&lens=b"), {...choice, options: [...choice.options]}, "a")
      )
    ).toBe("?x=1");
    expect(writeChoices(choose({}, {...choice, options: [...choice.options]}, "b"))).toBe(
      "?lens=b"
    );
    expect(writeChoices({})).toBe("");
  });

  it("take the default where an address asks for what is not there", () => {
    expect(resolveChoices([{...choice, options: [...choice.options]}], {lens: "zzz"})).toEqual({
      lens: "a"
    });
  });

  it("come back from an address as they went in", () => {
    const selections = {a: "x y&z=?#", b: "东风", c: "%"};
    expect(readChoices(writeChoices(selections))).toEqual(selections);
  });
});

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

describe("what is waited for patiently", () => {
  it("is said to be on its way only where it takes long", async () => {
    vi.useFakeTimers();
    try {
      const said: string[] = [];
      const after = (time: number) =>
        new Promise<number>((resolve) => setTimeout(() => resolve(time), time));
      const asked = [20, 400].map((time) =>
        withSlowNotice(after(time), () => said.push(`${time}`))
      );
      await vi.advanceTimersByTimeAsync(1000);
      expect(await Promise.all(asked)).toEqual([20, 400]);
      expect(said).toEqual(["400"]);
      const lost = withSlowNotice(Promise.reject(new Error("lost")), () => said.push("lost"));
      await expect(lost).rejects.toThrow("lost");
      await vi.advanceTimersByTimeAsync(1000);
      expect(said).toEqual(["400"]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("search", () => {
  const index = searchIndex([
    {id: "1", kind: "event", title: "DF-1 flies", words: "东风一号 Dongfeng", path: "a"},
    {id: "2", kind: "event", title: "Hwasong-15 flies", words: "화성 Hwasong", path: "b"},
    {id: "3", kind: "source", title: "Café en été", words: "", path: "c"}
  ]);
  const ids = (words: string) => index.search(words).map(({id}) => String(id));

  it("finds Chinese and Korean inside longer words", () => {
    expect(ids("东风")).toEqual(["1"]);
    expect(ids("화성")).toEqual(["2"]);
  });

  it("forgives a letter and an accent", () => {
    expect(ids("Hwasung")).toEqual(["2"]);
    expect(ids("cafe ete")).toEqual(["3"]);
  });

  it("splits words once", () => {
    expect(searchWords("DF-5, 东风")).toEqual(["df", "5", "东风", "东", "风"]);
  });
});

describe("literal", () => {
  it("writes values as SQL and refuses what has none", () => {
    expect(literal("o'clock")).toBe("'o''clock'");
    expect(literal([1, null, true])).toBe("(1, NULL, TRUE)");
    expect(literal(new Date("1964-10-16T00:00:00Z"))).toBe("DATE '1964-10-16'");
    expect(() => literal({})).toThrow(/no SQL literal/);
    expect(literal(NaN)).toBe("NULL");
  });
});

describe("pointers", () => {
  it("reads keys and places", () => {
    expect(pointers("a[p. 1, table];b[]")).toEqual([
      {key: "a", locator: "p. 1, table"},
      {key: "b", locator: ""}
    ]);
  });
});
