/** What a test file tells the runner while it runs, one message at a time. */
export type Report =
  /** The module is evaluated; so many tests are about to run. */
  | { readonly kind: "registered"; readonly tests: number }
  | { readonly kind: "started"; readonly name: string }
  | { readonly kind: "passed"; readonly name: string }
  /** A test or a hook failed; `text` is for people. */
  | { readonly kind: "failed"; readonly name: string; readonly text: string }
  /** All tests and hooks are over. */
  | { readonly kind: "ended" }
  /** All tests are over, but something keeps the process alive. */
  | { readonly kind: "open"; readonly resources: string };

/** Tells the runner, where there is one. The promise resolves when the message is on its way. */
export function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

export function isReport(message: unknown): message is Report {
  return typeof message === "object" && message !== null && "kind" in message;
}
