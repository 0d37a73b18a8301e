import { formatServerAddress } from "chatwire";
import { ChatServer, type SqliteStore } from "chatwire/server";
import type { Options } from "./config/options.ts";
import { Control, type ControlHandler, controlAddress } from "./control/control.ts";
import { openAccounts } from "./data/accounts.ts";
import { Certificates, warnOfNewCertificate } from "./data/certificate.ts";
import { warnOfReadablePepper } from "./data/pepper.ts";
import type { ProgramLog } from "./log-output.ts";
import { renderMetrics } from "./monitor/metrics.ts";
import { Monitor } from "./monitor/monitor.ts";
import { ProcessWatch } from "./monitor/process-statistics.ts";
import { listenForHangUps } from "./signals.ts";

/**
 * Runs the server until it is stopped or fails.
 *
 * @param stopped  resolves when the server must shut down
 * @returns "drained" if the shutdown completed, "cut-short" if it took too long, "failed" if the server failed (see the log)
 * @throws if the server cannot start
 */
export async function serve(
  options: Options,
  log: ProgramLog,
  stopped: Promise<void>,
): Promise<"drained" | "cut-short" | "failed"> {
  const { host, port, limits } = options;
  warnOfNewCertificate(options, log);
  const certificates = await Certificates.read(options);
  const store = await openAccounts(options);
  await warnOfReadablePepper(options, log);
  const { certificate, nextKey } = certificates;
  await using server = await ChatServer.listen({
    ...{ host, port, certificate, store, limits, logger: log },
    ...(nextKey !== undefined && { nextKey }),
  });
  await using _control = await startControl(store, options, log);
  await using monitor = await startMonitor(server, options, log);
  console.log(`Listening on ${urlOf(server)} key sha256=${server.fingerprint}`);
  using _hangUps = listenForHangUps(() => certificates.reload(server, log));
  if (monitor !== undefined) console.log(`Monitor on ${monitor.url}`);
  const failed = server.closed.then(
    () => false,
    () => true,
  );
  await Promise.race([stopped, failed]);
  const outcome = await server.close({ timeoutMs: options.drainTimeoutMs });
  console.log("The server has stopped.");
  return (await failed) ? "failed" : outcome;
}

/** Listens for commands. Without its socket the server runs, and cannot be backed up meanwhile. */
async function startControl(
  store: SqliteStore,
  { database }: Options,
  log: ProgramLog,
): Promise<AsyncDisposable | undefined> {
  const handle: ControlHandler = async ({ command, file }) => {
    if (command !== "backup") throw new Error(`The server does not know the command ${command}.`);
    await store.backup(file);
    log({ level: "info", event: "backup-written", path: file });
  };
  try {
    const control = await Control.listen(database, handle);
    return { [Symbol.asyncDispose]: () => control.close() };
  } catch (error) {
    const text = `Commands cannot be given while the server runs: ${error instanceof Error ? error.message : error}`;
    log({ level: "warn", event: "control-failed", path: controlAddress(database), text });
    return undefined;
  }
}

async function startMonitor(
  server: ChatServer,
  { monitorHost, monitorPort }: Options,
  log: ProgramLog,
): Promise<(AsyncDisposable & { readonly url: string }) | undefined> {
  if (monitorPort === undefined) return undefined;
  const watch = new ProcessWatch();
  const monitor = await Monitor.listen({
    host: monitorHost,
    port: monitorPort,
    health: () => (server.draining ? "draining" : server.statistics().store.fullNow ? "store full" : "ok"),
    metrics: () => renderMetrics(server.statistics(), watch.take()),
  });
  log({ level: "info", event: "monitor-started", url: monitor.url });
  return {
    url: monitor.url,
    async [Symbol.asyncDispose](): Promise<void> {
      watch.end();
      await monitor.close();
    },
  };
}

function urlOf({ host, port }: ChatServer): string {
  return formatServerAddress({ host, port, security: "tls", fingerprint: undefined });
}
