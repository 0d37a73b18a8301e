import { ApplicationMessage } from "../../../generated/chatwire/v1/application.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { DecodeError, ProtocolError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { TokenBucket } from "../../token-bucket.ts";
import { FIRST_VIOLATION, type Violation, violationText } from "../../violation.ts";
import type { RuledCodec } from "../../wire/codec.ts";
import { EventQueue } from "./event-queue.ts";
import { SenderRates } from "./sender-rates.ts";

/** The codec of an application message: one of the application's schema with `option (chatwire.v1.application_rule)`. */
export type ApplicationCodec<T> = RuledCodec<T, Rule>;

/** A received application message. */
export interface Received<T> {
  /** Name of the sender. */
  readonly from: string;
  readonly message: T;
}

interface Listener {
  /**
   * @returns false: a field breaks a rule that the schema declares about it
   * @throws DecodeError the payload is malformed
   */
  deliver(from: string, payload: Uint8Array): boolean;
  end(): void;
}

/** The application messages of one connection or link, in both directions. Enforces the rules they declare. */
export class ApplicationMessages {
  readonly #clock: Clock;
  readonly #queueMax: number;
  readonly #sending = new Map<string, TokenBucket>();
  readonly #receiving: SenderRates;
  readonly #listeners = new Map<string, { rule: Rule; listeners: Set<Listener> }>();
  #dropped = 0;
  #ended = false;

  /** @param limits  if `eventQueueMax` messages wait for a reader, the oldest is dropped */
  constructor(clock: Clock, limits: Pick<Limits, "eventQueueMax" | "messageSendersMax" | "messageStallMs">) {
    this.#clock = clock;
    this.#queueMax = limits.eventQueueMax;
    this.#receiving = new SenderRates(limits);
  }

  /** Whether anybody reads. */
  get hasReaders(): boolean {
    return this.#listeners.size > 0;
  }

  /** Number of received messages that were dropped: malformed, without a reader, or against the rules of their type. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Encodes a message for sending, and counts it against the rate of its type.
   *
   * @throws UsageError a value does not fit its field or breaks a rule about it, or the message has no rule
   * @throws ProtocolError TOO_LARGE; RATE_LIMITED, with `retryAfterMs`
   */
  encode<T>(codec: ApplicationCodec<T>, value: T): ApplicationMessage {
    checkRule(codec);
    const [violation] = this.#violations(codec, value);
    if (violation !== undefined) throw new UsageError(`${codec.typeName}: ${violationText(violation)}`);
    const payload = codec.encode(value);
    const { typeName, rule } = codec;
    if (isTooLarge(rule, payload)) {
      throw new ProtocolError(
        "TOO_LARGE",
        `${typeName} may have ${rule.bytesMax} bytes at most, not ${payload.length}.`,
      );
    }
    const retryAfterMs = take(this.#sending, typeName, rule, this.#clock.monotonicMs());
    if (retryAfterMs > 0) {
      const text = `${typeName} may be sent ${rule.rate?.perSecond} times per second, in bursts of ${rule.rate?.burst}.`;
      throw new ProtocolError("RATE_LIMITED", text, { retryAfterMs });
    }
    return ApplicationMessage.create({ typeName, payload });
  }

  /** Reads the messages of one type from now on, until the loop is left or the connection or link ends. */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    checkRule(codec);
    const leave = (): void => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0) this.#listeners.delete(codec.typeName);
    };
    const queue = new EventQueue<Received<T>>(this.#queueMax, leave);
    if (this.#ended) queue.end();
    const listener: Listener = {
      deliver: (from, payload) => {
        const message = codec.decode(payload);
        if (this.#violations(codec, message).length > 0) return false;
        queue.push({ from, message });
        return true;
      },
      end: () => queue.end(),
    };
    const entry = this.#listeners.get(codec.typeName) ?? { rule: codec.rule, listeners: new Set() };
    this.#listeners.set(codec.typeName, entry);
    entry.listeners.add(listener);
    return queue;
  }

  /** Hands a received message to its readers, or drops and counts it. */
  handle(from: string, { typeName, payload }: ApplicationMessage): void {
    const entry = this.#listeners.get(typeName);
    if (entry === undefined || isTooLarge(entry.rule, payload) || !this.#isWithinRate(from, typeName, entry.rule)) {
      this.#dropped += 1;
      return;
    }
    try {
      const taken = [...entry.listeners].filter((listener) => listener.deliver(from, payload));
      if (taken.length === 0) this.#dropped += 1;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#dropped += 1;
    }
  }

  #violations<T>({ validate }: ApplicationCodec<T>, message: T): readonly Violation[] {
    return validate?.(message, { ...FIRST_VIOLATION, nowMs: this.#clock.wallClockMs() }) ?? [];
  }

  /** Ends all streams. */
  end(): void {
    this.#ended = true;
    for (const { listeners } of this.#listeners.values()) for (const listener of listeners) listener.end();
  }

  #isWithinRate(from: string, typeName: string, { rate }: Rule): boolean {
    return rate === undefined || this.#receiving.allow(from, typeName, rate, this.#clock.monotonicMs());
  }
}

/** Checks at run time, for callers without types, that a message declares a rule. */
function checkRule({ typeName, rule }: { readonly typeName: string; readonly rule?: Rule }): void {
  if (rule === undefined) {
    throw new UsageError(
      `${typeName} has no option (chatwire.v1.application_rule). Add one to the message in its .proto file.`,
    );
  }
}

function isTooLarge({ bytesMax }: Rule, payload: Uint8Array): boolean {
  return bytesMax > 0 && payload.length > bytesMax;
}

/** Takes a token from the type's bucket. Returns 0, or the milliseconds until a token is available. */
function take(buckets: Map<string, TokenBucket>, typeName: string, { rate }: Rule, nowMs: number): number {
  if (rate === undefined) return 0;
  const bucket = buckets.get(typeName) ?? new TokenBucket(rate, nowMs);
  buckets.set(typeName, bucket);
  return bucket.take(nowMs);
}
