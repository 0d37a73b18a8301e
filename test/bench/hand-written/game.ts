/** The codec of the game state, written by hand. */

import type { GameState, Item, Player, Vector } from "../samples.ts";
import { type HandWritten, writeShort, writeVarint } from "./hand-written.ts";

export const handWrittenGame: HandWritten<GameState> = { write, read };

const VECTOR_BYTES = 27;

function write(message: GameState, buffer: Buffer, view: DataView, start: number): number {
  const { tick, players, scores, beacons, changedTiles, heights, phase } = message;
  let at = start;
  buffer[at++] = 8;
  at = writeVarint(tick, buffer, at);
  for (const player of players) at = writePlayer(player, buffer, view, at);
  for (const [name, score] of scores) {
    buffer[at] = 26;
    buffer[at + 2] = 10;
    buffer[at + 3] = name.length;
    const end = writeShort(name, buffer, at + 4);
    buffer[end] = 16;
    const entryEnd = writeVarint(((score << 1) ^ (score >> 31)) >>> 0, buffer, end + 1);
    buffer[at + 1] = entryEnd - at - 2;
    at = entryEnd;
  }
  for (const [number, beacon] of beacons) {
    buffer[at++] = 34;
    buffer[at++] = VECTOR_BYTES + 4;
    buffer[at++] = 8;
    buffer[at++] = number;
    at = writeVector(18, beacon, buffer, view, at);
  }
  buffer[at++] = 42;
  // The length always takes two bytes: the sample has enough tiles.
  const tilesStart = at + 2;
  at = tilesStart;
  for (let index = 0; index < changedTiles.length; index++) at = writeVarint(changedTiles[index] ?? 0, buffer, at);
  buffer[tilesStart - 2] = ((at - tilesStart) & 127) | 128;
  buffer[tilesStart - 1] = (at - tilesStart) >>> 7;
  buffer[at++] = 50;
  at = writeVarint(heights.length * 8, buffer, at);
  for (let index = 0; index < heights.length; index++) {
    view.setFloat64(at, heights[index] ?? 0, true);
    at += 8;
  }
  buffer[at++] = 58;
  buffer[at++] = phase.value.length;
  return writeShort(phase.value, buffer, at);
}

function writePlayer(player: Player, buffer: Buffer, view: DataView, start: number): number {
  const { name, team, position, velocity, health, ready, items } = player;
  let at = start;
  buffer[at++] = 18;
  const content = ++at;
  buffer[at++] = 10;
  buffer[at++] = name.length;
  at = writeShort(name, buffer, at);
  buffer[at++] = 16;
  buffer[at++] = team;
  at = writeVector(26, position, buffer, view, at);
  at = writeVector(34, velocity, buffer, view, at);
  buffer[at++] = 40;
  at = writeVarint(((health << 1) ^ (health >> 31)) >>> 0, buffer, at);
  if (ready) {
    buffer[at++] = 48;
    buffer[at++] = 1;
  }
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) continue;
    buffer[at] = 58;
    buffer[at + 2] = 10;
    buffer[at + 3] = item.name.length;
    const end = writeShort(item.name, buffer, at + 4);
    buffer[end] = 16;
    const itemEnd = writeVarint(item.count, buffer, end + 1);
    buffer[at + 1] = itemEnd - at - 2;
    at = itemEnd;
  }
  buffer[content - 1] = at - content;
  return at;
}

function writeVector(tag: number, { x, y, z }: Vector, buffer: Buffer, view: DataView, at: number): number {
  buffer[at] = tag;
  buffer[at + 1] = VECTOR_BYTES;
  buffer[at + 2] = 9;
  view.setFloat64(at + 3, x, true);
  buffer[at + 11] = 17;
  view.setFloat64(at + 12, y, true);
  buffer[at + 20] = 25;
  view.setFloat64(at + 21, z, true);
  return at + VECTOR_BYTES + 2;
}

/** The read position. A module variable, because a function returns only one value. */
let at = 0;

function read(bytes: Buffer, view: DataView): GameState {
  const text = bytes.toString("latin1");
  at = 1;
  const tick = readVarint(bytes);
  const players: Player[] = [];
  while (bytes[at] === 18) players.push(readPlayer(bytes, view, text));
  const scores = new Map<string, number>();
  while (bytes[at] === 26) {
    at += 4;
    const name = readShort(bytes, text);
    at++;
    scores.set(name, readZigzag(bytes));
  }
  const beacons = new Map<number, Vector>();
  while (bytes[at] === 34) {
    const number = bytes[at + 3] ?? 0;
    at += 4;
    beacons.set(number, readVector(view));
  }
  at++;
  const tilesBytes = readVarint(bytes);
  const changedTiles: number[] = [];
  for (const end = at + tilesBytes; at < end; ) changedTiles.push(readVarint(bytes));
  at++;
  const heightsBytes = readVarint(bytes);
  const heights: number[] = [];
  for (const end = at + heightsBytes; at < end; at += 8) heights.push(view.getFloat64(at, true));
  at += 2;
  const phase = { case: "mapName", value: readShort(bytes, text) };
  return { tick, players, scores, beacons, changedTiles, heights, phase };
}

function readPlayer(bytes: Buffer, view: DataView, text: string): Player {
  at += 4;
  const name = readShort(bytes, text);
  const team = bytes[at + 1] ?? 0;
  at += 2;
  const position = readVector(view);
  const velocity = readVector(view);
  at++;
  const health = readZigzag(bytes);
  const ready = bytes[at] === 48;
  if (ready) at += 2;
  const items: Item[] = [];
  while (bytes[at] === 58) {
    at += 4;
    const itemName = readShort(bytes, text);
    at++;
    items.push({ name: itemName, count: readVarint(bytes) });
  }
  return { name, team, position, velocity, health, ready, items };
}

function readVector(view: DataView): Vector {
  const start = at;
  at = start + VECTOR_BYTES + 2;
  return {
    x: view.getFloat64(start + 3, true),
    y: view.getFloat64(start + 12, true),
    z: view.getFloat64(start + 21, true),
  };
}

/** Reads a string whose length is in the byte before. */
function readShort(bytes: Buffer, text: string): string {
  const start = at;
  at += bytes[start - 1] ?? 0;
  return text.substring(start, at);
}

function readVarint(bytes: Buffer): number {
  const first = bytes[at++] ?? 0;
  if (first < 128) return first;
  let value = first & 127;
  for (let shift = 7; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

function readZigzag(bytes: Buffer): number {
  const value = readVarint(bytes);
  return (value >>> 1) ^ -(value & 1);
}
