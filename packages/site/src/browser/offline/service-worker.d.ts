/** What a service worker has of its own; the library of types for pages does not know it. */
export interface ServiceWorkerScope extends Pick<
  WindowOrWorkerGlobalScope,
  "caches" | "crypto" | "fetch"
> {
  registration: {scope: string};
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: {
      type: "window";
      includeUncontrolled: boolean;
    }) => Promise<(MessageTarget & {url: string})[]>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (name: "install" | "activate", listener: (event: WaitingEvent) => void): void;
    (
      name: "message",
      listener: (event: WaitingEvent & {data: unknown; source: MessageTarget | null}) => void
    ): void;
    (name: "fetch", listener: (event: AnsweringEvent) => void): void;
  };
}

export interface WaitingEvent {
  waitUntil: (promise: Promise<unknown>) => void;
}

export interface AnsweringEvent extends WaitingEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}

export interface MessageTarget {
  postMessage: (message: unknown, ports?: MessagePort[]) => void;
}
