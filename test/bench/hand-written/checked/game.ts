/** The checked codec of the game state, written by hand: `game-writing.ts` writes. */

import {
  emptyDoubles,
  emptyIntegers,
  emptyList,
  oneofCase,
  plainConstructor,
} from "../../../../src/wire/allocation.ts";
import type { GameState, Item, Player, Vector } from "../../samples.ts";
import type { CheckedCodec } from "./checked.ts";
import { writeGame } from "./game-writing.ts";

export const checkedGame: CheckedCodec<GameState> = { write: writeGame, read };

const NewVector = plainConstructor(function (this: Mutable<Vector>, x: number, y: number, z: number): void {
  this.x = x;
  this.y = y;
  this.z = z;
});
const NewItem = plainConstructor(function (this: Mutable<Item>, name: string, count: number): void {
  this.name = name;
  this.count = count;
});
const NewPlayer = plainConstructor(function (
  this: Mutable<Player>,
  name: string,
  team: number,
  position: Vector,
  velocity: Vector,
  health: number,
  ready: boolean,
  items: Item[],
): void {
  this.name = name;
  this.team = team;
  this.position = position;
  this.velocity = velocity;
  this.health = health;
  this.ready = ready;
  this.items = items;
});
const NewState = plainConstructor(function (
  this: Mutable<GameState>,
  tick: number,
  players: Player[],
  scores: GameState["scores"],
  beacons: GameState["beacons"],
  changedTiles: number[],
  heights: number[],
  phase: GameState["phase"],
): void {
  this.tick = tick;
  this.players = players;
  this.scores = scores;
  this.beacons = beacons;
  this.changedTiles = changedTiles;
  this.heights = heights;
  this.phase = phase;
});
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const VECTOR_BYTES = 27;
/** What a generated codec allows: how many times more memory a message may take than its encoding, or this much. */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 4_194_304;
const PLAYER_MEMORY_BYTES = 600;
const ENTRY_MEMORY_BYTES = 208;
const ITEM_MEMORY_BYTES = 64;
/** The high bit of each of four bytes; ASCII never sets it. */
const NOT_ASCII = 0x8080_8080;

// What is read, and the read position. Module variables, because a function returns only one value.
let bytes: Uint8Array = new Uint8Array(0);
let view: DataView = new DataView(new ArrayBuffer(0));
let text = "";
let at = 0;
let memoryLeftBytes = 0;
/** Set by the first function that gives up; the others go on, and read nothing beyond the input. */
let isRefused = false;

