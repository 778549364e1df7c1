import {expect, inject} from "vitest";

// Tests of the site read its files too: none begins before the site is built.
if (expect.getState().testPath?.includes("/test/site/")) {
  const response = await fetch(inject("site"));
  if (!response.ok) throw new Error(await response.text());
}
