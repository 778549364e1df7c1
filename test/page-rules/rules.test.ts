import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readPages} from "../../packages/site/src/pages/pages.js";
import {checkChannels} from "../../packages/site/src/pages/rules/channels.js";
import {checkPages} from "../../packages/site/src/pages/rules/index.js";
import {checkLinks, readAnchors} from "../../packages/site/src/pages/rules/links.js";
import {compareProblems, formatProblem, type Problem} from "../../packages/data/src/problem.js";

const folder = "test/page-rules/bad";
const problems: Problem[] = [];
const report = (problem: Problem) => void problems.push(problem);
const pages = readPages(folder, report);
const answers = new Map([["charts:1", ["year", "tests"]]]);

checkPages({keys: ["sipri-foi-2000"], figures: ["ladder"], queries: ["tests"], pages}, report);
checkLinks(pages, readAnchors(pages, new Map()), (path) => path === "/workbench", report);
for (const page of pages) checkChannels(page, answers, report);
problems.sort(compareProblems);

describe("a bad page", () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith(".md")))(
    "%s is refused in lines",
    async (name) => {
      const lines = problems.filter(({file}) => file.endsWith(`/${name}`)).map(formatProblem);
      expect(lines).not.toEqual([]);
      await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
        `bad/${name.replace(".md", ".txt")}`
      );
    }
  );
});
