/** The codec of the export of traces, written by hand. */

import type { HandWritten } from "./hand-written.ts";
import {
  beginReading,
  isNext,
  isNextLong,
  readBool,
  readBytes,
  readDouble,
  readEnd,
  readFixed32,
  readFixed64,
  readText,
  readVarint,
  textOf,
} from "./reading.ts";
import { endMessage, writeBool, writeBytes, writeLong, writeNumber, writeText } from "./writing.ts";

export interface Traces {
  resourceSpans: ResourceSpans[];
}

interface ResourceSpans {
  resource: { attributes: Attribute[]; droppedAttributesCount: number };
  scopeSpans: ScopeSpans[];
  schemaUrl: string;
}

interface ScopeSpans {
  scope: { name: string; version: string; attributes: Attribute[]; droppedAttributesCount: number };
  spans: Span[];
  schemaUrl: string;
}

interface Span {
  traceId: Uint8Array;
  spanId: Uint8Array;
  traceState: string;
  parentSpanId: Uint8Array;
  name: string;
  kind: number;
  startTimeUnixNano: bigint;
  endTimeUnixNano: bigint;
  attributes: Attribute[];
  droppedAttributesCount: number;
  events: SpanEvent[];
  droppedEventsCount: number;
  links: SpanLink[];
  droppedLinksCount: number;
  status: { message: string; code: number };
  flags: number;
}

interface SpanEvent {
  timeUnixNano: bigint;
  name: string;
  attributes: Attribute[];
  droppedAttributesCount: number;
}

interface SpanLink {
  traceId: Uint8Array;
  spanId: Uint8Array;
  traceState: string;
  attributes: Attribute[];
  droppedAttributesCount: number;
  flags: number;
}

interface Attribute {
  key: string;
  value: { value: Value };
}

type Value =
  | { case: "stringValue"; value: string }
  | { case: "boolValue"; value: boolean }
  | { case: "intValue"; value: bigint }
  | { case: "doubleValue"; value: number }
  | { case: "arrayValue"; value: { values: { value: Value }[] } }
  | { case: undefined };

export const handWrittenTraces: HandWritten<Traces> = { write, read };

const NO_BYTES = new Uint8Array(0);

function write({ resourceSpans }: Traces, buffer: Buffer, view: DataView, start: number): number {
  let at = start;
  for (const { resource, scopeSpans, schemaUrl } of resourceSpans) {
    buffer[at] = 10;
    const content = at + 3;
    buffer[content] = 10;
    const resourceEnd = writeAttributes(10, resource.attributes, buffer, view, content + 3);
    at = endMessage(content + 3, resourceEnd, 2, buffer);
    for (const { scope, spans } of scopeSpans) {
      buffer[at] = 18;
      const scopeContent = at + 3;
      buffer[scopeContent] = 10;
      const scopeEnd = writeText(18, scope.version, buffer, writeText(10, scope.name, buffer, scopeContent + 2));
      buffer[scopeContent + 1] = scopeEnd - scopeContent - 2;
      at = scopeEnd;
      for (const span of spans) {
        buffer[at] = 18;
        at = endMessage(at + 3, writeSpan(span, buffer, view, at + 3), 2, buffer);
      }
      at = endMessage(scopeContent, at, 2, buffer);
    }
    at = endMessage(content, writeText(26, schemaUrl, buffer, at), 2, buffer);
  }
  return at;
}

function writeSpan(span: Span, buffer: Buffer, view: DataView, start: number): number {
  let at = writeBytes(18, span.spanId, buffer, writeBytes(10, span.traceId, buffer, start));
  if (span.parentSpanId.length > 0) at = writeBytes(34, span.parentSpanId, buffer, at);
  at = writeNumber(48, span.kind, buffer, writeText(42, span.name, buffer, at));
  buffer[at] = 57;
  view.setBigUint64(at + 1, span.startTimeUnixNano, true);
  buffer[at + 9] = 65;
  view.setBigUint64(at + 10, span.endTimeUnixNano, true);
  at = writeAttributes(74, span.attributes, buffer, view, at + 18);
  for (const { timeUnixNano, name, attributes } of span.events) {
    buffer[at] = 90;
    buffer[at + 2] = 9;
    view.setBigUint64(at + 3, timeUnixNano, true);
    const end = writeAttributes(26, attributes, buffer, view, writeText(18, name, buffer, at + 11));
    at = endMessage(at + 2, end, 1, buffer);
  }
  for (const { traceId, spanId } of span.links) {
    buffer[at] = 106;
    const end = writeBytes(18, spanId, buffer, writeBytes(10, traceId, buffer, at + 2));
    buffer[at + 1] = end - at - 2;
    at = end;
  }
  buffer[at] = 122;
  const { message, code } = span.status;
  let end = at + 2;
  if (message !== "") end = writeText(18, message, buffer, end);
  if (code !== 0) end = writeNumber(24, code, buffer, end);
  buffer[at + 1] = end - at - 2;
  buffer[end] = 0x85;
  buffer[end + 1] = 1;
  view.setUint32(end + 2, span.flags, true);
  return end + 6;
}

