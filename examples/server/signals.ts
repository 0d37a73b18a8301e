/** The same signal within this time is ignored: npm forwards a signal that the terminal has sent to us as well. */
const ECHO_MS = 250;

/**
 * Listens for SIGINT and SIGTERM, and for the end of the terminal.
 *
 * @param onFirst   called at the first signal: shut down
 * @param onSecond  called at a later one: end at once
 */
export function listenForSignals(onFirst: () => void, onSecond: () => void): void {
  let first: { signal: string; atMs: number } | undefined;
  const signals = process.stdout.isTTY ? (["SIGINT", "SIGTERM", "SIGHUP"] as const) : (["SIGINT", "SIGTERM"] as const);
  for (const signal of signals) {
    process.on(signal, () => {
      const nowMs = performance.now();
      if (first === undefined) {
        first = { signal, atMs: nowMs };
        onFirst();
      } else if (signal !== first.signal || nowMs - first.atMs > ECHO_MS) onSecond();
    });
  }
}

/**
 * Listens for SIGHUP, unless that means that the terminal of the server has closed.
 *
 * @param onHangUp  called at each: load what can be loaded anew
 * @returns what to dispose of at the end
 */
export function listenForHangUps(onHangUp: () => void): Disposable {
  const isReload = !process.stdout.isTTY && process.platform !== "win32";
  if (isReload) process.on("SIGHUP", onHangUp);
  return { [Symbol.dispose]: () => void process.off("SIGHUP", onHangUp) };
}
