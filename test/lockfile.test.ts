import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

describe("the lockfile", () => {
  it("holds what each system needs, at its version", () => {
    interface Locked {
      version?: string;
      link?: boolean;
      optionalDependencies?: Record<string, string>;
    }
    const {packages} = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, Locked>;
    };
    const names = Object.keys(packages).filter((name) => name && packages[name]!.version);
    const missing = Object.entries(packages).flatMap(
      ([of, {version, link, optionalDependencies = {}}]) => [
        ...(of && !version && !link ? [of] : []),
        ...Object.keys(optionalDependencies).filter(
          (name) => !names.some((each) => each.endsWith(`node_modules/${name}`))
        )
      ]
    );
    expect(missing).toEqual([]);
  });

  it("names no registry", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(
      /"resolved": "(?!packages\/)|registry\./
    );
  });
});
