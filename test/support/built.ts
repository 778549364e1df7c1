import {get} from "node:http";
import {text} from "node:stream/consumers";
import {expect, inject} from "vitest";

/** Waits until the site at an address is built, however long that takes. Rejects with what the build said. */
export function built(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, (response) => {
      if (response.statusCode === 200) resolve(void response.resume());
      else text(response).then((said) => reject(new Error(said)), reject);
    }).on("error", reject);
  });
}

// Tests of the site read its files too: none begins before they are there.
if (expect.getState().testPath?.includes("/test/site/")) await built(inject("site"));
