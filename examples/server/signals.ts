/** The same signal again within this time is the same wish: an npm that runs us passes on what the terminal sent us. */
const ECHO_MS = 250;

/**
 * Listens for SIGINT and SIGTERM.
 *
 * @param onFirst  asks for the end
 * @param onSecond asks for it at once
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