/** The length of an attribute takes one byte. */
function writeAttributes(
  tag: number,
  attributes: readonly Attribute[],
  buffer: Buffer,
  view: DataView,
  start: number,
): number {
  let at = start;
  for (const { key, value } of attributes) {
    buffer[at] = tag;
    const end = writeText(10, key, buffer, at + 2);
    buffer[end] = 18;
    const valueEnd = writeValue(value.value, buffer, view, end + 2);
    buffer[end + 1] = valueEnd - end - 2;
    buffer[at + 1] = valueEnd - at - 2;
    at = valueEnd;
  }
  return at;
}

function writeValue(value: Value, buffer: Buffer, view: DataView, at: number): number {
  switch (value.case) {
    case "stringValue":
      return writeLong(10, value.value, buffer, at);
    case "boolValue":
      return writeBool(16, value.value, buffer, at);
    case "intValue":
      return writeNumber(24, Number(value.value), buffer, at);
    case "doubleValue":
      buffer[at] = 33;
      view.setFloat64(at + 1, value.value, true);
      return at + 9;
    case "arrayValue":
      return writeArray(value.value.values, buffer, view, at);
    case undefined:
      return at;
  }
}

function writeArray(values: readonly { value: Value }[], buffer: Buffer, view: DataView, start: number): number {
  buffer[start] = 42;
  let at = start + 2;
  for (const { value } of values) {
    buffer[at] = 10;
    const end = writeValue(value, buffer, view, at + 2);
    buffer[at + 1] = end - at - 2;
    at = end;
  }
  buffer[start + 1] = at - start - 2;
  return at;
}

function read(bytes: Buffer, view: DataView): Traces {
  const end = beginReading(bytes, view);
  const resourceSpans: ResourceSpans[] = [];
  while (isNext(10, end)) resourceSpans.push(readResourceSpans());
  return { resourceSpans };
}

function readResourceSpans(): ResourceSpans {
  const end = readEnd();
  isNext(10, end);
  const attributes = readAttributes(10, readEnd());
  const scopeSpans: ScopeSpans[] = [];
  while (isNext(18, end)) scopeSpans.push(readScopeSpans());
  return { resource: { attributes, droppedAttributesCount: 0 }, scopeSpans, schemaUrl: textOf(26, end) };
}

function readScopeSpans(): ScopeSpans {
  const end = readEnd();
  isNext(10, end);
  const scopeEnd = readEnd();
  const name = textOf(10, scopeEnd);
  const scope = { name, version: textOf(18, scopeEnd), attributes: [], droppedAttributesCount: 0 };
  const spans: Span[] = [];
  while (isNext(18, end)) spans.push(readSpan());
  return { scope, spans, schemaUrl: "" };
}

function readSpan(): Span {
  const end = readEnd();
  const traceId = bytesOf(10, end);
  const spanId = bytesOf(18, end);
  const parentSpanId = bytesOf(34, end);
  const name = textOf(42, end);
  const kind = isNext(48, end) ? readVarint() : 0;
  const startTimeUnixNano = isNext(57, end) ? readFixed64() : 0n;
  const endTimeUnixNano = isNext(65, end) ? readFixed64() : 0n;
  const attributes = readAttributes(74, end);
  const events: SpanEvent[] = [];
  while (isNext(90, end)) events.push(readEvent());
  const links: SpanLink[] = [];
  while (isNext(106, end)) links.push(readLink());
  isNext(122, end);
  const statusEnd = readEnd();
  const message = textOf(18, statusEnd);
  const status = { message, code: isNext(24, statusEnd) ? readVarint() : 0 };
  return {
    traceId,
    spanId,
    traceState: "",
    parentSpanId,
    name,
    kind,
    startTimeUnixNano,
    endTimeUnixNano,
    attributes,
    droppedAttributesCount: 0,
    events,
    droppedEventsCount: 0,
    links,
    droppedLinksCount: 0,
    status,
    flags: isNextLong(0x85, 1, end) ? readFixed32() : 0,
  };
}

function readEvent(): SpanEvent {
  const end = readEnd();
  const timeUnixNano = isNext(9, end) ? readFixed64() : 0n;
  const name = textOf(18, end);
  return { timeUnixNano, name, attributes: readAttributes(26, end), droppedAttributesCount: 0 };
}

function readLink(): SpanLink {
  const end = readEnd();
  const traceId = bytesOf(10, end);
  const spanId = bytesOf(18, end);
  return { traceId, spanId, traceState: "", attributes: [], droppedAttributesCount: 0, flags: 0 };
}

function readAttributes(tag: number, outerEnd: number): Attribute[] {
  const attributes: Attribute[] = [];
  while (isNext(tag, outerEnd)) {
    const end = readEnd();
    const key = textOf(10, end);
    isNext(18, end);
    attributes.push({ key, value: { value: readValue(readEnd()) } });
  }
  return attributes;
}

function readValue(end: number): Value {
  if (isNext(10, end)) return { case: "stringValue", value: readText() };
  if (isNext(16, end)) return { case: "boolValue", value: readBool() };
  if (isNext(24, end)) return { case: "intValue", value: BigInt(readVarint()) };
  if (isNext(33, end)) return { case: "doubleValue", value: readDouble() };
  if (!isNext(42, end)) return { case: undefined };
  const arrayEnd = readEnd();
  const values: { value: Value }[] = [];
  while (isNext(10, arrayEnd)) values.push({ value: readValue(readEnd()) });
  return { case: "arrayValue", value: { values } };
}

function bytesOf(tag: number, end: number): Uint8Array {
  return isNext(tag, end) ? readBytes() : NO_BYTES;
}
