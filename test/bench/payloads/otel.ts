/** The export of a batch of spans by a service that answers requests and calls a database. */

import type { Draw, JsonObject } from "./draw.ts";
import type { Payload } from "./payload.ts";

/** 20 kB in 48 spans. */
export const otelPayload: Payload = {
  name: "OTel trace export",
  file: "otel",
  message: "ExportTraceServiceRequest",
  wide: "bigint",
  variants: 6,
  make: (draw) => ({ resourceSpans: draw.list(2, 2, () => resourceSpans(draw)) }),
};

const START_NS = 1_700_000_000_000_000_000n;
/** Times are multiples of it, so that codecs that read 64 bits as a double stay exact. */
const STEP_NS = 256n;

function resourceSpans(draw: Draw): JsonObject {
  const resource = {
    attributes: [
      text("service.name", draw.pick(["checkout", "cart", "frontend", "inventory"])),
      text("service.version", `1.${draw.between(0, 40)}.${draw.between(0, 9)}`),
      text("service.instance.id", draw.hex(32)),
      text("host.name", `node-${draw.between(1, 64)}.example.internal`),
      text("telemetry.sdk.language", "nodejs"),
      text("telemetry.sdk.name", "opentelemetry"),
      integer("process.pid", draw.between(2, 40_000)),
    ],
  };
  const scopes = ["http", "database", "messaging"];
  return { resource, scopeSpans: scopes.map((kind) => scopeSpans(draw, kind)), schemaUrl: "https://example.org/1.24" };
}

function scopeSpans(draw: Draw, kind: string): JsonObject {
  const traceId = draw.bytes(16);
  return {
    scope: { name: `instrumentation-${kind}`, version: "0.52.1" },
    spans: draw.list(8, 8, () => span(draw, kind, traceId)),
  };
}

function span(draw: Draw, kind: string, traceId: string): JsonObject {
  const start = START_NS + BigInt(draw.between(0, 2 ** 31)) * STEP_NS;
  const end = start + BigInt(draw.skewed(1_000_000) + 1) * STEP_NS;
  const failed = draw.chance(0.05);
  const isRoot = draw.chance(0.2);
  return {
    traceId,
    spanId: draw.bytes(8),
    ...(isRoot ? {} : { parentSpanId: draw.bytes(8) }),
    name: kind === "http" ? draw.pick(["GET /items/{id}", "POST /orders", "GET /cart"]) : `${kind} ${draw.word(4, 9)}`,
    kind: kind === "http" ? "SPAN_KIND_SERVER" : "SPAN_KIND_CLIENT",
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    attributes: kind === "http" ? httpAttributes(draw) : clientAttributes(draw, kind),
    events: draw.chance(0.2) ? [event(draw, start)] : [],
    links: draw.chance(0.05) ? [{ traceId: draw.bytes(16), spanId: draw.bytes(8) }] : [],
    status: failed ? { code: "STATUS_CODE_ERROR", message: draw.sentence(5) } : {},
    flags: 257,
  };
}

function event(draw: Draw, start: bigint): JsonObject {
  const attributes = [text("exception.type", "TimeoutError"), text("exception.message", draw.sentence(8))];
  return { timeUnixNano: String(start + STEP_NS), name: "exception", attributes };
}

function httpAttributes(draw: Draw): JsonObject[] {
  return [
    text("http.request.method", draw.pick(["GET", "GET", "POST", "PUT"])),
    integer("http.response.status_code", draw.pick([200, 200, 200, 204, 404, 500])),
    text("url.path", `/items/${draw.between(1, 99_999)}`),
    text("url.scheme", "https"),
    text("server.address", "shop.example.com"),
    integer("server.port", 443),
    text("user_agent.original", `Agent/${draw.between(100, 130)}.0 (X11; Linux x86_64)`),
    text("client.address", `203.0.113.${draw.between(1, 254)}`),
  ];
}

function clientAttributes(draw: Draw, kind: string): JsonObject[] {
  return [
    text(`${kind}.system`, draw.pick(["postgresql", "redis", "kafka"])),
    text(`${kind}.operation.name`, draw.pick(["select", "insert", "publish"])),
    text(`${kind}.query.text`, `SELECT ${draw.word(4, 9)} FROM ${draw.word(4, 9)} WHERE id = $1`),
    { key: `${kind}.cached`, value: { boolValue: draw.chance(0.3) } },
    { key: `${kind}.duration_ms`, value: { doubleValue: draw.between(1, 90_000) / 1_000 } },
    integer(`${kind}.rows`, draw.skewed(5_000)),
    {
      key: `${kind}.tables`,
      value: { arrayValue: { values: draw.list(1, 3, () => ({ stringValue: draw.word(4, 10) })) } },
    },
  ];
}

function text(key: string, stringValue: string): JsonObject {
  return { key, value: { stringValue } };
}

function integer(key: string, intValue: number): JsonObject {
  return { key, value: { intValue: String(intValue) } };
}
