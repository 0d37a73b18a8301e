/**
 * The messages to encode and decode: several different ones of each kind, used in
 * turn. With a single message, a codec that caches its input would look fast.
 */

import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { Header, Message, type MessageBody, MessageType, type Recipient } from "../../generated/chatwire/v1/message.ts";
import { PeerMedia } from "../../generated/chatwire/v1/peer.ts";
import { Peer, Status } from "../../generated/chatwire/v1/presence.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import type { JsonCodec } from "../../src/wire/json/codec.ts";
import { makePayload, type Payload } from "./payloads/payload.ts";
import { PAYLOADS } from "./payloads/payloads.ts";

/** Messages of one type, with our generated codec. */
export interface Sample<T = unknown> {
  /** Name in the figures. */
  readonly name: string;
  /** The path of the schema, without its extension. */
  readonly file: string;
  /** The type of 64-bit fields in those generators that take one type for a whole schema. */
  readonly wide: "number" | "bigint";
  readonly codec: MessageCodec<T>;
  readonly json: JsonCodec<T>;
  readonly messages: readonly T[];
}

/** The message of proto/game.proto. */
export interface GameState {
  readonly tick: number;
  readonly players: readonly Player[];
  readonly scores: ReadonlyMap<string, number>;
  readonly beacons: ReadonlyMap<number, Vector>;
  readonly changedTiles: readonly number[];
  readonly heights: readonly number[];
  readonly phase: { readonly case: string; readonly value: string };
  readonly $unknown?: Uint8Array;
}

export interface Player {
  readonly name: string;
  readonly team: number;
  readonly position: Vector;
  readonly velocity: Vector;
  readonly health: number;
  readonly ready: boolean;
  readonly items: readonly Item[];
  readonly $unknown?: Uint8Array;
}

export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly $unknown?: Uint8Array;
}

export interface Item {
  readonly name: string;
  readonly count: number;
  readonly $unknown?: Uint8Array;
}

/** The names of all samples. */
export const SAMPLES: readonly string[] = [
  "text message",
  "media frame",
  "list of 100 peers",
  "game state",
  ...PAYLOADS.map(({ name }) => name),
];

const CHAT = "chatwire/v1/message";
const VARIANTS = 16;
const PEERS = 100;
const PLAYERS = 8;
/** Number of item names in a game, which repeat; the names of players are unique. */
const ITEMS = 50;
const TEXT_LETTERS = 67;

/** 90 bytes. */
export function textMessage(): Sample<Message> {
  return sample("text message", CHAT, MessageJson, (random) => {
    const body: MessageBody = { case: "sendTextRequest", value: { text: text(random, TEXT_LETTERS) } };
    const recipient: Recipient = { target: { case: "user", value: text(random, 5) } };
    const header = { type: MessageType.REQUEST, command: Command.SEND_TEXT, sequence: 1_234, recipient };
    return Message.create({ header: Header.create(header), body });
  });
}

/** 160 bytes: 20 ms of speech. */
export function mediaFrame(): Sample<Message> {
  return sample("media frame", CHAT, MessageJson, (random, variant) => {
    const times = { number: 4_321 + variant, timestampUs: 86_420_000 + variant * 20_000 };
    const value = PeerMedia.create({ stream: 1, ...times, payload: random.bytes(137) });
    const header = Header.create({ type: MessageType.EVENT, command: Command.PEER_MEDIA });
    return Message.create({ header, body: { case: "peerMedia", value } });
  });
}

export function peerList(): Sample<Message> {
  return sample("list of 100 peers", CHAT, MessageJson, (random, variant) => {
    const peers = Array.from({ length: PEERS }, (_, index) =>
      Peer.create({
        name: flat(`user-${index}-${text(random, 1 + (index % 8))}`),
        privacy: Privacy.PUBLIC,
        status: index % 3 === 0 ? Status.CONNECTED : Status.AVAILABLE,
        address: flat(`203.0.${100 + variant}.${index}`),
        port: 40_000 + random.below(20_000),
      }),
    );
    const header = Header.create({ type: MessageType.RESPONSE, command: Command.GET_PEERS, sequence: 12, answers: 11 });
    return Message.create({ header, body: { case: "getPeersResponse", value: { peers, next: "" } } });
  });
}

/** @param json  our codec of `game.GameState` in proto/game.proto */
export function gameState(json: JsonCodec<unknown>): Sample & { readonly messages: readonly GameState[] } {
  const kinds = new SeededRandom(2);
  const items = Array.from({ length: ITEMS }, (_, index) => text(kinds, 4 + (index % 5)));
  return sample<GameState, unknown>("game state", "game", json, (random, variant) => {
    const number = () => random.below(2_000_000) / 1_000 - 1_000;
    const vector = () => ({ x: number(), y: number(), z: number() });
    const players = Array.from({ length: PLAYERS }, (_, index) => ({
      name: flat(`player-${text(random, 3)}`),
      team: 1 + (index % 2),
      position: vector(),
      velocity: vector(),
      health: 100 - index * 17,
      ready: index % 2 === 0,
      items: Array.from({ length: 3 }, () => ({
        name: items[random.below(ITEMS)] ?? "",
        count: 1 + random.below(300),
      })),
    }));
    return {
      tick: 1_234_567 + variant,
      players,
      scores: new Map(players.map(({ name }) => [name, random.below(2_000) - 500])),
      beacons: new Map(Array.from({ length: 4 }, (_, index) => [index + 1, vector()])),
      changedTiles: Array.from({ length: 64 }, () => random.below(40_000)),
      heights: Array.from({ length: 32 }, number),
      phase: { case: "mapName", value: text(random, 11) },
    };
  });
}

/** Returns a function that returns one value after the other, endlessly. */
export function inTurn<T>(values: readonly T[]): () => T {
  let index = 0;
  return () => {
    index = index + 1 < values.length ? index + 1 : 0;
    const value = values[index];
    if (value === undefined) throw new Error("The list of values is empty.");
    return value;
  };
}

/** @param json  our codec of the payload's message */
export function payloadSample(payload: Payload, json: JsonCodec<unknown>): Sample {
  const { name, file, wide } = payload;
  const { codec } = json;
  // Every subject encodes what it has decoded itself. So does ours.
  const messages = makePayload(payload).map((each) => codec.decode(codec.encode(json.fromJson(each))));
  return { name, file, wide, codec, json, messages };
}

function sample<M extends T, T>(
  name: string,
  file: string,
  json: JsonCodec<T>,
  make: (random: SeededRandom, variant: number) => M,
): Sample<T> & { readonly messages: readonly M[] } {
  const random = new SeededRandom(1);
  const messages = Array.from({ length: VARIANTS }, (_, variant) => make(random, variant));
  return { name, file, wide: "number", codec: json.codec, json, messages };
}

function text(random: SeededRandom, length: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyz ";
  return flat(Array.from({ length }, () => letters[random.below(letters.length)]).join(""));
}

/** Returns a flat string, as received text is. A joined string would be slower to read, in our samples only. */
function flat(joined: string): string {
  return Buffer.from(joined).toString();
}
