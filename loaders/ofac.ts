// Office of Foreign Assets Control, list of specially designated nationals: XML with an element an entry, its kind and its
// programmes. The list shows who is on it on the day that it names; a row counts the entries of a case's programmes.
import {
  changedForm,
  elements,
  elementText,
  refuse,
  xml,
  type Loader
} from "@cold-winter/data/loaders";

const kinds: Record<string, string> = {
  Individual: "individuals",
  Entity: "entities",
  Vessel: "vessels",
  Aircraft: "aircraft"
};

const list: Loader = {
  id: "ofac_sdn",
  source: "ofac_sdn",
  table: "listings",
  address: "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML",
  format: {
    known: "documented",
    where:
      "heads and first entries of the file of 2014 and 2026 that public repositories keep as examples; publshInformation is spelt so by the publisher"
  },
  compared: "not compared: the record's counts were made from the CSV of the same list",
  match: ["case", "list", "date"],
  adds: true,
  load(file, {caseOf, rowsOf}) {
    const wrong = (field: string, message: string) =>
      refuse({file: file.name, field, message, remedy: changedForm("loaders/ofac.ts")});
    const [root] = elements(xml(file), "sdnList");
    const [head] = elements(root ?? "", "publshInformation");
    if (!root || !head) return wrong("publshInformation", "missing element");
    const [, month, day, year] =
      /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(elementText(head, "Publish_Date")) ?? [];
    if (!year) return wrong("Publish_Date", `not a day: ${elementText(head, "Publish_Date")}`);
    const entries = elements(root, "sdnEntry");
    const stated = elementText(head, "Record_Count");
    if (Number(stated) !== entries.length)
      wrong("Record_Count", `${entries.length} entries of ${stated || "an unknown number"}`);
    const counts = new Map<string, Record<string, number>>();
    for (const entry of entries) {
      const column = kinds[elementText(entry, "sdnType")];
      if (!column) return wrong("sdnType", `unknown kind: ${elementText(entry, "sdnType")}`);
      const programmes = elements(entry, "programList", "program").map(String);
      // A programme is the code of a case, with a number behind it from the second on.
      const cases = programmes.map((each) => caseOf(each.replace(/\d+$|-.*$/, ""), "ofac"));
      for (const subject of new Set(cases)) {
        if (!subject) continue;
        const known = counts.get(subject) ?? {};
        counts.set(subject, {...known, [column]: (known[column] ?? 0) + 1});
      }
    }
    const date = `${year}-${month!}-${day!}`;
    return [...counts].flatMap(([subject, found]) => {
      const cells = Object.values(kinds).map((column) => [column, found[column] ?? 0] as const);
      // A day on which nothing changed is no row.
      const last = rowsOf("listings")
        .filter(({values}) => values["case"] === subject && values["list"] === "ofac_sdn")
        .toSorted((a, b) => (String(a.values["date"]) < String(b.values["date"]) ? 1 : -1))[0];
      if (last && cells.every(([column, entered]) => last.values[column] === entered)) return [];
      return [
        {
          ...{id: `${subject.toLowerCase()}-li-us-*`, case: subject, list: "ofac_sdn", date},
          ...Object.fromEntries(cells.map(([column, entered]) => [column, String(entered)])),
          ...{
            total: String(cells.reduce((sum, [, entered]) => sum + entered, 0)),
            kind: "standing"
          },
          sources: `ofac_sdn[SDN.XML published ${date}]`,
          ...{status: "checked", seen: "data_file"}
        }
      ];
    });
  }
};

export default [list];
