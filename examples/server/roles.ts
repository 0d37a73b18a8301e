/**
 * One part of a server that runs as several processes: `--role gateway` has the connections of clients, `--role core` the
 * rules of the chat and the accounts, or stands by for the one that has them.
 */

import { formatServerAddress } from "chatwire";
import { type Bus, CoreNode, connectNatsBus, GatewayServer, PostgresLeases } from "chatwire/cluster";
import { readVersion } from "../shared/version.ts";
import { controlPlace, type Options, partNameOf, type RoleOptions } from "./config/options.ts";
import { CoreCommands, GatewayCommands } from "./control/parts.ts";
import { startControl } from "./control/start.ts";
import { Certificates } from "./data/certificate.ts";
import { openPostgres } from "./data/postgres-accounts.ts";
import { readRequiredFile } from "./data/unusable-file.ts";
import type { LogOutput, ProgramLog } from "./log-output.ts";
import { type RoleStatistics, renderRoleMetrics } from "./monitor/metrics.ts";
import { loadTracer } from "./monitor/open-telemetry.ts";
import { type Monitored, startMonitors } from "./monitor/start.ts";
import { listenForHangUps } from "./signals.ts";

/** The text of an error is logged once in so many milliseconds, and so many different ones at most. */
const REPEATED_MS = 10_000;
const DIFFERENT_MAX = 20;

/** The name of the server on the bus. A bus may carry several servers, each with accounts of its own. */
const SERVER = "chatwire";

/**
 * Runs one part until it is stopped.
 *
 * @param stopped  resolves when it must shut down
 * @throws if it cannot start
 */
export async function serveRole(
  options: RoleOptions,
  output: LogOutput,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const { log } = output;
  const bus = await connectNatsBus({
    servers: options.bus.split(","),
    name: partNameOf(options),
    onError: errorLog(log, "bus-failed"),
    ...(await access(options)),
  });
  try {
    return options.role === "core"
      ? await serveCore(options, bus, output, stopped)
      : await serveGateway(options, bus, output, stopped);
  } finally {
    await bus.close();
  }
}

async function serveGateway(
  options: RoleOptions,
  bus: Bus,
  { log, setLevel }: LogOutput,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const { host, addresses, port, secondProbeHost } = options;
  const certificates = await Certificates.read(options);
  const { certificate, nextKey } = certificates;
  const tracer = await loadTracer(readVersion());
  const secondProbePort = options.secondProbePort === "off" ? false : options.secondProbePort;
  let gateway: GatewayServer | undefined;
  const hasCore = (): boolean => gateway?.hasCore ?? false;
  const loadCertificates = (to: GatewayServer): Promise<void> => certificates.reload(to, log);
  const commands = new GatewayCommands(setLevel, loadCertificates);
  await using _control = await startControl(commands, controlPlace(options), log);
  // It answers before there is a core: an operator has to see what is missing.
  await using _monitors = await startPartMonitors(options, log, {
    health: () => (gateway?.draining ? "draining" : hasCore() ? "ok" : "no core"),
    statistics: () => ({ role: "gateway", server: gateway?.statistics(), hasCore: hasCore() }),
    certificate: () => certificates.certificate.cert,
  });
  console.log("Waiting for a core.");
  const waiting = new AbortController();
  void stopped.then(() => waiting.abort());
  const listening = GatewayServer.listen({
    bus,
    signal: waiting.signal,
    server: SERVER,
    name: partNameOf(options),
    listen: {
      ...{ port, secondProbePort, certificate, logger: log, relay: options.relay === "on" },
      ...(host !== undefined && { host }),
      ...(addresses !== undefined && { addresses: addresses.split(",") }),
      ...(nextKey !== undefined && { nextKey }),
      ...(secondProbeHost !== undefined && { secondProbeHost }),
      ...(tracer !== undefined && { tracer }),
    },
  });
  const started = await listening.catch((error) => {
    if (!waiting.signal.aborted) throw error;
  });
  // A gateway that has not found a core has no clients to drain.
  if (started === undefined) return "drained";
  gateway = started;
  commands.gateway = started;
  using _hangUps = listenForHangUps(() => void loadCertificates(started).catch(() => {}));
  const { host: bound, port: boundPort, fingerprint } = started;
  const at = formatServerAddress({ host: bound, port: boundPort, security: "tls", fingerprint: undefined });
  console.log(`Listening on ${at} key sha256=${fingerprint}`);
  await stopped;
  const outcome = await started.close({ timeoutMs: options.drainTimeoutMs });
  console.log("The gateway has stopped.");
  return outcome;
}

