/** Resolves when all that came up in this turn of the event loop has been looked at: other sockets' bytes too. */
export function endOfTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
