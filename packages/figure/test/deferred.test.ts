import {describe, expect, it, vi} from "vitest";
import {withSlowNotice} from "../src/deferred.js";

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