async function serveCore(
  options: RoleOptions,
  bus: Bus,
  { log, setLevel }: LogOutput,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const { store: url = "", pepper, limits } = options;
  const tracer = await loadTracer(readVersion());
  const commands = new CoreCommands(setLevel);
  await using _control = await startControl(commands, controlPlace(options), log);
  const leases = await PostgresLeases.open(url);
  await using node = new CoreNode({
    ...{ bus, leases, limits, logger: log, ...(tracer !== undefined && { tracer }) },
    server: SERVER,
    name: partNameOf(options),
    openStore: () => openPostgres(url, pepper),
    onChange: (core) => {
      commands.core = core;
      log({ level: "info", event: core === undefined ? "core-stands-by" : "core-answers" });
      console.log(core === undefined ? "Standing by." : "Answering.");
    },
    onError: errorLog(log, "core-failed"),
  });
  await using _monitors = await startPartMonitors(options, log, {
    health: () => healthOf(node),
    statistics: () => ({ role: "core", server: node.core?.statistics(), gateways: node.core?.gateways.length ?? 0 }),
    certificate: () => undefined,
  });
  console.log("Standing by.");
  await stopped;
  const outcome = await node.close({ timeoutMs: options.drainTimeoutMs });
  console.log("The core has stopped.");
  return outcome;
}

function healthOf({ draining, core }: CoreNode): ReturnType<Monitored["health"]> {
  if (draining) return "draining";
  if (core === undefined) return "standing by";
  return core.statistics().store.fullNow ? "store full" : "ok";
}

/** The health and the statistics of a part, for the monitor. */
interface MonitoredPart extends Pick<Monitored, "health" | "certificate"> {
  readonly statistics: () => RoleStatistics;
}

async function startPartMonitors(
  options: Options,
  log: ProgramLog,
  { statistics, ...part }: MonitoredPart,
): Promise<AsyncDisposable> {
  const metrics: Monitored["metrics"] = (process, program) => renderRoleMetrics(statistics(), process, program);
  const monitors = await startMonitors(options, log, { ...part, metrics });
  for (const url of monitors.urls) console.log(`Monitor on ${url}`);
  return monitors;
}

/** Logs errors of calls that are repeated until they succeed: each text once in a while. */
export function errorLog(
  log: ProgramLog,
  event: string,
  nowMs: () => number = () => performance.now(),
): (error: unknown) => void {
  const logged = new Map<string, number>();
  return (error) => {
    const text = textOf(error);
    for (const [other, atMs] of logged) if (nowMs() - atMs >= REPEATED_MS) logged.delete(other);
    if (logged.has(text) || logged.size >= DIFFERENT_MAX) return;
    logged.set(text, nowMs());
    log({ level: "error", event, text });
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How this part proves to the bus who it is. */
async function access({ busUser, busPasswordFile, busAuthorities }: Options) {
  return {
    ...(busUser !== undefined && { user: busUser }),
    ...(busPasswordFile !== undefined && { password: (await readRequiredFile(busPasswordFile)).toString().trim() }),
    ...(busAuthorities !== undefined && { authorities: (await readRequiredFile(busAuthorities)).toString() }),
  };
}
