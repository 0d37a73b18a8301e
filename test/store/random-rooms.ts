import type { Change } from "../../src/chat/state/account.ts";
import type { PostQuery, RoomRelation } from "../../src/chat/state/stored-rooms.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import {
  sampleLogEntry,
  sampleMember,
  samplePost,
  sampleRoom,
  sampleRoomId,
  sampleRoomRelation,
} from "./room-samples.ts";
import { sampleOrigin } from "./samples.ts";

/** Ids of rooms are of so many bytes, so that some are made again. */
const ROOMS = 6;
/** Requests have so many ids, so that some are used again. */
const ORIGINS = 10;
const KINDS: readonly RoomRelation["kind"][] = ["invitation", "request", "ban"];

/** Draws random changes of rooms, most of which fit the changes before them. */
export class RandomRooms {
  readonly #random: SeededRandom;
  readonly #account: () => number;
  /** By the byte of the id: the number of the last post. */
  readonly #open = new Map<number, number>();

  /** By the byte of the id: the number of the last change, and of the last entry in the log. Also of closed rooms. */
  readonly #changes = new Map<number, number>();
  readonly #logs = new Map<number, number>();

  /** @param account  draws an existing one */
  constructor(random: SeededRandom, account: () => number) {
    this.#random = random;
    this.#account = account;
  }

  /** @param nowMs  never goes back */
  next(nowMs: number): Change {
    const byte = this.#byte();
    const dice = this.#random.below(40);
    if (byte === undefined || dice < 3) return this.#newRoom();
    const room = sampleRoomId(byte);
    if (dice < 4) {
      this.#open.delete(byte);
      return { kind: "room closed", room };
    }
    if (dice < 10) return { kind: "room member", member: this.#member(byte) };
    if (dice < 12) return { kind: "room member removed", room, account: this.#account() };
    const kind = KINDS[this.#random.below(KINDS.length)] ?? "request";
    const relation = sampleRoomRelation(byte, kind, `user ${this.#random.below(4)}`, this.#account());
    if (dice < 15) return { kind: "room relation", relation };
    if (dice < 17) return { kind: "room relation removed", relation };
    const last = this.#open.get(byte) ?? 0;
    if (dice < 19) {
      return {
        kind: "forget first posts",
        room,
        number: this.#random.below(last + 2),
        countMax: 1 + this.#random.below(5),
      };
    }
    if (dice < 22) return { kind: "post changed", post: this.#changedPost(byte, last) };
    if (dice < 24) return this.#logged(byte);
    this.#open.set(byte, last + 1);
    const origin = this.#random.below(2) === 0 ? undefined : sampleOrigin(this.#random.below(ORIGINS));
    const author = this.#account();
    const facts = { author, authorName: `user ${author}`, sentMs: nowMs, servedMs: nowMs, ...(origin && { origin }) };
    return { kind: "post", post: samplePost(byte, last + 1, facts) };
  }

  query(): PostQuery {
    const byte = this.#byte() ?? 0;
    const room = sampleRoomId(byte);
    const number = this.#random.below((this.#open.get(byte) ?? 0) + 2);
    const countMax = 1 + this.#random.below(20);
    if (this.#random.below(3) === 0) {
      const requestId = sampleOrigin(this.#random.below(ORIGINS)).id;
      return { kind: "post of request", room, author: this.#account(), requestId, orAfter: number };
    }
    const bytes = this.#random.below(2) === 0 ? { bytesMax: this.#random.below(60) } : {};
    if (this.#random.below(3) === 0) {
      const change = this.#random.below((this.#changes.get(byte) ?? 0) + 2);
      return { kind: "posts changed after", room, change, countMax, ...bytes };
    }
    const kind = this.#random.below(2) === 0 ? "posts after" : "posts before";
    return { kind, room, number, countMax, ...bytes };
  }

  #newRoom(): Change {
    const byte = 1 + this.#random.below(ROOMS);
    if (!this.#open.has(byte)) this.#open.set(byte, 0);
    return { kind: "room", room: sampleRoom(byte, `room ${this.#random.below(100)}`) };
  }

  #changedPost(byte: number, last: number) {
    const change = (this.#changes.get(byte) ?? 0) + 1;
    this.#changes.set(byte, change);
    const isDeleted = this.#random.below(3) === 0;
    const reactions = isDeleted ? [] : [{ reaction: "👍", by: [this.#account()] }];
    const text = isDeleted ? "" : `changed ${change}`;
    return samplePost(byte, 1 + this.#random.below(last + 1), { change, isDeleted, reactions, text, mentions: [] });
  }

  #logged(byte: number): Change {
    const number = (this.#logs.get(byte) ?? 0) + 1;
    this.#logs.set(byte, number);
    if (number > 3 && this.#random.below(2) === 0) {
      return { kind: "room log removed", room: sampleRoomId(byte), number: 1 + this.#random.below(number) };
    }
    return { kind: "room log", entry: sampleLogEntry(byte, number) };
  }

  #member(byte: number) {
    const readNumber = this.#random.below((this.#open.get(byte) ?? 0) + 1);
    const mentions = this.#random.below(2) === 0 ? [] : [readNumber + 1, readNumber + 4];
    return sampleMember(byte, this.#account(), { role: 1 + this.#random.below(4), readNumber, mentions });
  }

  #byte(): number | undefined {
    const open = [...this.#open.keys()];
    return open[this.#random.below(Math.max(1, open.length))];
  }
}
