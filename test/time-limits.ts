/**
 * How long a test may take. A busy machine makes everybody slow, so what a test
 * computes is measured in processor time, which others cannot use up, and the
 * clock only ends what waits for something that never comes.
 */

const TIME_LIMIT_MS = 60_000;
const CHECK_PAUSE_MS = 500;

export interface TimeLimits {
  /** By the clock; the default is 60 s. */
  readonly timeLimitMs?: number;
  /** Processor time of the whole process; the default is half of what it has by the clock. */
  readonly cpuTimeLimitMs?: number;
}

/** Whoever is past a limit may go on for ever: only the end of the process ends it. */
export class TimeLimitError extends Error {}

/** Runs the body. @throws TimeLimitError it took longer than its limits, or takes longer still */
export async function withinLimits(name: string, body: () => unknown, limits: TimeLimits): Promise<void> {
  const { timeLimitMs = TIME_LIMIT_MS, cpuTimeLimitMs = timeLimitMs / 2 } = limits;
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();

  const cpuBreach = (): TimeLimitError | undefined => {
    const { user, system } = process.cpuUsage(startedCpu);
    const isWithin = (user + system) / 1_000 <= cpuTimeLimitMs;
    return isWithin ? undefined : new TimeLimitError(`"${name}" took more than its ${cpuTimeLimitMs} ms of computing.`);
  };
  const breach = (): TimeLimitError | undefined => {
    const isWithin = performance.now() - startedMs < timeLimitMs;
    return isWithin ? cpuBreach() : new TimeLimitError(`"${name}" took longer than its ${timeLimitMs} ms.`);
  };

  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<TimeLimitError>((resolve) => {
    const check = (): void => {
      const error = breach();
      if (error !== undefined) resolve(error);
    };
    timer = setInterval(check, Math.min(timeLimitMs, cpuTimeLimitMs, CHECK_PAUSE_MS));
  });
  try {
    // One that never yields keeps the alarm from ringing, so it is asked once more at its end. Not for the clock:
    // what came late, but came, is well.
    const error = await Promise.race([Promise.resolve(body()).then(cpuBreach), alarm]);
    if (error !== undefined) throw error;
  } finally {
    clearInterval(timer);
  }
}
