/** The codec of the tile of a map, written by hand. */

import { type HandWritten, writeVarint } from "./hand-written.ts";
import { endMessage, writeText, writeWide } from "./writing.ts";

export interface Tile {
  layers: Layer[];
}

interface Layer {
  name?: string;
  features: Feature[];
  keys: string[];
  values: Value[];
  extent?: number;
  version?: number;
}

interface Feature {
  id?: number;
  tags: number[];
  type?: number;
  geometry: number[];
}

interface Value {
  stringValue?: string;
  floatValue?: number;
  doubleValue?: number;
  intValue?: number;
  sintValue?: number;
  boolValue?: boolean;
}

export const handWrittenTile: HandWritten<Tile> = { write, read };

/** Lengths of layers always take three bytes here, and are moved back if they are shorter. */
const LAYER_LENGTH_BYTES = 3;

function write({ layers }: Tile, buffer: Buffer, view: DataView, start: number): number {
  let at = start;
  for (const layer of layers) {
    buffer[at] = 26;
    const content = at + 1 + LAYER_LENGTH_BYTES;
    at = endMessage(content, writeLayer(layer, buffer, view, content), LAYER_LENGTH_BYTES, buffer);
  }
  return at;
}

function writeLayer(layer: Layer, buffer: Buffer, view: DataView, start: number): number {
  const { name = "", features, keys, values, extent = 0, version = 0 } = layer;
  let at = writeText(10, name, buffer, start);
  for (const feature of features) {
    buffer[at] = 18;
    at = endMessage(at + 3, writeFeature(feature, buffer, at + 3), 2, buffer);
  }
  for (const key of keys) at = writeText(26, key, buffer, at);
  for (const value of values) {
    buffer[at] = 34;
    const end = writeValue(value, buffer, view, at + 2);
    buffer[at + 1] = end - at - 2;
    at = end;
  }
  buffer[at] = 40;
  at = writeVarint(extent, buffer, at + 1);
  buffer[at] = 120;
  return writeVarint(version, buffer, at + 1);
}

function writeFeature({ id = 0, tags, type = 0, geometry }: Feature, buffer: Buffer, start: number): number {
  buffer[start] = 8;
  let at = writeWide(id, buffer, start + 1);
  buffer[at] = 18;
  buffer[at + 1] = tags.length;
  at += 2;
  // Every tag is less than 128.
  for (let index = 0; index < tags.length; index++) buffer[at++] = tags[index] ?? 0;
  buffer[at] = 24;
  buffer[at + 1] = type;
  buffer[at + 2] = 34;
  const content = at + 4;
  at = content;
  for (let index = 0; index < geometry.length; index++) at = writeVarint(geometry[index] ?? 0, buffer, at);
  return endMessage(content, at, 1, buffer);
}

function writeValue(value: Value, buffer: Buffer, view: DataView, at: number): number {
  if (value.stringValue !== undefined) return writeText(10, value.stringValue, buffer, at);
  if (value.doubleValue !== undefined) {
    buffer[at] = 25;
    view.setFloat64(at + 1, value.doubleValue, true);
    return at + 9;
  }
  if (value.floatValue !== undefined) {
    buffer[at] = 21;
    view.setFloat32(at + 1, value.floatValue, true);
    return at + 5;
  }
  if (value.intValue !== undefined) {
    buffer[at] = 32;
    return writeVarint(value.intValue, buffer, at + 1);
  }
  if (value.sintValue !== undefined) {
    buffer[at] = 48;
    return writeVarint(((value.sintValue << 1) ^ (value.sintValue >> 31)) >>> 0, buffer, at + 1);
  }
  buffer[at] = 56;
  buffer[at + 1] = value.boolValue ? 1 : 0;
  return at + 2;
}

/** The read position. A module variable, because a function returns only one value. */
let at = 0;

function read(bytes: Buffer, view: DataView): Tile {
  const text = bytes.toString("latin1");
  const layers: Layer[] = [];
  at = 0;
  while (bytes[at] === 26) {
    at++;
    const end = readVarint(bytes) + at;
    layers.push(readLayer(bytes, view, text, end));
  }
  return { layers };
}

function readLayer(bytes: Buffer, view: DataView, text: string, end: number): Layer {
  const layer: Layer = { name: readText(bytes, text), features: [], keys: [], values: [], extent: 0, version: 0 };
  while (bytes[at] === 18) layer.features.push(readFeature(bytes));
  while (bytes[at] === 26) layer.keys.push(readText(bytes, text));
  while (bytes[at] === 34) {
    at += 2;
    layer.values.push(readValue(bytes, view, text));
  }
  at++;
  layer.extent = readVarint(bytes);
  at++;
  layer.version = readVarint(bytes);
  at = end;
  return layer;
}

function readFeature(bytes: Buffer): Feature {
  at++;
  readVarint(bytes);
  at++;
  const id = readWide(bytes);
  const tags: number[] = [];
  const count = bytes[at + 1] ?? 0;
  at += 2;
  for (let index = 0; index < count; index++) tags.push(bytes[at++] ?? 0);
  const type = bytes[at + 1] ?? 0;
  at += 3;
  const geometry: number[] = [];
  const end = readVarint(bytes) + at;
  while (at < end) geometry.push(readVarint(bytes));
  return { id, tags, type, geometry };
}

function readValue(bytes: Buffer, view: DataView, text: string): Value {
  const tag = bytes[at];
  if (tag === 10) return { stringValue: readText(bytes, text) };
  const start = ++at;
  switch (tag) {
    case 25:
      at += 8;
      return { doubleValue: view.getFloat64(start, true) };
    case 21:
      at += 4;
      return { floatValue: view.getFloat32(start, true) };
    case 32:
      return { intValue: readVarint(bytes) };
    case 48: {
      const value = readVarint(bytes);
      return { sintValue: (value >>> 1) ^ -(value & 1) };
    }
    default:
      return { boolValue: readVarint(bytes) !== 0 };
  }
}

function readText(bytes: Buffer, text: string): string {
  const start = at + 2;
  at = start + (bytes[start - 1] ?? 0);
  return text.substring(start, at);
}

function readVarint(bytes: Buffer): number {
  const first = bytes[at++] ?? 0;
  if (first < 128) return first;
  let value = first & 127;
  for (let shift = 7; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

/** Reads a varint of at most 53 bits. */
function readWide(bytes: Buffer): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
}
