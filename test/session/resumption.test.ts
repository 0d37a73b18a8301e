import * as assert from "uvu/assert";
import { MessageOutcomes } from "../../generated/chatwire/v1/application.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { Acknowledged } from "../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { AcknowledgedEvent, MessageOutcomesEvent, RelayedEvent, SendText } from "../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError, TransportError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { REQUEST_ID_BYTES } from "../../src/framing/request-identity.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { checkCuts, checkWhole } from "./cuts.ts";
import { SessionPair } from "./session-pair.ts";

const test = suite("resumption of a session");

const STEPS = 200;
/** `npm run cuts` cuts a script of 200 steps. */
const CUT_STEPS = 50;
const LOST = new TransportError("CONNECTION_LOST", "The network is gone.");

test("without-a-cut-everything-arrives", () => {
  const pair = new SessionPair(SEED);
  pair.run(STEPS, undefined);
  checkWhole(pair);
  assert.ok(pair.lossyArrived > 10);
  assert.equal(pair.ends, []);
});

for (const from of ["client", "server"] as const) {
  test(`stream-cut-at-every-byte-from-the-${from}-loses-and-repeats-nothing`, () => {
    const cuts = checkCuts({ seed: SEED, steps: CUT_STEPS, from, everyBytes: 1, isHalfOpen: false });
    assert.ok(cuts > 150, `${cuts}`);
  });

  test(`stream-held-half-open-at-each-tenth-byte-from-the-${from}-is-taken-over`, () => {
    const cuts = checkCuts({ seed: SEED, steps: CUT_STEPS, from, everyBytes: 10, isHalfOpen: true });
    assert.ok(cuts > 15, `${cuts}`);
  });
}

test("many-cuts-of-one-session-in-both-directions-lose-nothing", () => {
  for (let seed = SEED; seed < SEED + 20; seed++) {
    const pair = new SessionPair(seed);
    for (let cut = 0; cut < 20; cut++) {
      const from = (cut + seed) % 2 === 0 ? "client" : "server";
      pair.run(20, { from, afterBytes: pair.bytes[from] + ((seed * 31 + cut * 7) % 150), unnoticedSteps: cut % 3 });
    }
    checkWhole(pair, `seed ${seed}`);
  }
});

test("kept-messages-are-whole-whatever-happens-to-the-memory-of-other-messages", () => {
  const pair = new SessionPair(SEED);
  pair.server.handleStreamEnd(LOST);
  pair.emitText();
  pair.client.handleStreamEnd(LOST);
  pair.call();
  // A program hands what it has encoded to a thread, memory and all.
  const { buffer } = Message.encode(Message.create());
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
  pair.resume(false);
  pair.answer(0);
  pair.transfer();
  assert.equal(pair.arrived, { client: ["text 1", "answer 2"], server: ["call 2"] });
});

test("kept-request-has-the-id-that-it-was-made-with-whatever-the-caller-does-to-its-memory", () => {
  const { client, nowMs } = new SessionPair(SEED);
  client.handleStreamEnd(LOST);
  const id = new Uint8Array(REQUEST_ID_BYTES).fill(7);
  const body = SendText.wrapRequest(SendTextRequest.create({ text: "hello" }));
  client.call(SendText, body, Recipient.create({ target: { case: "user", value: "grace" } }), 1e9, nowMs, {
    id,
    repeatedAfterMs: 0,
  });
  id.fill(0);
  const { received, sent } = client.position;
  client.attach({ received: sent - 1, sent: received }, nowMs);
  const decoder = new FrameDecoder(1_000);
  decoder.push(client.pollTransmit() ?? new Uint8Array(0));
  const frame = decoder.next();
  assert.equal(frame && Message.decode(frame).header?.id, new Uint8Array(REQUEST_ID_BYTES).fill(7));
});

