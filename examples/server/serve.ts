import { networkInterfaces } from "node:os";
import { formatServerAddress } from "chatwire";
import { ChatServer, SqliteStore } from "chatwire/server";
import { typedCommand } from "../shared/typed-command.ts";
import { readVersion } from "../shared/version.ts";
import { controlPlace, type Options } from "./config/options.ts";
import type { CommandContext } from "./control/commands.ts";
import { startControl } from "./control/start.ts";
import { openAccounts } from "./data/accounts.ts";
import { Certificates, warnOfNewCertificate } from "./data/certificate.ts";
import { warnOfReadablePepper } from "./data/pepper.ts";
import type { LogOutput } from "./log-output.ts";
import { renderMetrics } from "./monitor/metrics.ts";
import { loadTracer } from "./monitor/open-telemetry.ts";
import { startMonitors } from "./monitor/start.ts";
import { listenForHangUps } from "./signals.ts";

/** The addresses that stand for all interfaces. */
const UNSPECIFIED = /^(?:0\.0\.0\.0|[0:]+)$/;

/**
 * Runs the server until it is stopped or fails.
 *
 * @param stopped  resolves when the server must shut down
 * @returns "drained" if the shutdown completed, "cut-short" if it took too long, "failed" if the server failed (see the log)
 * @throws if the server cannot start
 */
export async function serve(
  options: Options,
  { log, setLevel }: LogOutput,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short" | "failed"> {
  const { host, addresses, port, limits } = options;
  const relay = options.relay === "on";
  const { secondProbeHost } = options;
  const secondProbePort = options.secondProbePort === "off" ? false : options.secondProbePort;
  warnOfNewCertificate(options, log);
  const certificates = await Certificates.read(options);
  const store = await openAccounts(options);
  await warnOfReadablePepper(options, log);
  const { certificate, nextKey } = certificates;
  const tracer = await loadTracer(readVersion());
  await using server = await ChatServer.listen({
    ...{ port, relay, secondProbePort, certificate, store, limits, logger: log },
    ...(host !== undefined && { host }),
    ...(addresses !== undefined && { addresses: addresses.split(",") }),
    ...(nextKey !== undefined && { nextKey }),
    ...(secondProbeHost !== undefined && { secondProbeHost }),
    ...(tracer !== undefined && { tracer }),
  });
  const loadCertificates = (): Promise<void> => certificates.reload(server, log);
  const backup = store instanceof SqliteStore ? (file: string) => store.backup(file) : undefined;
  const { operator } = server;
  const ended = new AbortController();
  void server.closed.catch(() => {}).then(() => ended.abort());
  const context: CommandContext = {
    ...{ operator, connections: operator, ended: ended.signal, backup, setLogLevel: setLevel, loadCertificates },
  };
  await using _control = await startControl(context, controlPlace(options), log);
  await using monitors = await startMonitors(options, log, {
    health: () => (server.draining ? "draining" : server.statistics().store.fullNow ? "store full" : "ok"),
    metrics: (process, program) => renderMetrics(server.statistics(), process, program),
    certificate: () => certificates.certificate.cert,
  });
  // Before anybody learns that the server is there: a signal that nobody listens for would end the process.
  using _hangUps = listenForHangUps(() => void loadCertificates().catch(() => {}));
  console.log(`Listening on ${urlOf(server)} key sha256=${server.fingerprint}`);
  for (const url of monitors.urls) console.log(`Monitor on ${url}`);
  console.log(`Data in ${options.data}`);
  console.log(`To connect a client: ${typedCommand("client")} --server ${urlForClients(server, options)}`);
  const failed = server.closed.then(
    () => false,
    () => true,
  );
  await Promise.race([stopped, failed]);
  const outcome = await server.close({ timeoutMs: options.drainTimeoutMs });
  console.log("The server has stopped.");
  return (await failed) ? "failed" : outcome;
}

function urlOf({ host, port }: ChatServer): string {
  return formatServerAddress({ host, port, security: "tls", fingerprint: undefined });
}

/** The address for a client on this machine or another one, with the fingerprint that the client must see. */
function urlForClients({ port, fingerprint }: ChatServer, { host, addresses }: Options): string {
  const isOnAll = host === undefined || UNSPECIFIED.test(host);
  const given = addresses?.split(",")[0] ?? (isOnAll ? undefined : host);
  return formatServerAddress({ host: given ?? ownAddress(), port, security: "tls", fingerprint });
}

/** An address at which other machines may reach this one, of IPv4 if there is one. */
function ownAddress(): string {
  const external = Object.values(networkInterfaces()).flatMap((each = []) => each.filter(({ internal }) => !internal));
  const usable = external.filter(({ scopeid = 0 }) => scopeid === 0);
  return (usable.find(({ family }) => family === "IPv4") ?? usable[0])?.address ?? "localhost";
}