function read(input: Buffer): GameState | undefined {
  const { length } = input;
  bytes = input;
  view = new DataView(input.buffer, input.byteOffset, length);
  text = input.toString("latin1");
  at = 0;
  isRefused = false;
  memoryLeftBytes = Math.max(length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
  const message = readState(length);
  return isRefused || at !== length ? undefined : message;
}

function readState(end: number): GameState | undefined {
  if (!isNext(8, end)) return undefined;
  const tick = readVarint(end);
  const players: Player[] = emptyList<Player>();
  while (isNext(18, end) && !isRefused) players.push(readPlayer(readEnd(end)));
  const scores = new Map<string, number>();
  while (isNext(26, end) && !isRefused) readScore(readEnd(end), scores);
  const beacons = new Map<number, Vector>();
  while (isNext(34, end) && !isRefused) readBeacon(readEnd(end), beacons);
  if (isRefused || !isNext(42, end)) return undefined;
  const changedTiles = readTiles(readEnd(end));
  if (!isNext(50, end)) return undefined;
  const heights = readHeights(readEnd(end));
  if (!isNext(58, end)) return undefined;
  const phase = oneofCase("mapName", readText(end));
  return new NewState(tick, players, scores, beacons, changedTiles, heights, phase);
}

function readTiles(end: number): number[] {
  const tiles: number[] = emptyIntegers();
  while (at < end && !isRefused) tiles.push(readVarint(end));
  return tiles;
}

function readHeights(end: number): number[] {
  const heights: number[] = emptyDoubles();
  if (((end - at) & 7) !== 0) isRefused = true;
  else for (; at < end; at += 8) heights.push(view.getFloat64(at, true));
  return heights;
}

function readPlayer(end: number): Player {
  memoryLeftBytes -= PLAYER_MEMORY_BYTES;
  if (memoryLeftBytes < 0) isRefused = true;
  expect(10, end);
  const name = readText(end);
  expect(16, end);
  const team = readVarint(end);
  expect(26, end);
  const position = readVector(end);
  expect(34, end);
  const velocity = readVector(end);
  expect(40, end);
  const health = readZigzag(end);
  const ready = isNext(48, end);
  // Another value of it than 1 is rare.
  if (ready && (at >= end || bytes[at++] !== 1)) isRefused = true;
  const items: Item[] = emptyList<Item>();
  while (isNext(58, end) && !isRefused) items.push(readItem(readEnd(end)));
  if (at !== end) isRefused = true;
  return new NewPlayer(name, team, position, velocity, health, ready, items);
}

function readItem(end: number): Item {
  memoryLeftBytes -= ITEM_MEMORY_BYTES;
  if (memoryLeftBytes < 0) isRefused = true;
  expect(10, end);
  const name = readText(end);
  expect(16, end);
  const count = readVarint(end);
  if (at !== end) isRefused = true;
  return new NewItem(name, count);
}

function readScore(end: number, scores: Map<string, number>): void {
  memoryLeftBytes -= ENTRY_MEMORY_BYTES;
  if (memoryLeftBytes < 0) isRefused = true;
  expect(10, end);
  const name = readText(end);
  expect(16, end);
  scores.set(name, readZigzag(end));
  if (at !== end) isRefused = true;
}

function readBeacon(end: number, beacons: Map<number, Vector>): void {
  memoryLeftBytes -= ENTRY_MEMORY_BYTES;
  if (memoryLeftBytes < 0) isRefused = true;
  expect(8, end);
  const number = readVarint(end);
  expect(18, end);
  beacons.set(number, readVector(end));
  if (at !== end) isRefused = true;
}

function readVector(end: number): Vector {
  const start = at;
  at = start + VECTOR_BYTES + 1;
  if (at > end || bytes[start] !== VECTOR_BYTES) return refusedVector();
  if (bytes[start + 1] !== 9 || bytes[start + 10] !== 17 || bytes[start + 19] !== 25) return refusedVector();
  const x = view.getFloat64(start + 2, true);
  const y = view.getFloat64(start + 11, true);
  return new NewVector(x, y, view.getFloat64(start + 20, true));
}

function refusedVector(): Vector {
  isRefused = true;
  return new NewVector(0, 0, 0);
}

/** Whether the next field has this tag, which is then read. */
function isNext(tag: number, end: number): boolean {
  if (at >= end || bytes[at] !== tag) return false;
  at++;
  return true;
}

function expect(tag: number, end: number): void {
  if (!isNext(tag, end)) isRefused = true;
}

/** Reads a length. Returns the offset behind the bytes that it counts. */
function readEnd(outerEnd: number): number {
  const end = readVarint(outerEnd) + at;
  if (end <= outerEnd) return end;
  isRefused = true;
  return at;
}

/** Reads ASCII text of up to 127 bytes. */
function readText(outerEnd: number): string {
  const start = at + 1;
  const end = start + (at < outerEnd ? (bytes[at] ?? 0) : 0);
  if (end > outerEnd || end - start > 127 || !isAscii(start, end)) {
    isRefused = true;
    return "";
  }
  at = end;
  return text.substring(start, end);
}

function isAscii(start: number, end: number): boolean {
  const last = end - 4;
  if (last < start) return false;
  let seen = view.getInt32(last);
  for (let index = start; index < last; index += 4) seen |= view.getInt32(index);
  return (seen & NOT_ASCII) === 0;
}

/** Reads a varint of at most 28 bits. */
function readVarint(end: number): number {
  let value = 0;
  for (let shift = 0; shift < 28 && at < end; shift += 7) {
    const byte = bytes[at++] ?? 0;
    if (byte < 128) return value | (byte << shift);
    value |= (byte & 127) << shift;
  }
  isRefused = true;
  return 0;
}

function readZigzag(end: number): number {
  const value = readVarint(end);
  return (value >>> 1) ^ -(value & 1);
}
