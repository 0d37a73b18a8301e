/**
 * One part of a server that runs as several processes: `--role gateway` has the connections of clients, `--role core` the
 * rules of the chat and the accounts, or stands by for the one that has them.
 */

import { hostname } from "node:os";
import { formatServerAddress } from "chatwire";
import { type Bus, CoreNode, connectNatsBus, GatewayServer, PostgresLeases } from "chatwire/cluster";
import { readVersion } from "../shared/version.ts";
import type { Options, RoleOptions } from "./config/options.ts";
import { Certificates } from "./data/certificate.ts";
import { openPostgres } from "./data/postgres-accounts.ts";
import { readRequiredFile } from "./data/unusable-file.ts";
import type { ProgramLog } from "./log-output.ts";
import { type RoleStatistics, renderRoleMetrics } from "./monitor/metrics.ts";
import { Monitor, type MonitorPlace } from "./monitor/monitor.ts";
import { loadTracer } from "./monitor/open-telemetry.ts";
import { ProcessWatch } from "./monitor/process-statistics.ts";
import { takeProgramStatistics } from "./monitor/program-statistics.ts";
import { readToken } from "./monitor/token.ts";
import { listenForHangUps } from "./signals.ts";

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
  log: ProgramLog,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const bus = await connectNatsBus({
    servers: options.bus.split(","),
    name: nodeName(options),
    ...(await access(options)),
  });
  try {
    return options.role === "core"
      ? await serveCore(options, bus, log, stopped)
      : await serveGateway(options, bus, log, stopped);
  } finally {
    await bus.close();
  }
}

async function serveGateway(
  options: RoleOptions,
  bus: Bus,
  log: ProgramLog,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const { host, addresses, port, secondProbeHost } = options;
  const certificates = await Certificates.read(options);
  const { certificate, nextKey } = certificates;
  const tracer = await loadTracer(readVersion());
  const secondProbePort = options.secondProbePort === "off" ? false : options.secondProbePort;
  console.log("Waiting for a core.");
  const listening = GatewayServer.listen({
    bus,
    server: SERVER,
    name: nodeName(options),
    listen: {
      ...{ port, secondProbePort, certificate, logger: log, relay: options.relay === "on" },
      ...(host !== undefined && { host }),
      ...(addresses !== undefined && { addresses: addresses.split(",") }),
      ...(nextKey !== undefined && { nextKey }),
      ...(secondProbeHost !== undefined && { secondProbeHost }),
      ...(tracer !== undefined && { tracer }),
    },
  });
  // A gateway that has not found a core yet has no clients to drain.
  const gateway = await Promise.race([listening, stopped]);
  if (gateway === undefined) return "drained";
  const loadCertificates = (): Promise<void> => certificates.reload(gateway, log);
  using _hangUps = listenForHangUps(() => void loadCertificates().catch(() => {}));
  await using _monitors = await startMonitors(options, log, {
    health: () => (gateway.draining ? "draining" : gateway.hasCore ? "ok" : "no core"),
    statistics: () => ({ role: "gateway", server: gateway.statistics(), hasCore: gateway.hasCore }),
    certificate: () => certificates.certificate.cert,
  });
  const at = formatServerAddress({ host: gateway.host, port: gateway.port, security: "tls", fingerprint: undefined });
  console.log(`Listening on ${at} key sha256=${gateway.fingerprint}`);
  await stopped;
  const outcome = await gateway.close();
  console.log("The gateway has stopped.");
  return outcome;
}

async function serveCore(
  options: RoleOptions,
  bus: Bus,
  log: ProgramLog,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short"> {
  const { store: url = "", pepper, limits } = options;
  const leases = await PostgresLeases.open(url);
  await using node = new CoreNode({
    ...{ bus, leases, limits, logger: log },
    server: SERVER,
    name: nodeName(options),
    openStore: () => openPostgres(url, pepper),
    onChange: (core) => {
      log({ level: "info", event: core === undefined ? "core-stands-by" : "core-answers" });
      console.log(core === undefined ? "Standing by." : "Answering.");
    },
    onError: (error) => {
      log({ level: "error", event: "core-failed", text: error instanceof Error ? error.message : String(error) });
    },
  });
  await using _monitors = await startMonitors(options, log, {
    health: () =>
      node.core === undefined ? "standing by" : node.core.statistics().store.fullNow ? "store full" : "ok",
    statistics: () => ({ role: "core", server: node.core?.statistics(), gateways: node.core?.gateways.length ?? 0 }),
    certificate: () => undefined,
  });
  console.log("Standing by.");
  await stopped;
  await node.close();
  console.log("The core has stopped.");
  return "drained";
}

/** The health and the statistics of a part, for the monitor. */
interface MonitoredPart {
  readonly health: () => ReturnType<Parameters<typeof Monitor.listen>[0]["health"]>;
  readonly statistics: () => RoleStatistics;
  /** PEM; undefined: the part has none. */
  readonly certificate: () => string | undefined;
}

async function startMonitors(options: Options, log: ProgramLog, part: MonitoredPart): Promise<AsyncDisposable> {
  const { monitorHost: host, monitorPort: port, monitorSocket: socket, monitorTokenFile, database } = options;
  const places: MonitorPlace[] = [
    ...(port === undefined ? [] : [{ host, port }]),
    ...(socket === undefined ? [] : [{ socket }]),
  ];
  const token = monitorTokenFile === undefined ? undefined : await readToken(monitorTokenFile);
  const ends: (() => Promise<void>)[] = [];
  for (const place of places) {
    const watch = new ProcessWatch();
    const metrics = (): string =>
      renderRoleMetrics(part.statistics(), watch.take(), takeProgramStatistics(part.certificate(), database));
    const monitor = await Monitor.listen({ place, token, health: part.health, metrics });
    ends.push(async () => {
      watch.end();
      await monitor.close();
    });
    log({ level: "info", event: "monitor-started", url: monitor.url });
    console.log(`Monitor on ${monitor.url}`);
  }
  return {
    async [Symbol.asyncDispose](): Promise<void> {
      for (const end of ends) await end();
    },
  };
}

/** How this part proves to the bus who it is. */
async function access({ busUser, busPasswordFile, busAuthorities }: Options) {
  return {
    ...(busUser !== undefined && { user: busUser }),
    ...(busPasswordFile !== undefined && { password: (await readRequiredFile(busPasswordFile)).toString().trim() }),
    ...(busAuthorities !== undefined && { authorities: (await readRequiredFile(busAuthorities)).toString() }),
  };
}

/** The name of this part, which no other one of the server has. */
function nodeName({ nodeName: given, role }: RoleOptions): string {
  return given ?? `${role}-${hostname().replace(/[^A-Za-z0-9_-]/g, "-")}`.slice(0, 32);
}
