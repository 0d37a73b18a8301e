import type { Options } from "../config/options.ts";
import type { ProgramLog } from "../log-output.ts";
import type { ProcessStatistics, ProgramStatistics } from "./metrics.ts";
import { Monitor, type MonitorOptions, type MonitorPlace } from "./monitor.ts";
import { ProcessWatch } from "./process-statistics.ts";
import { takeProgramStatistics } from "./program-statistics.ts";
import { readToken } from "./token.ts";

/** The server that a monitor reports on, or one part of it. */
export interface Monitored {
  readonly health: MonitorOptions["health"];
  /** Returns the metrics in the text format of Prometheus. */
  readonly metrics: (process: ProcessStatistics, program: ProgramStatistics) => string;
  /** In PEM. Undefined if there is no certificate. */
  readonly certificate: () => string | undefined;
}

/** The monitors that run. Dispose of them at the end. */
export interface Monitors extends AsyncDisposable {
  readonly urls: readonly string[];
}

/**
 * Starts a monitor at each place that the options name.
 *
 * @throws Error a port or a socket cannot be opened, or the file of the token cannot be used
 */
export async function startMonitors(
  { monitorHost: host, monitorPort: port, monitorSocket: socket, monitorTokenFile, database }: Options,
  log: ProgramLog,
  { health, metrics, certificate }: Monitored,
): Promise<Monitors> {
  const places: MonitorPlace[] = [
    ...(port === undefined ? [] : [{ host, port }]),
    ...(socket === undefined ? [] : [{ socket }]),
  ];
  const token = monitorTokenFile === undefined ? undefined : await readToken(monitorTokenFile);
  const started: { readonly monitor: Monitor; readonly watch: ProcessWatch }[] = [];
  const end = async (): Promise<void> => {
    for (const { monitor, watch } of started) {
      watch.end();
      await monitor.close();
    }
  };
  try {
    for (const place of places) {
      const watch = new ProcessWatch();
      const render = (): string => metrics(watch.take(), takeProgramStatistics(certificate(), database));
      const monitor = await Monitor.listen({ place, token, health, metrics: render });
      started.push({ monitor, watch });
      log({ level: "info", event: "monitor-started", url: monitor.url });
    }
  } catch (error) {
    await end();
    throw error;
  }
  return { urls: started.map(({ monitor }) => monitor.url), [Symbol.asyncDispose]: end };
}
