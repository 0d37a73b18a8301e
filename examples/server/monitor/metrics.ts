import type { HistogramCounts, ServerStatistics } from "chatwire/server";

/** Statistics of the process. */
export interface ProcessStatistics {
  readonly residentBytes: number;
  readonly heapBytes: number;
  readonly cpuSeconds: number;
  /** Delay of the event loop since the last call, by quantile, in seconds. */
  readonly eventLoopDelay: readonly { readonly quantile: number; readonly seconds: number }[];
}

/** Figures of the program that the library does not have. */
export interface ProgramStatistics {
  readonly version: string;
  /** When the certificate expires, in seconds since 1970; undefined: there is none. */
  readonly certificateExpiresSeconds: number | undefined;
  /** Free bytes of the disk of the database, as far as this user may use them; undefined if unknown. */
  readonly diskFreeBytes: number | undefined;
}

type Labels = Readonly<Record<string, string | number>>;
type Sample = readonly [Labels, number];

/**
 * Formats statistics in the text format of Prometheus, version 0.0.4.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function renderMetrics(
  server: ServerStatistics,
  process: ProcessStatistics,
  program: ProgramStatistics,
): string {
  return [...programMetrics(program), ...serverMetrics(server), ...processMetrics(process)].join("");
}

/** Statistics of one part of a server of several processes. */
export type RoleStatistics =
  /** `server` is undefined until there is a core. */
  | { readonly role: "gateway"; readonly server: ServerStatistics | undefined; readonly hasCore: boolean }
  /** `server` is undefined while it stands by. */
  | { readonly role: "core"; readonly server: ServerStatistics | undefined; readonly gateways: number };

/** As `renderMetrics`, of one part. What other parts count is 0. */
export function renderRoleMetrics(
  part: RoleStatistics,
  process: ProcessStatistics,
  program: ProgramStatistics,
): string {
  const { role, server } = part;
  const own =
    part.role === "gateway"
      ? [gauge("chatwire_gateway_has_core", "1 if a core answers this gateway.", Number(part.hasCore))]
      : [
          gauge("chatwire_core_answers", "1 if this core answers; 0 if it stands by.", Number(server !== undefined)),
          gauge("chatwire_core_gateways", "Gateways that this core has heard lately.", part.gateways),
        ];
  return [
    gauge("chatwire_role_info", "Which part of the server this is; always 1.", [[{ role }, 1]]),
    ...own,
    ...programMetrics(program),
    ...(server === undefined ? [] : serverMetrics(server)),
    ...processMetrics(process),
  ].join("");
}

function programMetrics({ version, certificateExpiresSeconds, diskFreeBytes }: ProgramStatistics): string[] {
  return [
    gauge("chatwire_build_info", "The version of the server and of Node; always 1.", [
      [{ version, node: process.version }, 1],
    ]),
    ...(certificateExpiresSeconds === undefined
      ? []
      : [
          gauge(
            "chatwire_certificate_expiry_timestamp_seconds",
            "When the certificate expires, in seconds since 1970.",
            certificateExpiresSeconds,
          ),
        ]),
    ...(diskFreeBytes === undefined
      ? []
      : [gauge("chatwire_disk_free_bytes", "Free bytes of the disk of the database.", diskFreeBytes)]),
  ];
}

