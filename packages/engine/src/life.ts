import type {EngineHost} from "./host.js";

/**
 * Returns a promise that is rejected when a worker ends, in whatever way: by an error that nothing caught, or without a
 * word, when the lock that it says it holds becomes free. `life` names that lock; hosts without encryption have none.
 */
export function endOf(worker: Worker, life: string, {ended: fault}: EngineHost): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: string | null) => reject(fault(reason));
    worker.addEventListener("error", ({message}) => end(message));
    worker.addEventListener(
      "message",
      function hold(event: MessageEvent<{coldWinterLives?: true} | null>) {
        if (!event.data?.coldWinterLives) return;
        worker.removeEventListener("message", hold);
        event.stopImmediatePropagation();
        void navigator.locks.request(life, () => end(null));
      }
    );
  });
  ended.catch(() => undefined);
  return ended;
}

let count = 0;

/** Returns a new name for the life of a worker. */
export function newLife(): string {
  return `cold-winter-engine-${Date.now()}-${count++}`;
}
