import { TRAFFIC_KINDS, type TrafficCounts } from "../../../peering/traffic.ts";
import type { LinkStatistics } from "./link-statistics.ts";

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [Labels, number];

interface LinkMetric {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: (figures: LinkStatistics) => readonly Sample[];
}

/** A link whose figures a program publishes. */
export interface MeasuredLink {
  /** Tell the links of the program apart, such as `{ peer: "grace" }`. Who reads the metrics reads them. */
  readonly labels: Labels;
  readonly statistics: LinkStatistics;
}

const METRICS: readonly LinkMetric[] = [
  gauge("chatwire_link_round_trip_seconds", "Smoothed round trip time.", ({ rttMs }) =>
    rttMs === undefined ? [] : [[{}, rttMs / 1_000]],
  ),
  counter("chatwire_link_datagrams_total", "Datagrams, by what became of them.", (figures) => [
    [{ outcome: "sent" }, figures.sent],
    [{ outcome: "received" }, figures.received],
    [{ outcome: "replayed" }, figures.replayed],
    [{ outcome: "dropped" }, figures.dropped],
  ]),
  counter(
    "chatwire_link_datagrams_lost_total",
    "Datagrams that count as lost on their way to the peer.",
    ({ lost }) => [[{}, lost]],
  ),
  counter("chatwire_link_datagram_bytes_total", "Bytes of datagrams, without the headers of UDP and IP.", (figures) => [
    [{ direction: "sent" }, figures.sentBytes],
    [{ direction: "received" }, figures.receivedBytes],
  ]),
  counter("chatwire_link_messages_total", "Messages by kind, repeated ones each time.", (figures) =>
    byKind(figures, ({ sentMessages, receivedMessages }) => [sentMessages, receivedMessages]),
  ),
  counter("chatwire_link_message_bytes_total", "Bytes of these messages.", (figures) =>
    byKind(figures, ({ sentBytes, receivedBytes }) => [sentBytes, receivedBytes]),
  ),
  counter("chatwire_link_application_messages_total", "Application messages by type, each once.", (figures) =>
    byType(figures, ({ sentMessages, receivedMessages }) => [sentMessages, receivedMessages]),
  ),
  counter("chatwire_link_application_message_bytes_total", "Bytes of their payloads.", (figures) =>
    byType(figures, ({ sentBytes, receivedBytes }) => [sentBytes, receivedBytes]),
  ),
  gauge("chatwire_link_queued_messages", "Reliable messages that wait to be sent.", ({ queuedMessages }) => [
    [{}, queuedMessages],
  ]),
  gauge("chatwire_link_queued_bytes", "Their bytes, at most.", ({ queuedBytes }) => [[{}, queuedBytes]]),
  gauge("chatwire_link_in_flight_bytes", "Bytes neither acknowledged nor lost.", ({ inFlightBytes }) => [
    [{}, inFlightBytes],
  ]),
  gauge("chatwire_link_window_bytes", "Bytes that congestion control lets be in flight.", ({ windowBytes }) => [
    [{}, windowBytes],
  ]),
  gauge("chatwire_link_rate_bits_per_second", "Rate that congestion control allows.", ({ bitsPerSecond }) =>
    bitsPerSecond === undefined ? [] : [[{}, bitsPerSecond]],
  ),
  counter("chatwire_link_retransmitted_total", "Reliable messages that were sent again.", ({ retransmitted }) => [
    [{}, retransmitted],
  ]),
  counter("chatwire_link_messages_dropped_total", "Messages that were not handled, by reason.", (figures) => [
    [{ reason: "malformed" }, figures.malformed],
    [{ reason: "skipped" }, figures.skipped],
    [{ reason: "rate" }, figures.rateLimited],
    [{ reason: "media" }, figures.mediaRefused],
    [{ reason: "unsent" }, figures.unsent],
  ]),
  counter("chatwire_link_media_sent_frames_total", "Frames sent, by stream.", ({ sentStreams }) =>
    sentStreams.map(({ stream, frames }) => [{ stream: `${stream}` }, frames]),
  ),
  counter("chatwire_link_media_sent_bytes_total", "Bytes of their payloads.", ({ sentStreams }) =>
    sentStreams.map(({ stream, bytes }) => [{ stream: `${stream}` }, bytes]),
  ),
  counter("chatwire_link_media_sent_copies_total", "Copies of earlier frames that were sent.", ({ sentStreams }) =>
    sentStreams.map(({ stream, copies }) => [{ stream: `${stream}` }, copies]),
  ),
  counter("chatwire_link_media_frames_total", "Frames of the peer, by stream and outcome.", ({ receivedStreams }) =>
    receivedStreams.flatMap(({ stream, received, lost, recovered, late, duplicated, concealed }): Sample[] =>
      Object.entries({ received, lost, recovered, late, duplicated, concealed }).map(([outcome, count]) => [
        { stream: `${stream}`, outcome },
        count,
      ]),
    ),
  ),
  counter("chatwire_link_media_bytes_total", "Bytes of the payloads that arrived.", ({ receivedStreams }) =>
    receivedStreams.map(({ stream, bytes }) => [{ stream: `${stream}` }, bytes]),
  ),
  gauge("chatwire_link_media_jitter_seconds", "Interarrival jitter (RFC 3550).", ({ receivedStreams }) =>
    receivedStreams.map(({ stream, jitterUs }) => [{ stream: `${stream}` }, jitterUs / 1_000_000]),
  ),
  gauge("chatwire_link_media_play_out_delay_seconds", "How long a fast frame waits.", ({ receivedStreams }) =>
    receivedStreams.map(({ stream, playOutDelayMs }) => [{ stream: `${stream}` }, playOutDelayMs / 1_000]),
  ),
];

/** The names of the metrics of a link. */
export const LINK_METRIC_NAMES: readonly string[] = METRICS.map(({ name }) => name);

/**
 * Formats the figures of links in the text format of Prometheus, version 0.0.4.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function renderLinkMetrics(links: readonly MeasuredLink[]): string {
  return METRICS.map(({ name, type, help, samples }) => {
    const lines = links.flatMap(({ labels, statistics }) =>
      samples(statistics).map(([own, value]) => `${name}${formatLabels({ ...labels, ...own })} ${value}\n`),
    );
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
  }).join("");
}

function byKind(
  { traffic }: LinkStatistics,
  countsOf: (counts: TrafficCounts) => readonly [sent: number, received: number],
): Sample[] {
  return TRAFFIC_KINDS.flatMap((kind) => inBothDirections({ kind }, countsOf(traffic[kind])));
}

function byType(
  { messageTypes }: LinkStatistics,
  countsOf: (counts: TrafficCounts) => readonly [sent: number, received: number],
): Sample[] {
  return messageTypes.flatMap((counts) => inBothDirections({ type: counts.typeName }, countsOf(counts)));
}

function inBothDirections(labels: Labels, [sent, received]: readonly [sent: number, received: number]): Sample[] {
  return [
    [{ ...labels, direction: "sent" }, sent],
    [{ ...labels, direction: "received" }, received],
  ];
}

function formatLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function counter(name: string, help: string, samples: LinkMetric["samples"]): LinkMetric {
  return { name, type: "counter", help, samples };
}

function gauge(name: string, help: string, samples: LinkMetric["samples"]): LinkMetric {
  return { name, type: "gauge", help, samples };
}
