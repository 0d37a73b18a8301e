/** A connection of a gateway: what it sends to a core, keeps and drops. */

import * as assert from "uvu/assert";
import type { GatewayMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { FinishLoginRequest } from "../../../generated/chatwire/v1/account.ts";
import { MessageOutcomes } from "../../../generated/chatwire/v1/application.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { FinishLogin, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { type CoreSender, RemoteConnection } from "../../../src/cluster/gateway/remote-connection.ts";
import { NOTES_PER_MESSAGE_BYTES, REQUEST_OVERHEAD_BYTES, UNANSWERED_MAX } from "../../../src/cluster/limits.ts";
import type { CoreAnswer, CorePort } from "../../../src/server/core/core.ts";
import { suite } from "../../suite.ts";

const test = suite("connection of a gateway");

const ENDPOINT = { address: "198.51.100.1", port: 1_000 };

/** The way to the core, which records what is sent. */
class Sender implements CoreSender {
  epoch = 1;
  heardMs = 0;
  isReady = true;
  isCrowded = false;
  isFull = false;
  messageBytesMax = 100_000;
  readonly sent: GatewayMessageMessage[] = [];
  readonly counts = { requests: 0, bytes: 0, dropped: 0 };
  removed = 0;

  send(message: GatewayMessageMessage): void {
    this.sent.push(message);
  }

  count(requests: number, bytes: number): void {
    this.counts.requests += requests;
    this.counts.bytes += bytes;
  }

  countDropped(): void {
    this.counts.dropped += 1;
  }

  remove(): void {
    this.removed += 1;
  }

  /** The kinds of what was sent since the last call. */
  take(): string[] {
    return this.sent.splice(0).map((message) => message.case ?? "");
  }
}

class Rig {
  readonly sender = new Sender();
  readonly answers: string[] = [];
  held = false;
  readonly connection: RemoteConnection;

  constructor() {
    const facts = { id: 7, endpoint: ENDPOINT, channelBinding: undefined, relayOnly: false, answersMessages: true };
    const port = { hold: () => (this.held = true), goOn: () => (this.held = false), closeWith: () => {} };
    this.connection = new RemoteConnection(
      { ...facts, takesRelayed: false },
      port as unknown as CorePort,
      this.sender,
      { monotonicMs: () => 0 },
    );
  }

  ask(textBytes = 10, name = "grace"): void {
    const body = SendText.wrapRequest(SendTextRequest.create({ text: "x".repeat(textBytes) }));
    const recipient = { target: { case: "user", value: name } } as const;
    const asked = { method: SendText, body, recipient, identity: undefined, state: State.AVAILABLE };
    this.connection.request({ ...asked, sessionId: undefined, pageBytesMax: undefined }, (answer) =>
      this.answers.push(textOf(answer)),
    );
  }

  /** Asks for the second half of a login. */
  finishLogin(): void {
    const body = FinishLogin.wrapRequest(FinishLoginRequest.create());
    const asked = { method: FinishLogin, body, recipient: undefined, identity: undefined, state: State.AWAY };
    this.connection.request({ ...asked, sessionId: undefined, pageBytesMax: undefined }, (answer) =>
      this.answers.push(textOf(answer)),
    );
  }

  /** As a client does that floods. */
  flood(): void {
    for (let count = 0; count < 1_000; count++) {
      this.connection.takeOutcomes(MessageOutcomes.create());
      this.connection.noteProbe(new Uint8Array(8), ENDPOINT);
      this.connection.noteDetached(count % 2 === 0);
      this.connection.move({ ...ENDPOINT, port: count + 1 });
    }
  }
}

function textOf(answer: CoreAnswer): string {
  return answer === undefined ? "none" : "code" in answer ? answer.code : "answered";
}

test("client-can-have-nothing-wait-for-a-core-that-does-not-read", () => {
  const rig = attached();
  const { sender, connection } = rig;
  sender.isReady = false;
  rig.flood();
  assert.equal([sender.take(), sender.counts.dropped], [[], 2_000]);
  sender.isReady = true;
  connection.goOn();
  // The latest state, once. The request is with the core.
  assert.equal(sender.take(), ["moved"]);
});

test("second-half-of-a-login-that-was-never-begun-is-for-the-core-to-refuse", () => {
  const rig = attached();
  rig.finishLogin();
  assert.equal([rig.sender.take(), rig.answers], [["asked"], []]);
});

test("outcomes-and-probes-are-dropped-while-much-waits-for-the-core", () => {
  const { sender, connection } = attached();
  sender.isCrowded = true;
  connection.takeOutcomes(MessageOutcomes.create());
  connection.noteProbe(new Uint8Array(8), ENDPOINT);
  assert.equal([sender.take(), sender.counts.dropped], [[], 2]);
  sender.isCrowded = false;
  connection.takeOutcomes(MessageOutcomes.create());
  connection.noteProbe(new Uint8Array(8), ENDPOINT);
  assert.equal([sender.take(), sender.counts.dropped], [["told", "probed"], 2]);
});

function attached(): Rig {
  const rig = new Rig();
  rig.ask();
  rig.sender.take();
  return rig;
}

test("connection-that-no-core-has-had-leaves-nothing-behind", () => {
  const { sender, connection, answers } = new Rig();
  sender.isReady = false;
  connection.noteDetached(true);
  connection.lose(0);
  assert.equal([sender.take(), sender.removed, answers], [[], 1, []]);
});

test("connection-that-ends-without-a-core-is-ended-at-the-next-one", () => {
  const { sender, connection } = attached();
  sender.isReady = false;
  sender.epoch = 2;
  connection.lose(0);
  assert.is(sender.removed, 0);
  connection.attach();
  sender.isReady = true;
  connection.goOn();
  assert.equal([sender.take(), sender.removed], [["attached", "lost"], 1]);
});

test("requests-are-sent-once-to-each-core", () => {
  const rig = new Rig();
  rig.sender.isReady = false;
  rig.ask();
  rig.sender.isReady = true;
  rig.connection.goOn();
  assert.equal(rig.sender.take(), ["attached", "asked"]);
  // The core was silent for a while, and still has the request.
  rig.connection.goOn();
  assert.equal(rig.sender.take(), []);
});

test("connection-hands-over-only-so-many-requests-at-a-time", () => {
  const rig = new Rig();
  for (let count = 1; count < UNANSWERED_MAX; count++) rig.ask();
  assert.not.ok(rig.held);
  rig.ask();
  assert.ok(rig.held);
});

test("all-bytes-of-a-request-count-and-are-given-back", () => {
  const rig = new Rig();
  rig.ask(1_000, "x".repeat(2_000));
  assert.ok(rig.sender.counts.bytes >= 3_000 + REQUEST_OVERHEAD_BYTES);
  rig.connection.leave();
  assert.equal(rig.sender.counts, { requests: 0, bytes: 0, dropped: 0 });
});

test("request-that-does-not-fit-into-a-message-of-the-bus-is-refused", () => {
  const rig = new Rig();
  rig.ask(100_000);
  assert.equal([rig.answers, rig.sender.take()], [["TOO_LARGE"], []]);
  rig.ask(1, "x".repeat(100_000));
  rig.sender.isFull = true;
  rig.ask();
  assert.equal(rig.answers, ["TOO_LARGE", "TOO_LARGE", "RATE_LIMITED"]);
});

test("notes-are-handed-over-in-messages-that-fit", () => {
  const rig = attached();
  for (let count = 0; count < 10; count++) rig.connection.keep(`room ${count}`, new Uint8Array(20_000).fill(count + 1));
  rig.connection.keep("room long", new Uint8Array(NOTES_PER_MESSAGE_BYTES + 1));
  rig.sender.epoch = 2;
  rig.connection.attach();
  const messages = rig.sender.sent.map((message) =>
    message.case === "attached" || message.case === "furtherNotes" ? message.value.notes : [],
  );
  assert.equal(
    messages.map((notes) => notes.length),
    [3, 3, 3, 1, 1],
  );
  assert.equal(rig.sender.take(), ["attached", ...Array.from({ length: 4 }, () => "furtherNotes")]);
});
