/**
 * Key epochs. A packet's number determines its epoch, and each epoch has its own
 * key, derived from the previous one. So a key change needs no message.
 *
 * @see proto/PROTOCOL.md, "Datagrams"
 */

import { AEAD_KEY_BYTES } from "../crypto/aead.ts";
import { nextDatagramKey } from "../crypto/datagram-keys.ts";
import { UsageError } from "../errors.ts";
import type { DatagramRules } from "./datagram.ts";
import { ReplayWindow } from "./replay-window.ts";

/** The current epoch of a sender. */
export class SendEpoch {
  readonly #rules: DatagramRules;
  #key: Uint8Array;
  #number = 0;
  /** When the first packet of the epoch was sent. */
  #beganMs: number | undefined;

  constructor(key: Uint8Array, rules: DatagramRules) {
    this.#key = checkKey(key);
    this.#rules = rules;
  }

  /** The key of the packet that was numbered last. */
  get key(): Uint8Array {
    return this.#key;
  }

  /**
   * Returns the number of the next packet. Begins a new epoch, and skips to its
   * first number, if the current one has no numbers left or is too old.
   *
   * @param packetNumber  the number after the last one
   * @param nowMs         monotonic milliseconds
   */
  nextNumber(packetNumber: number, nowMs: number): number {
    this.#beganMs ??= nowMs;
    const next = (this.#number + 1) * this.#rules.epochPackets;
    if (packetNumber < next && nowMs - this.#beganMs < this.#rules.epochMs) return packetNumber;
    const key = nextDatagramKey(this.#key);
    this.#key.fill(0);
    this.#key = key;
    this.#number++;
    this.#beganMs = nowMs;
    return next;
  }
}

export interface ReceiveEpoch {
  readonly number: number;
  readonly key: Uint8Array;
  /** Each epoch has its own window, because the numbers jump where an epoch begins. */
  readonly window: ReplayWindow;
}

/** The epochs that a receiver has keys for: the current one, for a while the previous one, and a few ahead on demand. */
export class ReceiveEpochs {
  readonly #rules: DatagramRules;
  #previous: ReceiveEpoch | undefined;
  #current: ReceiveEpoch;
  /** Derived on demand and kept, so that many forged numbers cost one derivation. */
  #ahead: ReceiveEpoch[] = [];
  #previousUntilMs = 0;

  constructor(key: Uint8Array, rules: DatagramRules) {
    this.#current = { number: 0, key: checkKey(key), window: new ReplayWindow() };
    this.#rules = rules;
  }

  /** Returns the epoch of a packet number, or undefined if it is too far ahead or behind. */
  find(packetNumber: number, nowMs: number): ReceiveEpoch | undefined {
    if (nowMs >= this.#previousUntilMs) this.#forgetPrevious();
    const number = Math.floor(packetNumber / this.#rules.epochPackets);
    const distance = number - this.#current.number;
    if (distance === 0) return this.#current;
    if (distance === -1) return this.#previous;
    if (distance < 0 || distance > this.#rules.epochsAheadMax) return undefined;
    while (this.#ahead.length < distance) {
      const last = this.#ahead.at(-1) ?? this.#current;
      this.#ahead.push({ number: last.number + 1, key: nextDatagramKey(last.key), window: new ReplayWindow() });
    }
    return this.#ahead[distance - 1];
  }

  /** Makes an epoch from `find` the current one, unless it is older. Call only after one of its packets has verified. */
  advanceTo(epoch: ReceiveEpoch, nowMs: number): void {
    if (epoch.number <= this.#current.number) return;
    const passed = [this.#current, ...this.#ahead].filter(({ number }) => number < epoch.number);
    this.#forgetPrevious();
    this.#previous = passed.pop();
    for (const { key } of passed) key.fill(0);
    this.#ahead = [];
    this.#current = epoch;
    this.#previousUntilMs = nowMs + this.#rules.previousEpochMs;
  }

  #forgetPrevious(): void {
    this.#previous?.key.fill(0);
    this.#previous = undefined;
  }
}

/** Checks the key's length and returns a copy, because the epochs overwrite their keys. */
function checkKey(key: Uint8Array): Uint8Array {
  if (key.length !== AEAD_KEY_BYTES)
    throw new UsageError(`A key must have ${AEAD_KEY_BYTES} bytes, not ${key.length}.`);
  return Uint8Array.from(key);
}
