/** The messages that a test file sends to the runner. */
export type Report =
  /** The module is evaluated. `tests` is the number of tests that will run. */
  | { readonly kind: "registered"; readonly tests: number }
  | { readonly kind: "started"; readonly name: string }
  | { readonly kind: "passed"; readonly name: string }
  /** A test or hook failed. `text` describes the error. */
  | { readonly kind: "failed"; readonly name: string; readonly text: string }
  /** All tests and hooks have run. `cpuMs` is the processor time so far, with that of processes that have ended. */
  | { readonly kind: "ended"; readonly cpuMs: number }
  /** All tests have run, but open resources keep the process alive. */
  | { readonly kind: "open"; readonly resources: string };

/** Sends a message to the runner; does nothing if the file runs alone. Resolves when the message is sent. */
export function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

export function isReport(message: unknown): message is Report {
  return typeof message === "object" && message !== null && "kind" in message;
}
