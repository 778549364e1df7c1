import type {Source} from "../bibliography.js";
import type {Dataset} from "../dataset.js";
import type {Report} from "../problem.js";
import {nearest} from "../shared/nearest.js";

type Fault = {message: string; remedy: string};

/**
 * A work can be found again: its DOI, its archived copy and the day it was read have their forms. In a notebook with a
 * table of grades each work has all three and a grade, or says why not.
 */
export function checkFindable({sources, tables}: Dataset, report: Report): void {
  const grades = tables.get("grades")?.map(({id}) => id);
  for (const source of sources) {
    const {key: field, file, line} = source;
    const faults = [dayFault(source), doiFault(source), archiveFault(source)];
    if (grades?.length) faults.push(gradeFault(source, grades), ...absences(source));
    for (const fault of faults) if (fault) report({file, line, field, ...fault});
  }
}

function dayFault({fields}: Source): Fault | null {
  const day = fields["urldate"];
  if (day === undefined) return null;
  if (!isDay(day))
    return {message: `not a day: ${day}`, remedy: "write the day it was read, as 2026-11-24"};
  const year = fields["year"] ?? "";
  if (year <= day.slice(0, 4)) return null;
  return {message: `read on ${day}, before its year ${year}`, remedy: "check the day and the year"};
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function doiFault({fields}: Source): Fault | null {
  const doi = fields["doi"];
  if (doi === undefined) {
    const inAddress = /^https?:\/\/(dx\.)?doi\.org\/(.+)$/.exec(fields["url"] ?? "")?.[2];
    return inAddress
      ? {message: "DOI in the address alone", remedy: `add doi = {${inAddress}}`}
      : null;
  }
  if (/^10\.\d{4,9}\/[^\s{}]+$/.test(doi)) return null;
  return {message: `not a DOI: ${doi}`, remedy: "write it from 10. on, as 10.1002/grl.50607"};
}

function archiveFault({fields}: Source): Fault | null {
  const address = fields["archived"];
  if (address === undefined || (/^https?:\/\/[^\s@\\]+\/./.test(address) && URL.canParse(address)))
    return null;
  return {
    message: `not the address of an archived copy: ${address}`,
    remedy: "write it whole, as https://web.archive.org/web/2020/https://example.org/page"
  };
}

function gradeFault({fields}: Source, grades: string[]): Fault | null {
  const grade = fields["grade"];
  if (grade && grades.includes(grade)) return null;
  const near = grade ? nearest(grade, grades) : undefined;
  const known = near ? `did you mean ${near}? grades are` : "add grade = {...} with one of";
  return {
    message: grade ? `unknown grade: ${grade}` : "missing grade",
    remedy: `${known} ${grades.join(", ")}`
  };
}

const reasons = [
  {
    fields: ["urldate"],
    reason: "no_urldate",
    remedy: "the day it was read",
    example: "urldate = {2026-11-24}"
  },
  {
    fields: ["doi", "archived"],
    reason: "no_archive",
    remedy: "its DOI or an archived copy",
    example: "doi = {10...} or archived = {https://...}"
  }
];

function absences({fields}: Source): (Fault | null)[] {
  return reasons.map(({fields: names, reason, remedy, example}) => {
    const given = names.filter((name) => fields[name]);
    if (given.length && fields[reason])
      return {
        message: `${given[0]!} and a reason why there is none`,
        remedy: `leave out ${reason}`
      };
    if (given.length || fields[reason]) return null;
    return {
      message: `missing ${names.join(" or ")}`,
      remedy: `give ${remedy} as ${example}, or say why not in ${reason} = {...}`
    };
  });
}
