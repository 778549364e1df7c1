import {describe, expect, it} from "vitest";
import {formatBibliography, parseBibliography} from "../src/bibliography.js";
import type {Problem} from "../src/problem.js";
import {references} from "../src/references.js";
import {checkSources} from "../src/rules/sources.js";
import type {Dataset} from "../src/dataset.js";
import {bibliographyEntries} from "../src/bibliography-entries.js";

function read(text: string) {
  const problems: Problem[] = [];
  const sources = parseBibliography(
    text,
    "sources.bib",
    ["scholar"],
    (problem) => void problems.push(problem)
  )!;
  return {sources, problems: problems.map(({message}) => message)};
}

const book = (author: string, more = "") =>
  `@book{a,\n  author = {${author}},\n  title = {A},\n  year = {1964},\n  publisher = {B},\n${more}  family = {scholar},\n  terms = {none},\n  seen = {excerpt},\n}\n`;
const printed = (author: string, more?: string) =>
  references(read(book(author, more)).sources)["a"]!.text;

describe("a name", () => {
  it.each([
    "Mao Zedong",
    "Ministry of Foreign Affairs",
    "Smith, Ann and Jan Nowak",
    String.raw`{\L}ukasz Nowak`,
    String.raw`{\'E}cole Polytechnique`,
    "{Ministry} of Defence",
    "{A} and {B} {C}"
  ])("%s is asked about", (author) => {
    expect(read(book(author)).problems).toEqual([
      expect.stringMatching(/^which is the family name: .+ .+$/)
    ]);
  });

  it.each([
    ["Lewis, John, and Xue, Litai", "half a name: Lewis, John,"],
    ["Mao,", "half a name: Mao,"],
    [", Zedong", "half a name: , Zedong"],
    ["Lewis, John; Xue, Litai", "several names in one: Lewis, John; Xue, Litai"],
    ["Lewis & Xue", "several names in one: Lewis & Xue"],
    ["Lewis, John & Xue, Litai", "several names in one: Lewis, John & Xue, Litai"],
    ["King, Martin Luther, Jr.", "more commas than a name has: King, Martin Luther, Jr."],
    ["Mao, Zedong and and Lin, Biao", "half a name: and Lin, Biao"],
    ["Mao, Zedong and ", "an and without a name"],
    [" and Mao, Zedong", "an and without a name"],
    ["Mao~Zedong", "which is the family name: Mao~Zedong"],
    ["others", "others beside no name"]
  ])("%s is asked about: %s", (author, message) => {
    expect(read(book(author)).problems).toEqual([message]);
  });

  it.each([
    ["Mao, Zedong", "Mao, Z. (1964)"],
    ["{Mao Zedong}", "Mao Zedong. (1964)"],
    [
      "{Ministry of Health and Welfare} and Smith, Ann",
      "Ministry of Health and Welfare, & Smith, A. (1964)"
    ],
    ["King, Jr., Martin", "King, M., Jr. (1964)"],
    ["Smith, Ann AND Doe, Joe", "Smith, A., & Doe, J. (1964)"],
    ["Smith, Ann\n  and Doe, Joe", "Smith, A., & Doe, J. (1964)"],
    ["Smith, Ann and others", "Smith, A., et al. (1964)"],
    ["Smith, Ann and Doe, Joe and others", "Smith, A., Doe, J., et al. (1964)"],
    [
      String.raw`{\L}ukasz, Jan and M{\"u}ller, Karl and Gonz\'alez, P.`,
      "Łukasz, J., Müller, K., & González, P. (1964)"
    ],
    ["UNICEF", "UNICEF. (1964)"]
  ])("%s prints %s", (author, start) => {
    expect(read(book(author)).problems).toEqual([]);
    expect(printed(author).startsWith(start)).toBe(true);
  });

  it("of a body with and in it is one, in braces or as publisher", () => {
    const text = book("Smith, Ann").replace("{B}", "{Institute of Peace and War}");
    expect(references(read(text).sources)["a"]!.text).toContain("Institute of Peace and War");
    const line = `@book{a, author={Smith, Ann}, title={A}, year=1964, publisher={Institute of Peace and War}, family={scholar}}`;
    expect(references(read(line).sources)["a"]!.text).toContain("Institute of Peace and War");
  });

  it("of those left out stays with the forms that are taken away", () => {
    const {bibtex, ris} = bibliographyEntries(read(book("Smith, Ann and others")).sources)["a"]!;
    expect(bibtex).toContain("author = {Smith, Ann and others}");
    expect(ris.match(/^AU {2}- .*$/gm)).toEqual(["AU  - Smith, Ann"]);
  });
});

