import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { ProtocolError } from "../../src/errors.ts";
import type { LossyOptions, Outbox, OutgoingMessage } from "../../src/peering/channel.ts";

/** An outbox that keeps what a channel sends, for tests of channels. */
export class RecordingOutbox implements Outbox {
  readonly messageBytesMax: number;
  readonly reliableBytesMax: number;
  readonly longBytesMax: number;
  readonly lossy: MessageBody[] = [];
  readonly paced: Array<readonly MessageBody[]> = [];
  #pacedLeft = 0;
  readonly #waiting: NonNullable<OutgoingMessage["onSent"]>[] = [];
  readonly reliable: MessageBody[] = [];
  readonly tracked: Array<readonly MessageBody[]> = [];
  readonly latest: Array<readonly [key: string, message: ApplicationMessage]> = [];
  isFull = false;

  constructor(messageBytesMax = 1_167) {
    this.messageBytesMax = messageBytesMax;
    this.reliableBytesMax = messageBytesMax;
    this.longBytesMax = messageBytesMax;
  }

  sendLossy(body: MessageBody, { onSent }: LossyOptions = {}): void {
    this.lossy.push(body);
    if (onSent !== undefined) this.#waiting.push(onSent);
  }

  sendPaced(bodies: readonly MessageBody[], { onSent }: LossyOptions = {}): number {
    if (onSent !== undefined) this.#waiting.push(onSent);
    return this.paced.push(bodies);
  }

  isPacedWaiting(number: number): boolean {
    return number > this.#pacedLeft;
  }

  /** Lets everything leave. */
  flush(nowMs: number): void {
    this.#pacedLeft = this.paced.length;
    for (const onSent of this.#waiting.splice(0)) onSent(1, nowMs, 0);
  }

  sendReliable(body: MessageBody): void {
    if (this.isFull) throw new ProtocolError("LIMIT_REACHED", "The outbox is full.", { retryable: true });
    this.reliable.push(body);
  }

  sendTracked(bodies: readonly MessageBody[]): number {
    return this.tracked.push(bodies);
  }

  sendLatest(message: ApplicationMessage, key: string): void {
    this.latest.push([key, message]);
  }
}
