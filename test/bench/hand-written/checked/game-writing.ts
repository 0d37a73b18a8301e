/** The half of the checked codec of the game state that writes. */

import type { GameState, Item, Player, Vector } from "../../samples.ts";
import { writeVarint } from "../hand-written.ts";
import { isShort, writeAscii } from "./checked.ts";

const VECTOR_BYTES = 27;
const TEXT_UNITS_MAX = 20;
/** The items of a player with a length of one byte. */
const ITEMS_MAX = 4;
// More than these take with texts of that length.
const ITEM_BYTES_MAX = 32;
const PLAYER_BYTES_MAX = 128 + ITEMS_MAX * ITEM_BYTES_MAX;
const ENTRY_BYTES_MAX = 48;
const TILE_BYTES_MAX = 5;
const HEIGHT_BYTES = 8;
const REST_BYTES_MAX = 64;
const HEALTH_MAX = 2 ** 30;

/** Returns the offset after the message, or -1 if it gives up. */
export function writeGame(message: GameState, buffer: Buffer, view: DataView, start: number): number {
  const { tick, players, scores, beacons, changedTiles, heights, phase } = message;
  if (message.$unknown !== undefined || phase.case !== "mapName" || typeof phase.value !== "string") return -1;
  if (!Array.isArray(players) || !Array.isArray(changedTiles) || !Array.isArray(heights)) return -1;
  const entries = scores.size + beacons.size;
  const listBytes = players.length * PLAYER_BYTES_MAX + changedTiles.length * TILE_BYTES_MAX;
  const bytesMax = listBytes + entries * ENTRY_BYTES_MAX + heights.length * HEIGHT_BYTES + REST_BYTES_MAX;
  if (buffer.length - start < bytesMax || !isShort(tick) || tick === 0) return -1;
  if (phase.value.length > TEXT_UNITS_MAX) return -1;
  buffer[start] = 8;
  let at = writeVarint(tick, buffer, start + 1);
  for (let index = 0; index < players.length && at >= 0; index++) at = writePlayer(players[index], buffer, view, at);
  if (at < 0) return -1;
  for (const [name, score] of scores) {
    at = writeScore(name, score, buffer, at);
    if (at < 0) return -1;
  }
  for (const [number, beacon] of beacons) {
    at = writeBeacon(number, beacon, buffer, view, at);
    if (at < 0) return -1;
  }
  at = writeTiles(changedTiles, buffer, at);
  if (at >= 0) at = writeHeights(heights, buffer, view, at);
  if (at < 0) return -1;
  buffer[at] = 58;
  buffer[at + 1] = phase.value.length;
  return writeAscii(phase.value, buffer, at + 2);
}

function writeTiles(tiles: readonly number[], buffer: Buffer, start: number): number {
  buffer[start] = 42;
  const content = start + 3;
  let at = content;
  for (let index = 0; index < tiles.length; index++) {
    const tile = tiles[index] ?? -1;
    if (!isShort(tile)) return -1;
    at = writeVarint(tile, buffer, at);
  }
  const length = at - content;
  // Another length does not have two bytes.
  if (length < 128 || length > 16_383) return -1;
  buffer[content - 2] = (length & 127) | 128;
  buffer[content - 1] = length >>> 7;
  return at;
}

function writeHeights(heights: readonly number[], buffer: Buffer, view: DataView, start: number): number {
  if (heights.length === 0) return -1;
  buffer[start] = 50;
  let at = writeVarint(heights.length * HEIGHT_BYTES, buffer, start + 1);
  for (let index = 0; index < heights.length; index++) {
    const height = heights[index];
    if (typeof height !== "number") return -1;
    view.setFloat64(at, height, true);
    at += HEIGHT_BYTES;
  }
  return at;
}

function writePlayer(player: Player | undefined, buffer: Buffer, view: DataView, start: number): number {
  if (player === undefined || player.$unknown !== undefined) return -1;
  const { name, team, position, velocity, health, ready, items } = player;
  if (typeof name !== "string" || name === "" || name.length > TEXT_UNITS_MAX || typeof ready !== "boolean") return -1;
  if (!isShort(team) || team === 0 || team > 127 || !Array.isArray(items) || items.length > ITEMS_MAX) return -1;
  if (typeof health !== "number" || (health | 0) !== health || health === 0 || Math.abs(health) > HEALTH_MAX) return -1;
  buffer[start] = 18;
  buffer[start + 2] = 10;
  buffer[start + 3] = name.length;
  let at = writeAscii(name, buffer, start + 4);
  if (at < 0) return -1;
  buffer[at] = 16;
  buffer[at + 1] = team;
  at = writeVector(26, position, buffer, view, at + 2);
  if (at >= 0) at = writeVector(34, velocity, buffer, view, at);
  if (at < 0) return -1;
  buffer[at] = 40;
  at = writeVarint(((health << 1) ^ (health >> 31)) >>> 0, buffer, at + 1);
  if (ready) {
    buffer[at] = 48;
    buffer[at + 1] = 1;
    at += 2;
  }
  for (let index = 0; index < items.length && at >= 0; index++) at = writeItem(items[index], buffer, at);
  const length = at - start - 2;
  if (at < 0 || length > 127) return -1;
  buffer[start + 1] = length;
  return at;
}

function writeItem(item: Item | undefined, buffer: Buffer, start: number): number {
  if (item === undefined || item.$unknown !== undefined) return -1;
  const { name, count } = item;
  if (typeof name !== "string" || name === "" || name.length > TEXT_UNITS_MAX || !isShort(count) || count === 0)
    return -1;
  buffer[start] = 58;
  buffer[start + 2] = 10;
  buffer[start + 3] = name.length;
  const at = writeAscii(name, buffer, start + 4);
  if (at < 0) return -1;
  buffer[at] = 16;
  const end = writeVarint(count, buffer, at + 1);
  buffer[start + 1] = end - start - 2;
  return end;
}

function writeScore(name: string, score: number, buffer: Buffer, start: number): number {
  if (typeof name !== "string" || name.length > TEXT_UNITS_MAX) return -1;
  if (typeof score !== "number" || (score | 0) !== score || Math.abs(score) > HEALTH_MAX) return -1;
  buffer[start] = 26;
  buffer[start + 2] = 10;
  buffer[start + 3] = name.length;
  const at = writeAscii(name, buffer, start + 4);
  if (at < 0) return -1;
  buffer[at] = 16;
  const end = writeVarint(((score << 1) ^ (score >> 31)) >>> 0, buffer, at + 1);
  buffer[start + 1] = end - start - 2;
  return end;
}

function writeBeacon(number: number, beacon: Vector, buffer: Buffer, view: DataView, start: number): number {
  if (!isShort(number) || number > 127) return -1;
  buffer[start] = 34;
  buffer[start + 1] = VECTOR_BYTES + 4;
  buffer[start + 2] = 8;
  buffer[start + 3] = number;
  return writeVector(18, beacon, buffer, view, start + 4);
}

/** Gives up if a coordinate is 0, which is not written. */
function writeVector(tag: number, vector: Vector, buffer: Buffer, view: DataView, at: number): number {
  if (typeof vector !== "object" || vector === null || vector.$unknown !== undefined) return -1;
  const { x, y, z } = vector;
  if (typeof x !== "number" || typeof y !== "number" || typeof z !== "number" || x === 0 || y === 0 || z === 0)
    return -1;
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