test("lost-stream-detaches-a-session-with-a-login-and-closes-one-that-logged-off", () => {
  const pair = new SessionPair(SEED);
  pair.client.handleStreamEnd(LOST);
  pair.client.handleStreamEnd(LOST);
  pair.transfer();
  assert.equal(pair.ends, ["client detached CONNECTION_LOST"]);
  assert.is(pair.client.closed, false);
  pair.resume(false);
  pair.logOff();
  pair.client.handleStreamEnd(LOST);
  pair.transfer();
  assert.equal(pair.ends.slice(1), ["client closed CONNECTION_LOST"]);
});

test("event-of-a-client-without-a-stream-waits-for-the-next-one-unless-it-is-lossy", () => {
  const pair = new SessionPair(SEED);
  pair.client.handleStreamEnd(LOST);
  assert.equal(
    [MessageOutcomesEvent, RelayedEvent].map((event) => pair.client.mayEmit(event)),
    [true, false],
  );
  const body = MessageOutcomesEvent.wrap(MessageOutcomes.create());
  pair.client.emit(MessageOutcomesEvent, body, encodeBody(body), pair.nowMs);
  pair.resume(false);
  assert.is(pair.lossyArrived, 1);
});

test("silence-and-half-a-frame-detach-a-session-instead-of-closing-it", () => {
  const pair = new SessionPair(SEED, { idleTimeoutMs: 30_000, frameTimeoutMs: 5_000 });
  pair.nowMs += 30_000;
  pair.client.handleTimeout(pair.nowMs);
  pair.transfer();
  pair.resume(false);
  pair.server.handleBytes(Uint8Array.of(20, 1, 2), pair.nowMs);
  pair.nowMs += 5_000;
  pair.server.handleTimeout(pair.nowMs);
  pair.transfer();
  assert.equal(pair.ends, ["client detached IDLE", "server detached TIMED_OUT"]);
  pair.resume(false);
  pair.call();
  pair.run(0, undefined);
  checkWhole(pair);
});

test("detached-session-has-no-timeout-but-those-of-its-calls", () => {
  const pair = new SessionPair(SEED, { idleTimeoutMs: 30_000 });
  pair.client.handleStreamEnd(LOST);
  pair.server.handleStreamEnd(LOST);
  assert.is(pair.server.nextTimeoutMs(), Number.POSITIVE_INFINITY);
  assert.is(pair.client.nextTimeoutMs(), Number.POSITIVE_INFINITY);
  pair.call(pair.nowMs + 4_000);
  assert.is(pair.client.nextTimeoutMs(), pair.nowMs + 4_000);
  pair.nowMs += 4_000;
  pair.client.handleTimeout(pair.nowMs);
  pair.transfer();
  assert.equal(pair.arrived.client, ["refused TIMED_OUT"]);
});

test("messages-past-the-limit-are-dropped-and-the-session-is-incomplete", () => {
  const pair = new SessionPair(SEED, { resumeBytesMax: 1_000 });
  pair.server.handleStreamEnd(LOST);
  for (let count = 0; count < 11; count++) pair.emitText();
  pair.server.checkPosition(pair.client.position);
  assert.ok(pair.server.keptBytes <= 1_000);
  for (let count = 0; count < 5; count++) pair.emitText();
  assert.ok(pair.server.keptBytes <= 1_000);
  assert.throws(() => pair.server.checkPosition(pair.client.position), hasCode("SESSION_INCOMPLETE"));
});

test("call-that-does-not-fit-while-there-is-no-stream-is-refused", () => {
  const pair = new SessionPair(SEED, { resumeBytesMax: 1_000 });
  pair.client.handleStreamEnd(LOST);
  const { sent } = pair.client.position;
  assert.throws(() => {
    for (let count = 0; count < 100; count++) pair.call();
  }, hasCode("LIMIT_REACHED"));
  assert.is(pair.client.position.sent - sent, pair.sent.client.length);
  pair.resume(false);
  pair.run(0, undefined);
  checkWhole(pair);
});

