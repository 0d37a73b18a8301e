/** Tags, nested messages, groups and lists: the structure around the values of fields, and the bounds on it. */

import type { DecodeError } from "../../errors.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { charge, malformed, type Reader, tooLarge, truncated } from "./state.ts";
import { longUint32, readLength, shortVarint } from "./varint.ts";

/** Memory that V8 takes for an array of one element: it allocates room for 17. */
const LIST_BYTES = 152;
/** Memory that V8 takes to describe a new transition: a property that no object had after the same properties. */
const ORDER_BYTES = 112;
/** Field orders are counted for longer input only; in shorter input they take at most 3 MB. */
const UNORDERED_BYTES_MAX = 65_536;
/** 2^32 divided by the golden ratio: an odd number that mixes bits well. */
const ORDER_FACTOR = 0x9e37_79b1;

/** Whether the current message or packed field is at its end. */
export function isAtEnd(reader: Reader): boolean {
  return reader.offset >= reader.end;
}

/** Reads a tag: field number << 3 | wire type. Returns 0 at the end of the current message. */
export function readTag(reader: Reader): number {
  const { offset } = reader;
  reader.tagOffset = offset;
  if (offset >= reader.end) return 0;
  const byte = reader.input[offset] ?? 0;
  if (byte === 0 || byte > 127) return longTag(reader);
  reader.offset = offset + 1;
  return byte;
}

function longTag(reader: Reader): number {
  const short = shortVarint(reader);
  const tag = short < 0 ? longUint32(reader, "tag") : short;
  if (tag === 0) throw malformed("A field has the number 0", reader.tagOffset);
  return tag;
}

/** Skips the tag of the next field if it is this one, which has one byte. Otherwise `readTag` reads it. */
export function skipTag(reader: Reader, tag: number): boolean {
  const { offset } = reader;
  if (offset >= reader.end || reader.input[offset] !== tag) return false;
  reader.offset = offset + 1;
  return true;
}

/** Offset of the field whose tag was read last. */
export function fieldStart(reader: Reader): number {
  return reader.tagOffset;
}

/**
 * Begins a message inside the current one.
 *
 * @param memoryBytes  about how much memory the message takes while it is empty
 * @returns the value to pass to `leaveMessage`
 * @throws DecodeError TOO_LARGE: the decoded message takes too much memory for its length
 */
export function enterMessage(reader: Reader, memoryBytes = 0): number {
  const { offset, end } = reader;
  const length = offset < end ? (reader.input[offset] ?? 0) : 128;
  reader.memoryLeftBytes -= memoryBytes;
  if (++reader.depth > MESSAGE_DEPTH_MAX || reader.memoryLeftBytes < 0 || length > 127 || length >= end - offset)
    return beginLong(reader);
  reader.offset = offset + 1;
  reader.end = offset + 1 + length;
  return end;
}

function beginLong(reader: Reader): number {
  if (reader.memoryLeftBytes < 0) throw tooLarge(reader.offset);
  if (reader.depth > MESSAGE_DEPTH_MAX) throw tooDeep(reader.offset);
  const outerEnd = reader.end;
  const length = readLength(reader);
  reader.end = reader.offset + length;
  return outerEnd;
}

/**
 * Ends a message.
 *
 * @param outerEnd  what `enterMessage` returned
 */
export function leaveMessage(reader: Reader, outerEnd: number): void {
  reader.depth--;
  reader.end = outerEnd;
}

/** Notes that a message ended without a required field. */
export function lacksRequired(reader: Reader): void {
  reader.lacking = true;
}

/** Accounts for a list that gets its first value. */
export function beginList(reader: Reader): void {
  charge(reader, LIST_BYTES);
}

/** Whether the input is long enough to count field orders. */
export function isOrderCounted(reader: Reader): boolean {
  return reader.input.length > UNORDERED_BYTES_MAX;
}

/**
 * Adds a field to the hash of the order in which a message's fields arrived.
 *
 * V8 describes every new combination and order of properties separately, which
 * takes more memory than the properties. Only messages with many optional
 * fields need the count. An attacker who finds colliding orders gains little:
 * without the count a message takes up to 46 times its length instead of 32.
 *
 * @param order  hash of the fields before; initially a number that differs for each type
 */
export function nextOrder(order: number, tag: number): number {
  return Math.imul(order ^ (order >>> 15) ^ tag, ORDER_FACTOR);
}

/** Accounts for an order of fields that was not seen before. */
export function endOrder(reader: Reader, order: number, fields: number): void {
  reader.orders ??= new Set();
  if (reader.orders.has(order)) return;
  reader.orders.add(order);
  charge(reader, fields * ORDER_BYTES);
}

/** Begins a group, whose start tag was just read. A group has no length: it ends at its end tag. */
export function enterGroup(reader: Reader, number: number, memoryBytes = 0): void {
  charge(reader, memoryBytes);
  if (++reader.depth > MESSAGE_DEPTH_MAX) throw tooDeep(reader.tagOffset);
  reader.groups ??= [];
  reader.groups.push({ number, depth: reader.depth, outerEnd: reader.end, ended: false });
}

/** Ends a group. Throws a DecodeError if its end tag is missing. */
export function leaveGroup(reader: Reader): void {
  const group = reader.groups?.pop();
  if (group === undefined || !group.ended) throw truncated(reader.offset);
  reader.depth--;
  reader.end = group.outerEnd;
}

function tooDeep(offset: number): DecodeError {
  return malformed(`Messages are nested deeper than ${MESSAGE_DEPTH_MAX}`, offset);
}
