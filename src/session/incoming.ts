import { type Header, Message } from "../../generated/chatwire/v1/message.ts";
import { ProtocolError } from "../errors.ts";
import { FrameDecoder } from "../framing/frame-decoder.ts";
import type { Limits } from "../limits.ts";
import { Budget } from "./rate-limits.ts";

/** What one end receives: bytes cut into messages, which must be numbered one after the other. */
export class Incoming {
  readonly #decoder: FrameDecoder;
  /** A client counts nothing: it asked for what comes. */
  readonly #own: readonly Budget[];
  #budgets: readonly Budget[];
  #sequence = 0;
  #lastMs: number;
  #begunMs: number | undefined;

  constructor({ role, limits }: { role: "client" | "server"; limits: Limits }, frameBytesMax: number, nowMs: number) {
    this.#own = role === "server" ? [new Budget("connection", limits, nowMs)] : [];
    this.#budgets = this.#own;
    this.#decoder = new FrameDecoder(frameBytesMax);
    this.#lastMs = nowMs;
  }

  /** Takes frames of another length from now on. */
  set frameBytesMax(frameBytesMax: number) {
    this.#decoder.frameBytesMax = frameBytesMax;
  }

  /** Counts what comes from now on against this budget too. */
  set account(account: Budget | undefined) {
    this.#budgets = account === undefined ? this.#own : [...this.#own, account];
  }

  /** When something last came, in monotonic milliseconds. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** Since when the end of a frame has been waited for; undefined where none has begun. */
  get frameBegunMs(): number | undefined {
    return this.#begunMs;
  }

  push(chunk: Uint8Array, nowMs: number): void {
    this.#lastMs = nowMs;
    this.#begunMs ??= nowMs;
    this.#decoder.push(chunk);
  }

  /** Waits anew for the end of a frame: until now this end did not look. */
  restart(nowMs: number): void {
    this.#begunMs = this.#decoder.isEmpty ? undefined : nowMs;
  }

  /** How long nothing more is to be looked at, in milliseconds: more came than the budgets allow. */
  owedMs(nowMs: number): number {
    let owedMs = 0;
    for (const budget of this.#budgets) owedMs = Math.max(owedMs, budget.owedMs(nowMs));
    return owedMs;
  }

  /**
   * The next message, with its length in bytes; undefined where more bytes are needed.
   *
   * @throws DecodeError: the stream cannot be trusted any more
   */
  next(nowMs: number): { message: Message; messageBytes: number } | undefined {
    const frame = this.#decoder.next();
    if (frame === undefined) return undefined;
    this.restart(nowMs);
    for (const budget of this.#budgets) budget.spendFrame(frame.length, nowMs);
    return { message: Message.decode(frame), messageBytes: frame.length };
  }

  /** @throws ProtocolError OUT_OF_SEQUENCE: the message is not numbered one more than the one before */
  checkHeader({ header }: Message): Header {
    if (header?.sequence !== this.#sequence + 1) {
      const text = `Message ${this.#sequence + 1} should have come, not ${header?.sequence ?? 0}.`;
      throw new ProtocolError("OUT_OF_SEQUENCE", text);
    }
    this.#sequence += 1;
    return header;
  }

  /** Takes one request out of the budgets. @throws ProtocolError RATE_LIMITED */
  takeRequest(nowMs: number): void {
    for (const budget of this.#budgets) budget.takeRequest(nowMs);
  }
}
