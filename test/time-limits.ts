/**
 * How long a test may take. Two limits apply. Processor time limits how much a
 * test computes, and does not depend on how busy the machine is. Elapsed time
 * only ends tests that wait for something that never happens.
 */

const TIME_LIMIT_MS = 60_000;
const CHECK_PAUSE_MS = 500;

export interface TimeLimits {
  /** Elapsed time. Default: 60 s. */
  readonly timeLimitMs?: number;
  /** Processor time of the whole process. Default: half of `timeLimitMs`. */
  readonly cpuTimeLimitMs?: number;
}

/** A test exceeded a limit. It may run forever, and only the end of the process stops it. */
export class TimeLimitError extends Error {}

/**
 * Runs the body of a test or hook.
 *
 * @throws TimeLimitError the body exceeded a limit; it may still be running
 */
export async function withinLimits(name: string, body: () => unknown, limits: TimeLimits): Promise<void> {
  const { timeLimitMs = TIME_LIMIT_MS, cpuTimeLimitMs = timeLimitMs / 2 } = limits;
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();

  const checkCpuTime = (): TimeLimitError | undefined => {
    const { user, system } = process.cpuUsage(startedCpu);
    const isWithin = (user + system) / 1_000 <= cpuTimeLimitMs;
    return isWithin
      ? undefined
      : new TimeLimitError(`"${name}" used more than its ${cpuTimeLimitMs} ms of processor time.`);
  };
  const check = (): TimeLimitError | undefined => {
    const isWithin = performance.now() - startedMs < timeLimitMs;
    return isWithin ? checkCpuTime() : new TimeLimitError(`"${name}" took longer than its ${timeLimitMs} ms.`);
  };

  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<TimeLimitError>((resolve) => {
    const ring = (): void => {
      const error = check();
      if (error !== undefined) resolve(error);
    };
    timer = setInterval(ring, Math.min(timeLimitMs, cpuTimeLimitMs, CHECK_PAUSE_MS));
  });
  try {
    // A body that does not yield blocks the alarm, so its processor time is checked again at the end. Elapsed time is
    // not: a body that ended late has ended.
    const error = await Promise.race([Promise.resolve(body()).then(checkCpuTime), alarm]);
    if (error !== undefined) throw error;
  } finally {
    clearInterval(timer);
  }
}
