/** The messages of the figures. */

import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { Header, Message, type MessageBody, MessageType, type Recipient } from "../../generated/chatwire/v1/message.ts";
import { Peer, Status } from "../../generated/chatwire/v1/presence.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import { SeededRandom } from "../random.ts";

/** A message, and the codec that we generated for it. */
export interface Sample<T = unknown> {
  /** As it is named in the figures. */
  readonly name: string;
  readonly codec: MessageCodec<T>;
  readonly message: T;
}

/** What proto/game.proto describes. */
export interface GameState {
  readonly tick: number;
  readonly players: readonly Player[];
  readonly scores: ReadonlyMap<string, number>;
  readonly beacons: ReadonlyMap<number, Vector>;
  readonly changedTiles: readonly number[];
  readonly heights: readonly number[];
  readonly phase: { readonly case: string; readonly value: string };
}

export interface Player {
  readonly name: string;
  readonly team: number;
  readonly position: Vector;
  readonly velocity: Vector;
  readonly health: number;
  readonly ready: boolean;
  readonly items: readonly Item[];
}

export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Item {
  readonly name: string;
  readonly count: number;
}

/** The names of all samples. */
export const SAMPLES = ["text message", "media frame", "list of 100 peers", "game state"] as const;

const PEERS = 100;
const PLAYERS = 8;

/** 90 bytes. */
export function textMessage(): Sample<Message> {
  const body: MessageBody = {
    case: "sendTextRequest",
    value: { text: "The train is late again; I will be there at half past nine, ok?" },
  };
  const recipient: Recipient = { target: { case: "user", value: "grace" } };
  const header = { type: MessageType.REQUEST, command: Command.SEND_TEXT, sequence: 1_234, recipient };
  return { name: "text message", codec: Message, message: Message.create({ header: Header.create(header), body }) };
}

/** 160 bytes: 20 ms of speech. */
export function mediaFrame(): Sample<Message> {
  const payload = new SeededRandom(1).bytes(134);
  const value = { stream: 1, number: 4_321, timestampUs: 86_420_000, marker: false, payload };
  const header = Header.create({ type: MessageType.EVENT, command: Command.PEER_MEDIA });
  return {
    name: "media frame",
    codec: Message,
    message: Message.create({ header, body: { case: "peerMedia", value } }),
  };
}

export function peerList(): Sample<Message> {
  const peers = Array.from({ length: PEERS }, (_, index) =>
    Peer.create({
      name: flat(`user-${index}-${"abcdefgh".slice(index % 8)}`),
      privacy: Privacy.PUBLIC,
      status: index % 3 === 0 ? Status.CONNECTED : Status.AVAILABLE,
      address: flat(`203.0.113.${index}`),
      port: 40_000 + index,
    }),
  );
  const header = Header.create({ type: MessageType.RESPONSE, command: Command.GET_PEERS, sequence: 12, answers: 11 });
  const body: MessageBody = { case: "getPeersResponse", value: { peers, next: "" } };
  return { name: "list of 100 peers", codec: Message, message: Message.create({ header, body }) };
}

/** @param codec  of `game.GameState` in proto/game.proto */
export function gameState(codec: MessageCodec<unknown>): Sample & { readonly message: GameState } {
  const random = new SeededRandom(2);
  const number = () => random.below(2_000_000) / 1_000 - 1_000;
  const vector = () => ({ x: number(), y: number(), z: number() });
  const players = Array.from({ length: PLAYERS }, (_, index) => ({
    name: flat(`player ${index}`),
    team: 1 + (index % 2),
    position: vector(),
    velocity: vector(),
    health: 100 - index * 17,
    ready: index % 2 === 0,
    items: Array.from({ length: 3 }, (_, item) => ({ name: flat(`item ${item}`), count: 1 + random.below(300) })),
  }));
  const message: GameState = {
    tick: 1_234_567,
    players,
    scores: new Map(players.map(({ name }) => [name, random.below(2_000) - 500])),
    beacons: new Map(Array.from({ length: 4 }, (_, index) => [index + 1, vector()])),
    changedTiles: Array.from({ length: 64 }, () => random.below(40_000)),
    heights: Array.from({ length: 32 }, number),
    phase: { case: "mapName", value: "old harbour" },
  };
  return { name: "game state", codec, message };
}

/** In one piece, as text that came from somewhere: what was joined here would be slower to read, in our messages only. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}
