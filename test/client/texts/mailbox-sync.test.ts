import * as assert from "uvu/assert";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import {
  ConfirmTextsResponse,
  FetchTextsResponse,
  SendTextResponse,
  Text,
} from "../../../generated/chatwire/v1/text.ts";
import type { Caller } from "../../../src/client/connection/call.ts";
import { MailboxSync } from "../../../src/client/texts/mailbox-sync.ts";
import { MessageStream } from "../../../src/client/texts/message-stream.ts";
import { TextsInHand } from "../../../src/client/texts/texts-in-hand.ts";
import { DEFAULT_LIMITS, ProtocolError } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { suite } from "../../suite.ts";
import { next } from "../chat-world.ts";

const test = suite("mailbox");

test("text-that-arrives-with-the-response-to-a-sent-one-needs-no-fetch", async () => {
  await using rig = new Rig();
  await rig.answer("fetchTextsRequest", pageOf([], 0));
  const sending = rig.mailbox.sendText(OutboxText.create({ to: "grace", text: "hello" }));
  const answered = rig.answer("sendTextRequest", sentAs(1));
  rig.mailbox.handleText(textOf(2));
  await answered;
  assert.is((await sending).id, 1);
  assert.equal(rig.waiting, []);
  assert.is((await next(rig.messages)).text, "2");
});

test("page-that-contains-a-text-being-sent-waits-for-its-number", async () => {
  await using rig = new Rig();
  const sending = rig.mailbox.sendText(OutboxText.create({ to: "grace", text: "hello" }));
  await rig.answer("fetchTextsRequest", pageOf([1, 2], 2));
  await rig.answer("sendTextRequest", sentAs(1));
  await sending;
  assert.is((await next(rig.messages)).text, "2");
});

test("page-of-a-session-that-is-gone-is-fetched-again", async () => {
  await using rig = new Rig();
  const sending = rig.mailbox.sendText(OutboxText.create({ to: "grace", text: "hello" }));
  await rig.answer("fetchTextsRequest", pageOf([1, 2], 2));
  rig.mailbox.renew(0);
  await rig.answer("sendTextRequest", sentAs(1));
  await sending;
  await settle();
  assert.equal(rig.waiting, ["fetchTextsRequest"]);
  await rig.answer("fetchTextsRequest", pageOf([1, 2], 2));
  assert.is((await next(rig.messages)).text, "2");
});

test("texts-are-confirmed-one-call-at-a-time-with-the-highest-number", async () => {
  await using rig = new Rig();
  await rig.answer("fetchTextsRequest", pageOf([1, 2, 3, 4], 4));
  const loop = rig.messages[Symbol.asyncIterator]();
  for (let texts = 0; texts < 2; texts++) await loop.next();
  await settle();
  assert.equal(rig.waiting, ["confirmTextsRequest"]);
  for (let texts = 0; texts < 2; texts++) await loop.next();
  rig.messages.finish(4);
  await settle();
  assert.equal(rig.waiting, ["confirmTextsRequest"]);
  assert.is(await rig.answer("confirmTextsRequest", CONFIRMED), 1);
  assert.is(await rig.answer("confirmTextsRequest", CONFIRMED), 4);
});

test("failed-call-is-repeated-after-a-pause", async () => {
  await using rig = new Rig();
  await rig.refuse("fetchTextsRequest");
  await rig.answer("fetchTextsRequest", pageOf([1], 1));
  await next(rig.messages);
  rig.messages.finish(1);
  await rig.refuse("confirmTextsRequest");
  assert.is(await rig.answer("confirmTextsRequest", CONFIRMED), 1);
});

interface Asked {
  readonly body: MessageBody;
  readonly answer: (body: MessageBody) => void;
  readonly refuse: (error: Error) => void;
}

/** A MailboxSync with the test as its server. */
class Rig implements AsyncDisposable {
  readonly messages = new MessageStream();
  readonly mailbox: MailboxSync;
  readonly #asked: Asked[] = [];
  #onAsked = (): void => {};

  constructor() {
    const call: Caller = (method, value) =>
      new Promise((resolve, reject) => {
        const answer = (body: MessageBody): void => {
          const response = method.unwrapResponse(body);
          if (response === undefined) reject(new Error(`${method.name} has no such response.`));
          else resolve(response);
        };
        this.#asked.push({ body: method.wrapRequest(value), answer, refuse: reject });
        this.#onAsked();
      });
    const { messages } = this;
    this.mailbox = new MailboxSync({
      clock: systemNetwork,
      call,
      limits: DEFAULT_LIMITS,
      name: "ada",
      seen: undefined,
      confirmed: 0,
      sent: 0,
      messages,
      inHand: new TextsInHand(),
    });
  }

  /** The requests that wait for a response. */
  get waiting(): unknown[] {
    return this.#asked.map(({ body }) => body.case);
  }

  /** Answers the next request of a kind, waiting for it if needed. Returns the number that it confirms, or 0. */
  async answer(bodyCase: MessageBody["case"], body: MessageBody): Promise<number> {
    const asked = this.#take(bodyCase) ?? (await this.#next(bodyCase));
    asked.answer(body);
    await settle();
    return asked.body.case === "confirmTextsRequest" ? asked.body.value.textId : 0;
  }

  async refuse(bodyCase: MessageBody["case"]): Promise<void> {
    (await this.#next(bodyCase)).refuse(new ProtocolError("RATE_LIMITED", "Not now.", { retryAfterMs: 1 }));
    await settle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.mailbox.end();
  }

  #take(bodyCase: MessageBody["case"]): Asked | undefined {
    const index = this.#asked.findIndex(({ body }) => body.case === bodyCase);
    return index === -1 ? undefined : this.#asked.splice(index, 1)[0];
  }

  async #next(bodyCase: MessageBody["case"]): Promise<Asked> {
    for (;;) {
      const asked = this.#take(bodyCase);
      if (asked !== undefined) return asked;
      await new Promise<void>((resolve) => {
        this.#onAsked = resolve;
      });
    }
  }
}

const CONFIRMED: MessageBody = { case: "confirmTextsResponse", value: ConfirmTextsResponse.create() };

function textOf(textId: number): Text {
  return Text.create({ textId, from: "grace", to: "ada", text: `${textId}` });
}

function pageOf(ids: readonly number[], upTo: number): MessageBody {
  const value = FetchTextsResponse.create({ texts: ids.map(textOf), upTo, lastTextId: upTo });
  return { case: "fetchTextsResponse", value };
}

function sentAs(textId: number): MessageBody {
  return { case: "sendTextResponse", value: SendTextResponse.create({ textId }) };
}

/** Waits until all pending microtasks have run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