describe("a work that can be found again", () => {
  const more = `  url = {https://example.org/a},
  doi = {10.1000/182},
  archived = {https://web.archive.org/web/2020/https://example.org/a},
  urldate = {2026-11-24},
  grade = {peer_reviewed},
`;
  const {sources, problems} = read(book("Smith, Ann", more));
  const archived = "https://web.archive.org/web/2020/https://example.org/a";

  it("carries DOI, grade, day and archived copy in its reference", () => {
    expect(problems).toEqual([]);
    const {text, grade} = references(sources)["a"]!;
    expect(text).toContain("https://doi.org/10.1000/182");
    expect(
      text.endsWith(`[Peer reviewed; accessed 24 November 2026; archived at ${archived}]`)
    ).toBe(true);
    expect(grade).toBe("peer reviewed");
  });

  it("carries them as BibTeX, RIS and CSL", () => {
    const {bibtex, ris} = bibliographyEntries(sources)["a"]!;
    const note = `grade: peer reviewed; archived: ${archived}`;
    for (const field of ["doi = {10.1000/182}", "urldate = {2026-11-24}", `note = {${note}}`])
      expect(bibtex).toContain(field);
    for (const line of ["DO  - 10.1000/182", "Y2  - 2026/11/24/", `N1  - ${note}`])
      expect(ris).toContain(line);
    expect(sources[0]!.csl).toMatchObject({
      DOI: "10.1000/182",
      accessed: {"date-parts": [[2026, 11, 24]]},
      note
    });
  });

  it("keeps its note, and says nothing of what it has not", () => {
    const plain = read(book("Smith, Ann", "  note = {an early print},\n")).sources;
    expect(references(plain)["a"]!.text).not.toContain("[");
    expect(plain[0]!.csl["note"]).toBe("an early print");
    const graded = read(
      book("Smith, Ann", "  note = {an early print},\n  grade = {press},\n")
    ).sources;
    expect(graded[0]!.csl["note"]).toBe("an early print; grade: press");
  });
});

describe("what the format keeps", () => {
  const text = String.raw`% begun in 1964
@string{mit = "MIT Press"}
@preamble{"\newcommand{\x}{y}"}

% the second work
% in two lines
@book{b, author = {Smith, Ann}, title = {B, or {C} and D}, year = 1964, publisher = mit, family = {scholar}}
@comment{jabref-meta: databaseType:bibtex;}
@book{a, author = "Doe, Joe", title = {A}, publisher = "Press, " # mit, family = {scholar}}
% the end
`;

  it("is every comment, abbreviation and preamble, at its place", () => {
    const formatted = formatBibliography(read(text).sources, text);
    expect(formatted).toBe(String.raw`% begun in 1964
@string{mit = "MIT Press"}
@preamble{"\newcommand{\x}{y}"}

@comment{jabref-meta: databaseType:bibtex;}
@book{a,
  author = {Doe, Joe},
  title = {A},
  publisher = "Press, " # mit,
  family = {scholar},
}

% the second work
% in two lines
@book{b,
  author = {Smith, Ann},
  title = {B, or {C} and D},
  year = {1964},
  publisher = mit,
  family = {scholar},
}

% the end
`);
    expect(formatBibliography(read(formatted).sources, formatted)).toBe(formatted);
    expect(read(formatted).sources.map(({fields}) => fields["publisher"])).toEqual([
      "Press, MIT Press",
      "MIT Press"
    ]);
  });
});

describe("whose voice a work is", () => {
  const problems = (families: string[]) => {
    const told: string[] = [];
    parseBibliography(book("Smith, Ann"), "sources.bib", families, ({message, remedy}) =>
      told.push(`${message}: ${remedy}`)
    );
    return told;
  };

  it("is one of the words of its notebook", () => {
    expect(problems(["operator", "scholar"])).toEqual([]);
    expect(problems(["operator", "newspaper"])).toEqual([
      "unknown family: scholar: add family = {...} with one of operator, newspaper"
    ]);
  });

  it("is any word where no lens puts them in order", () => {
    expect(problems([])).toEqual([]);
  });
});

describe("a year and an address", () => {
  const judged = (more: string, year = "1964") => {
    const problems: string[] = [];
    const {sources} = read(book("Smith, Ann", more).replace("1964", year));
    const dataset = {sources, package: {asOf: "2026-08-22"}} as Dataset;
    checkSources(dataset, ({message}) => void problems.push(message));
    return problems;
  };

  it.each(["n.d.", "64", "19644", "c. 1964", "1964-1965", "1964?", "0064", "１９６４", "2031"])(
    "%s is no year",
    (year) => {
      expect(judged("", year)).toEqual([
        expect.stringMatching(/^(not a year|year after 2026-08-22)/)
      ]);
    }
  );

  it.each([
    ...[
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://example.org/",
      "//example.org",
      "example.org",
      "https://"
    ],
    ...[
      "https://name:word@example.org/",
      "https://name@example.org/",
      "https://example.org/a b",
      "https:example.org"
    ]
  ])("%s is no address", (url) => {
    expect(judged(`  url = {${url}},\n`)).toEqual([
      expect.stringMatching(/^(not an address|address with a name)/)
    ]);
  });

  it("stays as it was written, for readers and for other programs", () => {
    const url = "https://example.org/a?q=Engineering%3ARail&b=%C5%8D";
    const {sources} = read(book("Smith, Ann", `  url = {${url}},\n`));
    expect(references(sources)["a"]!.text).toContain(url);
    expect(bibliographyEntries(sources)["a"]!.ris).toContain(`UR  - ${url}`);
  });

  it.each(["https://example.org/a?b=c#d", "http://example.org/@name/72", "https://例え.jp/"])(
    "%s is one",
    (url) => {
      expect(judged(`  url = {${url}},\n`)).toEqual([]);
    }
  );
});