test("numbers-that-cannot-be-are-refused", () => {
  const { client, server } = new SessionPair(SEED);
  const { received, sent } = client.position;
  assert.throws(() => server.checkPosition({ received: received + 1, sent }), hasCode("INVALID_ARGUMENT"));
  assert.throws(() => server.checkPosition({ received, sent: sent - 1 }), hasCode("INVALID_ARGUMENT"));
  assert.throws(() => server.checkPosition({ received: received - 1, sent }), hasCode("SESSION_INCOMPLETE"));
  server.checkPosition({ received, sent: sent + 5 });
});

test("acknowledged-messages-are-no-longer-kept", () => {
  const pair = new SessionPair(SEED);
  // The client has nothing else to say. Grease counts too.
  const texts = textsUntilAcknowledged(pair);
  assert.ok(texts > 400 && texts <= 512, `${texts}`);
  pair.emitText();
  pair.transfer();
  assert.ok(pair.server.keptBytes > 0);
  assert.ok((pair.client.nextTimeoutMs() ?? 0) <= pair.nowMs + 30_000);
  pair.nowMs += 30_000;
  pair.client.handleTimeout(pair.nowMs);
  pair.transfer();
  assert.is(pair.server.keptBytes, 0);
  // An acknowledgement alone is not acknowledged.
  assert.ok((pair.server.nextTimeoutMs() ?? 0) > pair.nowMs + 30_000);
  pair.call();
  pair.transfer();
  assert.ok(pair.client.keptBytes > 0);
  pair.answer(0);
  pair.transfer();
  assert.is(pair.client.keptBytes, 0);
});

test("acknowledgement-comes-when-a-quarter-of-the-bytes-is-kept", () => {
  const pair = new SessionPair(SEED, { resumeBytesMax: 10_000 });
  const texts = textsUntilAcknowledged(pair);
  assert.ok(texts > 20 && texts <= 10_000 / 4 / 64, `${texts}`);
});

test("acknowledgement-of-what-was-not-sent-closes-the-session", () => {
  const pair = new SessionPair(SEED);
  const header = Header.create({
    type: MessageType.EVENT,
    command: Command.ACKNOWLEDGE,
    sequence: pair.client.position.sent + 1,
    received: pair.server.position.sent + 1,
  });
  const body = AcknowledgedEvent.wrap(Acknowledged.create());
  pair.server.handleBytes(encodeFrame(header, encodeBody(body)), pair.nowMs);
  pair.transfer();
  assert.equal(pair.ends, ["server closed OUT_OF_SEQUENCE", "client closed OUT_OF_SEQUENCE"]);
});

test("after-the-gap-of-a-resumption-every-number-counts-again", () => {
  const pair = new SessionPair(SEED);
  pair.client.handleStreamEnd(LOST);
  pair.server.handleStreamEnd(LOST);
  const own = pair.server.position;
  pair.server.attach({ received: own.sent, sent: own.received + 5 }, pair.nowMs);
  const frame = (sequence: number): Uint8Array => {
    const header = Header.create({ type: MessageType.EVENT, command: Command.ACKNOWLEDGE, sequence });
    return encodeFrame(header, encodeBody(AcknowledgedEvent.wrap(Acknowledged.create())));
  };
  pair.transfer();
  for (const skipped of [2, 5, 6]) pair.server.handleBytes(frame(own.received + skipped), pair.nowMs);
  assert.is(pair.server.pollEvent(), undefined);
  pair.server.handleBytes(frame(own.received + 8), pair.nowMs);
  assert.is(pair.server.pollEvent()?.kind, "closed");
});

/** Sends texts one by one until the server keeps none. Returns their number. */
function textsUntilAcknowledged(pair: SessionPair): number {
  for (let texts = 1; texts < 1_000; texts++) {
    pair.emitText();
    pair.transfer();
    if (pair.server.keptBytes === 0) return texts;
  }
  throw new Error("Nothing was acknowledged.");
}

function hasCode(code: string): (error: unknown) => boolean {
  return (error) => error instanceof ProtocolError && error.code === code;
}
