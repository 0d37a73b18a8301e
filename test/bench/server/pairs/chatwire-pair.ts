import {
  ApplicationMessage,
  MessageOutcome,
  MessageOutcomes,
  Outcome,
  SendMessageRequest,
} from "../../../../generated/chatwire/v1/application.ts";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import { ConfirmTexts, MessageOutcomesEvent, SendMessage, SendText } from "../../../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, SendTextRequest } from "../../../../generated/chatwire/v1/text.ts";
import { type Client, chatwire } from "../protocols/chatwire.ts";
import { CONTENT } from "../protocols/protocol.ts";
import { Countdown, type Exchange, type JoinPair, type Pair } from "./pair.ts";

const MESSAGE = ApplicationMessage.create({ typeName: "bench.v1.Note", payload: Buffer.from(CONTENT) });

/** Joins as users who are public, so that each may write to the other. */
export const joinChatwirePair: JoinPair = async (target, number, exchange) => {
  const [sender, receiver] = [
    await chatwire.join(target, 2 * number, "receiver"),
    await chatwire.join(target, 2 * number + 1, "receiver"),
  ];
  return new ChatwirePair(sender, receiver, `user-${2 * number + 1}x`, exchange);
};

/**
 * A message is done when it has arrived, and its sender has the answer and knows that it was taken. A text is done when it
 * has arrived, and its sender knows that it is stored; with a receipt, also that it was delivered.
 */
class ChatwirePair implements Pair {
  readonly #sender: Client;
  readonly #receiver: Client;
  readonly #recipient: Recipient;
  readonly #exchange: Exchange;
  readonly #answered = new Countdown();
  readonly #arrived = new Countdown();
  readonly #confirmed = new Countdown();
  /** Number of the last text in the mailbox of the sender, who gets none. */
  #lastTextId = 0;

  constructor(sender: Client, receiver: Client, name: string, exchange: Exchange) {
    this.#sender = sender;
    this.#receiver = receiver;
    this.#recipient = Recipient.create({ target: { case: "user", value: name } });
    this.#exchange = exchange;
    for (const { socket } of [sender, receiver]) socket.removeAllListeners("close");
    sender.socket.on("data", (bytes) => {
      for (const body of sender.bodies(bytes)) this.#handleAtSender(body);
    });
    receiver.socket.on("data", (bytes) => this.#handleAtReceiver([...receiver.bodies(bytes)]));
  }

  async send(count: number): Promise<void> {
    const done = [this.#answered.wait(count), this.#arrived.wait(count)];
    if (this.#exchange === "message") done.push(this.#confirmed.wait(count));
    if (this.#exchange === "text with receipt") done.push(this.#confirmed.wait(1));
    this.#lastTextId += count;
    const frames = Array.from({ length: count }, () => this.#frame());
    this.#sender.socket.write(Buffer.concat(frames));
    await Promise.all(done);
  }

  #frame(): Uint8Array {
    const to = { recipient: this.#recipient };
    if (this.#exchange !== "message")
      return this.#sender.requestFrame(SendText, SendTextRequest.create({ text: CONTENT }), to);
    return this.#sender.requestFrame(SendMessage, SendMessageRequest.create({ message: MESSAGE }), to);
  }

  #handleAtSender(body: MessageBody): void {
    if (body.case === "sendMessageResponse" || body.case === "sendTextResponse") this.#answered.happened();
    else if (body.case === "messageOutcomes") this.#confirmed.happened(body.value.outcomes.length);
    // A receipt is for all texts up to one.
    else if (body.case === "receiptChanged" && body.value.textId === this.#lastTextId) this.#confirmed.happened();
    else if (body.case === "error") throw new Error(`The server refused: ${body.value.text}`);
  }

  /** Answers what has arrived together at once, as the library's client does. */
  #handleAtReceiver(bodies: readonly MessageBody[]): void {
    const numbers: number[] = [];
    let textId = 0;
    for (const body of bodies) {
      if (body.case === "messageReceived") numbers.push(body.value.number);
      else if (body.case === "textReceived") textId = body.value.text?.textId ?? 0;
      else continue;
      this.#arrived.happened();
    }
    if (numbers.length > 0) {
      const outcomes = numbers.map((number) => MessageOutcome.create({ number, outcome: Outcome.TAKEN }));
      this.#receiver.post(MessageOutcomesEvent, MessageOutcomes.create({ outcomes }));
    }
    if (textId > 0 && this.#exchange === "text with receipt")
      this.#receiver.request(ConfirmTexts, ConfirmTextsRequest.create({ textId }));
  }
}
