import type { Change, MailboxQuery, Relation } from "../../src/chat/state/account.ts";
import type { PostQuery } from "../../src/chat/state/stored-rooms.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import { RandomRooms } from "./random-rooms.ts";
import { sampleAccount, sampleDevice, sampleOrigin, sampleRelation, saved, sent } from "./samples.ts";

const TEXTS = ["hello", "", "a\0b", "\uFEFF", "\u{1F600}", "x".repeat(5_000)];
/** Requests have so many ids, so that some are used again. */
const ORIGINS = 40;
const KINDS: readonly Relation["kind"][] = ["contact", "decline", "block"];

/** Draws random changes, most of which fit the changes before them. */
export class RandomChanges {
  readonly #random: SeededRandom;
  readonly #rooms: RandomRooms;
  readonly #lastTextIds = new Map<number, number>();
  readonly #deviceIds: [account: number, id: string][] = [];
  #accounts: number[] = [];
  #lastAccountId = 0;
  #nowMs = 1_000;

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#rooms = new RandomRooms(random, () => this.#account());
  }

  nextCommit(): Change[] {
    if (this.#accounts.length < 3 || this.#random.below(10) > 0) {
      return Array.from({ length: 1 + this.#random.below(5) }, () => this.#next());
    }
    // The last change is invalid, so the store must apply none of them.
    const account = this.#account();
    return [
      { kind: "relation", relation: sampleRelation(account, "block", "lost") },
      { kind: "bytes sent", account, bytes: 1_000_000, servedMs: this.#nowMs },
      { kind: "time", servedMs: 1_000_000_000, wallMs: 1_000_000_000 },
      { kind: "confirmed", account, textId: 1_000_000 },
      { kind: "sent to client", account, textId: 1_000_000 },
      { kind: "read", account, peer: this.#account(), textId: 1_000_000 },
      { kind: "forget texts", deliveredBeforeMs: this.#nowMs, waitingBeforeMs: this.#nowMs },
      { kind: "account deleted", account },
      { kind: "device", device: sampleDevice(account) },
    ];
  }

  nextPostQuery(): PostQuery {
    return this.#rooms.query();
  }

  nextQuery(): MailboxQuery {
    const owner = this.#account();
    const last = this.#lastTextIds.get(owner) ?? 0;
    const countMax = 1 + this.#random.below(20);
    if (this.#random.below(3) === 0) {
      const requestId = sampleOrigin(this.#random.below(ORIGINS)).id;
      return { kind: "request", owner, requestId, orAfter: this.#random.below(last + 2) };
    }
    if (this.#random.below(3) === 0) {
      return { kind: "received", owner, peer: this.#account(), upTo: this.#random.below(last + 2) };
    }
    const page = { owner, countMax, ...(this.#random.below(2) === 0 && { bytesMax: this.#random.below(12_000) }) };
    if (this.#random.below(2) === 0) return { kind: "after", textId: this.#random.below(last + 2), ...page };
    return { kind: "with", peer: this.#account(), before: this.#random.below(last + 2), ...page };
  }

  #next(): Change {
    const dice = this.#random.below(100);
    if (this.#accounts.length < 3 || dice < 5) return this.#newAccount();
    if (this.#random.below(4) === 0) return this.#rooms.next(this.#tick());
    if (dice < 8) return saved(sampleAccount(this.#account(), `renamed ${this.#random.next()}`));
    if (dice < 10) return this.#deleteAccount();
    if (dice < 15) return this.#device();
    if (dice < 20) return this.#removeDevice();
    const relation = sampleRelation(this.#account(), this.#kind(), `user ${this.#random.below(8)}`, this.#account());
    if (dice < 30) return { kind: "relation", relation };
    if (dice < 35) return { kind: "relation removed", relation };
    if (dice < 39) return this.#decision();
    if (dice < 70) return this.#text();
    const account = this.#account();
    if (dice < 71) return { kind: "sent to client", account, textId: this.#random.below(20) };
    if (dice < 73) return { kind: "time", servedMs: this.#random.below(100_000), wallMs: this.#random.below(100_000) };
    if (dice < 75) return { kind: "bytes sent", account, bytes: 1 + this.#random.below(1_000), servedMs: this.#nowMs };
    const textId = this.#random.below((this.#lastTextIds.get(account) ?? 0) + 2);
    if (dice < 83) return { kind: "confirmed", account, textId };
    if (dice < 85) return { kind: "forget first texts", account, textId, countMax: 1 + this.#random.below(5) };
    if (dice < 90) return { kind: "read", account, peer: this.#account(), textId };
    if (dice < 97)
      return { kind: "receipt", account, peer: this.#account(), textId, receipt: 2 + this.#random.below(2) };
    return {
      kind: "forget texts",
      deliveredBeforeMs: this.#nowMs - this.#random.below(1_000),
      waitingBeforeMs: this.#nowMs - this.#random.below(2_000),
    };
  }

  #newAccount(): Change {
    this.#lastAccountId++;
    this.#accounts.push(this.#lastAccountId);
    return saved(sampleAccount(this.#lastAccountId));
  }

  #deleteAccount(): Change {
    const account = this.#account();
    this.#accounts = this.#accounts.filter((id) => id !== account);
    return { kind: "account deleted", account };
  }

  #device(): Change {
    const device = sampleDevice(this.#account(), `device ${this.#random.below(10)}`);
    this.#deviceIds.push([device.account, device.id]);
    return { kind: "device", device };
  }

  #removeDevice(): Change {
    const [account, id] = this.#deviceIds[this.#random.below(this.#deviceIds.length)] ?? [1, "none"];
    return { kind: "device removed", account, id };
  }

  /** A decision of the operator. */
  #decision(): Change {
    const key = `key ${this.#random.below(4)}`;
    const [sinceMs, untilMs] = [this.#nowMs, this.#random.below(2) === 0 ? undefined : this.#nowMs + 1];
    const kinds: readonly Change[] = [
      { kind: "registration", isOpen: this.#random.below(2) === 0 },
      { kind: "ban", ban: { kind: "name", key, subject: key.toUpperCase(), sinceMs, untilMs } },
      { kind: "ban removed", ban: { kind: "name", key } },
      {
        kind: "invitation code",
        code: { id: key, hash: this.#random.bytes(32), usesLeft: 2, createdMs: sinceMs, expiresMs: untilMs },
      },
      { kind: "invitation code removed", id: key },
    ];
    return kinds[this.#random.below(kinds.length)] ?? { kind: "registration", isOpen: true };
  }

  #text(): Change {
    const [from, to] = [this.#account(), this.#account()];
    this.#tick();
    const text = TEXTS[this.#random.below(TEXTS.length)] ?? "";
    const origin = this.#random.below(2) === 0 ? undefined : sampleOrigin(this.#random.below(ORIGINS));
    return sent({ from: this.#place(from), to: this.#place(to), text, sentMs: this.#nowMs, origin });
  }

  #tick(): number {
    this.#nowMs += this.#random.below(20);
    return this.#nowMs;
  }

  #place(account: number): [account: number, textId: number] {
    const textId = (this.#lastTextIds.get(account) ?? 0) + 1;
    this.#lastTextIds.set(account, textId);
    return [account, textId];
  }

  /** A random existing account. */
  #account(): number {
    return this.#accounts[this.#random.below(this.#accounts.length)] ?? 1;
  }

  #kind(): Relation["kind"] {
    return KINDS[this.#random.below(KINDS.length)] ?? "block";
  }
}
