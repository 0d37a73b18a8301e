/**
 * Follows each request that has passed the checks of its rule, for a tracing system: called with its command, it returns
 * what is called once with the outcome, "OK" or the code of the refusal. Neither names nor contents are given.
 */
export type Tracer = (command: string) => (outcome: string) => void;

const IGNORED = (): void => {};

/** A tracer whose errors go to `onError`, so that none of them ends a request. */
export function guardTracer(tracer: Tracer | undefined, onError: (error: unknown) => void): Tracer {
  if (tracer === undefined) return () => IGNORED;
  return (command) => {
    const end = guard(() => tracer(command), onError);
    return end === undefined ? IGNORED : (outcome) => void guard(() => end(outcome), onError);
  };
}

function guard<T>(run: () => T, onError: (error: unknown) => void): T | undefined {
  try {
    return run();
  } catch (error) {
    onError(error);
    return undefined;
  }
}
