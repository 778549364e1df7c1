// United Nations Security Council, consolidated list: XML with an element a person or entity, each with its list and the day
// on which it was listed. The list shows who is on it now, so the rows of a day count those that still stand.
import {elements, elementText, refuse, xml, type Loader} from "@cold-winter/data/loaders";

const kinds = [
  {column: "individuals", path: ["INDIVIDUALS", "INDIVIDUAL"]},
  {column: "entities", path: ["ENTITIES", "ENTITY"]}
];

const consolidated: Loader = {
  id: "un_list_2018",
  source: "un_list_2018",
  table: "listings",
  address: "https://scsanctions.un.org/resources/xml/en/consolidated.xml",
  format: {known: "seen", where: "consolidated.xml generated 2018-10-29, the whole file"},
  compared: "2026-11-29: the whole file: 13 of 13 rows equal, cell by cell",
  match: ["case", "list", "date"],
  load(file, {caseOf}) {
    const days = new Map<string, {subject: string; counts: Record<string, number>}>();
    const [list] = elements(xml(file), "CONSOLIDATED_LIST");
    for (const {column, path} of kinds) {
      const found = elements(list ?? "", ...path);
      if (!found.length)
        refuse({
          file: file.name,
          field: path.join("/"),
          message: "missing element",
          remedy: "the publisher may have changed the form: mend loaders/un-sanctions.ts"
        });
      for (const each of found) {
        const subject = caseOf(elementText(each, "UN_LIST_TYPE"), "un_list");
        const day = elementText(each, "LISTED_ON").slice(0, 10);
        if (!subject) continue;
        if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
          refuse({
            file: file.name,
            field: `${path.at(-1)!} ${elementText(each, "REFERENCE_NUMBER")}: LISTED_ON`,
            message: `not a day: ${day || "nothing"}`,
            remedy: "look at the entry in the file"
          });
        const known = days.get(`${subject} ${day}`) ?? {subject, counts: {}};
        known.counts[column] = (known.counts[column] ?? 0) + 1;
        days.set(`${subject} ${day}`, known);
      }
    }
    return [...days].sort().map(([key, {subject, counts}]) => {
      const day = key.split(" ")[1]!;
      const {individuals = 0, entities = 0} = counts;
      return {
        ...{id: `${subject.toLowerCase()}-li-un-*`, case: subject, list: "un_1718", date: day},
        ...{individuals: String(individuals), entities: String(entities)},
        ...{total: String(individuals + entities), kind: "added"},
        sources: `un_list_2018[LISTED_ON ${day}]`,
        ...{status: "checked", seen: "data_file"}
      };
    });
  }
};

export default [consolidated];