function serverMetrics(server: ServerStatistics): string[] {
  const { connections } = server;
  return [
    gauge("chatwire_uptime_seconds", "Seconds since the server started.", server.uptimeMs / 1_000),
    gauge("chatwire_connections", "Open connections.", connections.openNow),
    gauge("chatwire_connections_logged_in", "Open connections with a login.", connections.loggedInNow),
    counter("chatwire_connections_opened_total", "Connections opened.", connections.opened),
    counter("chatwire_connections_closed_total", "Connections closed, by reason.", by("code", connections.closed)),
    gauge(
      "chatwire_sessions_detached",
      "Sessions whose connection is lost and that clients may resume.",
      connections.detachedNow,
    ),
    counter("chatwire_sessions_resumed_total", "Sessions that clients have resumed.", connections.resumed),
    counter("chatwire_connections_refused_total", "Connections refused, by reason.", by("code", connections.refused)),
    counter(
      "chatwire_descriptors_exhausted_seconds_total",
      "Seconds in which no file descriptor was left, so that connections were closed.",
      connections.exhaustedSeconds,
    ),
    gauge("chatwire_accounts", "Registered accounts.", server.accountsNow),
    gauge("chatwire_rooms", "Rooms.", server.roomsNow),
    gauge("chatwire_store_bytes", "Length of the database with its log.", server.store.bytesNow),
    gauge("chatwire_store_full", "1 if nothing can be stored.", Number(server.store.fullNow)),
    counter("chatwire_logins_total", "Logins, by kind.", by("kind", server.logins)),
    counter("chatwire_logins_failed_total", "Failed logins, by kind.", by("kind", server.loginsFailed)),
    counter(
      "chatwire_requests_total",
      "Requests answered, by command and outcome.",
      server.requests.map(({ command, outcome, count }): Sample => [{ command, outcome }, count]),
    ),
    ...limitMetrics(server),
    counter(
      "chatwire_events_skipped_total",
      "Events of clients skipped, by reason.",
      by("code", server.events.skipped),
    ),
    counter("chatwire_events_refused_total", "Critical events refused, by the end that refused them.", [
      [{ by: "server" }, server.events.refused],
      [{ by: "client" }, server.events.refusedByClients],
    ]),
    counter("chatwire_received_bytes_total", "Bytes of frames received, without TLS.", server.bytesReceived),
    counter("chatwire_sent_bytes_total", "Bytes of frames sent, without TLS.", server.bytesSent),
    counter("chatwire_datagrams_dropped_total", "Datagrams dropped.", server.datagramsDropped),
    gauge("chatwire_relay_pairs", "Conversations that may use the relay.", server.relay.pairsNow),
    counter("chatwire_relay_datagrams_total", "Datagrams that the relay forwarded.", server.relay.datagrams),
    counter("chatwire_relay_bytes_total", "Bytes of these datagrams.", server.relay.bytes),
    counter("chatwire_relay_messages_total", "Those of them that arrived over TLS.", server.relay.messages),
    counter("chatwire_relay_bound_total", "Ways to clients that the relay has bound, by transport.", [
      [{ transport: "udp" }, server.relay.bound],
      [{ transport: "tls" }, server.relay.boundConnections],
    ]),
    counter("chatwire_relay_dropped_total", "Datagrams that the relay did not forward, by reason.", [
      [{ reason: "refused" }, server.relay.refused],
      [{ reason: "unbound" }, server.relay.unbound],
      [{ reason: "rate" }, server.relay.overRate],
      [{ reason: "quota" }, server.relay.overQuota],
      [{ reason: "queue" }, server.relay.queueDropped],
    ]),
    histogram("chatwire_commit_seconds", "Duration of commits to the store.", server.commits),
    counter(
      "chatwire_log_entries_suppressed_total",
      "Log entries suppressed by the rate limit.",
      server.logEntriesSuppressed,
    ),
  ];
}

function limitMetrics(server: ServerStatistics): string[] {
  return [
    counter(
      "chatwire_limit_refused_total",
      "Requests and connections refused, and events dropped, by limit.",
      by("limit", server.refusedByLimit),
    ),
    counter(
      "chatwire_limit_refused_by_prefix_total",
      "Those of them that a limit for addresses refused, by limit and by part of the address.",
      server.refusedByPrefix.map(({ limit, prefix, count }): Sample => [{ limit, prefix }, count]),
    ),
  ];
}

function processMetrics(process: ProcessStatistics): string[] {
  return [
    gauge(
      "chatwire_event_loop_delay_seconds",
      "Delay of the event loop since the last scrape.",
      process.eventLoopDelay.map(({ quantile, seconds }): Sample => [{ quantile }, seconds]),
    ),
    gauge("process_resident_memory_bytes", "Resident memory of the process.", process.residentBytes),
    gauge("nodejs_heap_size_used_bytes", "Memory used by JavaScript.", process.heapBytes),
    counter("process_cpu_seconds_total", "Processor time of the process.", process.cpuSeconds),
  ];
}

function gauge(name: string, help: string, value: number | readonly Sample[]): string {
  return family(name, "gauge", help, samplesOf(name, value));
}

function counter(name: string, help: string, value: number | readonly Sample[]): string {
  return family(name, "counter", help, samplesOf(name, value));
}

function histogram(name: string, help: string, { buckets, count, sumMs }: HistogramCounts): string {
  const lines = buckets.map((bucket) => sample(`${name}_bucket`, { le: bucket.atMostMs / 1_000 }, bucket.count));
  return family(name, "histogram", help, [
    ...lines,
    sample(`${name}_bucket`, { le: "+Inf" }, count),
    sample(`${name}_sum`, {}, sumMs / 1_000),
    sample(`${name}_count`, {}, count),
  ]);
}

function family(name: string, type: string, help: string, samples: readonly string[]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.join("")}`;
}

function samplesOf(name: string, value: number | readonly Sample[]): string[] {
  if (typeof value === "number") return [sample(name, {}, value)];
  return value.map(([labels, count]) => sample(name, labels, count));
}

function sample(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(String(text))}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}\n`;
}

function escapeLabel(text: string): string {
  return text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
}

function by(label: string, counts: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(counts).map(([name, count]) => [{ [label]: name }, count]);
}
