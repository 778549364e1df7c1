import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {copyProject} from "../support/project.js";
import {sums} from "../support/sums.js";

const project = copyProject();
afterAll(() => project.remove());

const within = (name: string) => join(project.folder, name);
const litter = (folder: string) =>
  readdirSync(within(folder), {recursive: true, encoding: "utf8"}).filter((name) =>
    name.endsWith(".part")
  );

/** Runs a command that is killed half way through the nth change of files that a pattern names. */
function killed(command: string, pattern: RegExp, after: number): void {
  const preload = `--require ${JSON.stringify(within("test/support/death.cjs"))}`;
  const ended = project.run(command, [], {
    NODE_OPTIONS: preload,
    DEATH_AT: pattern.source,
    DEATH_AFTER: String(after)
  });
  expect(ended.status, ended.output).toBe(process.platform === "win32" ? 1 : null);
}

/** Builds, and does something while the build goes on; returns what the build said. */
async function builtBeside(act: () => void): Promise<string> {
  const build = project.start("build");
  let output = "";
  build.stdout!.on("data", (text: Buffer) => (output += String(text)));
  const ended = new Promise((resolve) => build.once("close", resolve));
  // A build that was killed has left its own number there.
  const maker = () =>
    existsSync(within("dist.maker")) ? readFileSync(within("dist.maker"), "utf8") : "";
  await expect.poll(maker).toBe(String(build.pid));
  act();
  await ended;
  return output;
}

/** Numbers that are the same in every run. */
const seeded = (seed: number, max: number) =>
  fc.sample(fc.integer({min: 0, max}), {seed, numRuns: 1})[0]!;

describe("npm run format, killed", () => {
  const names = readdirSync("data").filter((name) => name.endsWith(".csv"));
  const texts = new Map(names.map((name) => [name, readFileSync(join("data", name), "utf8")]));
  const spoilt = (name: string) => texts.get(name)!.replaceAll("\n", "\r\n");

  it.each([1953, 1964])("leaves each file as it was or as it will be, seed %i", (seed) => {
    for (const name of names) writeFileSync(within(`data/${name}`), spoilt(name));
    killed(
      "format",
      seed % 2 ? /^rename data/ : /^(writeFile|rename) data/,
      seeded(seed, names.length - 2)
    );
    const states = names.map((name) => {
      const now = readFileSync(within(`data/${name}`), "utf8");
      return now === texts.get(name) ? "canonical" : now === spoilt(name) ? "as it was" : "broken";
    });
    expect(states).not.toContain("broken");
    expect(states).toContain("as it was");
    expect(project.run("format").status).toBe(0);
    for (const name of names)
      expect(readFileSync(within(`data/${name}`), "utf8"), name).toBe(texts.get(name));
    expect(litter("data")).toEqual([]);
  });
});

describe("the change of sites, killed", () => {
  const swap = 'import {swapSite} from "./packages/site/src/build/swap.js";\nawait swapSite();\n';
  const recover = swap.replaceAll("swapSite", "recoverSite");
  const folders = ["dist", "dist.next", "dist.last"];
  const clear = () =>
    folders.forEach((name) => rmSync(within(name), {recursive: true, force: true}));

  it.each([0, 1, 2, 3])(
    "at step %i leaves one whole site, and the next command clears up",
    (step) => {
      writeFileSync(within("swap.ts"), swap);
      writeFileSync(within("recover.ts"), recover);
      for (const name of ["dist", "dist.next"]) {
        mkdirSync(within(name), {recursive: true});
        for (const file of ["index.html", "other.html"])
          writeFileSync(within(join(name, file)), name);
      }
      killed("swap.ts", /^(rename|rm) dist/, step);
      expect(project.run("recover.ts").status).toBe(0);
      const whole = readdirSync(within("dist")).map((file) =>
        readFileSync(within(join("dist", file)), "utf8")
      );
      expect(whole).toEqual(step < 3 ? ["dist", "dist"] : ["dist.next", "dist.next"]);
      expect(folders.filter((name) => existsSync(within(name)))).toEqual(["dist"]);
      clear();
    }
  );
});

describe("npm run build, killed", () => {
  const points: [string, RegExp, number][] = [
    ["while it fills packages", /^writeFile src\/\.observablehq\/cache\/_npm/, seeded(1, 20)],
    [
      "while it puts outputs in place",
      /^(writeFile|rename) src\/\.observablehq\/cache\/(data|download)/,
      seeded(2, 150)
    ],
    ["while it writes the site", /^(writeFile|copyFile) dist\.next/, seeded(3, 150)]
  ];

  it("leaves the last site whole at each point; the next build is as if nothing had been, and alone", async () => {
    cpSync("dist", within("dist"), {recursive: true});
    const last = sums("dist");
    for (const [when, pattern, after] of points) {
      killed("build", pattern, after);
      expect(sums(within("dist")), when).toEqual(last);
    }
    const output = await builtBeside(() => {
      const {status, output: refused} = project.run("build");
      expect(refused).toMatch(/^dist: is being made by process \d+ \(wait until it has ended/);
      expect(status).toBe(1);
      expect(project.run("check").status).toBe(0);
      expect(existsSync(within("dist.maker"))).toBe(true);
    });
    expect(output).toMatch(/^built dist/m);
    expect(sums(within("dist"))).toEqual(last);
    expect(litter("src/.observablehq/cache")).toEqual([]);
    expect(
      ["dist.next", "dist.last", "dist.maker"].filter((name) => existsSync(within(name)))
    ).toEqual([]);
  }, 900_000);
});
