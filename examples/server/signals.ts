/** The same signal within this time is ignored: npm forwards a signal that the terminal has sent to us as well. */
const ECHO_MS = 250;

/**
 * Listens for SIGINT and SIGTERM.
 *
 * @param onFirst   called at the first signal: shut down
 * @param onSecond  called at a later one: end at once
 */
export function listenForSignals(onFirst: () => void, onSecond: () => void): void {
  let first: { signal: string; atMs: number } | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      const nowMs = performance.now();
      if (first === undefined) {
        first = { signal, atMs: nowMs };
        onFirst();
      } else if (signal !== first.signal || nowMs - first.atMs > ECHO_MS) onSecond();
    });
  }
}
