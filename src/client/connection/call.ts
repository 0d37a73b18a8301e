/** What every call takes. */
export interface CallOptions {
  /** Ends the wait; the call rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long to wait, in milliseconds. Each call has a default. */
  timeoutMs?: number;
}
