/** Messages of a server that are held, so that others may pass them. */

import * as assert from "uvu/assert";
import { LogOffRequest, LogOffResponse } from "../../generated/chatwire/v1/account.ts";
import { PingRequest, PingResponse } from "../../generated/chatwire/v1/connection.ts";
import { Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { events, LogOff, Ping } from "../../generated/chatwire/v1/rules.ts";
import { Relayed } from "../../generated/chatwire/v1/signalling.ts";
import { TypingChanged } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody } from "../../src/framing/frame-writer.ts";
import { suite } from "../suite.ts";
import { ServerEnd } from "./server-end.ts";

const test = suite("held messages");

class Rig {
  readonly end = new ServerEnd();
  readonly #decoder = new FrameDecoder(1_000_000);
  #sequence = 0;

  constructor() {
    this.end.logIn();
    this.#sequence = 2;
    this.end.session.hold();
  }

  emitTyping(user: string): void {
    const body = typing(user);
    this.end.session.emit(events.TypingChanged, body, encodeBody(body), this.end.nowMs);
  }

  relay(): void {
    const body = events.Relayed.wrap(Relayed.create({ introductionId: 7, number: 1, datagram: new Uint8Array(50) }));
    this.end.session.emit(events.Relayed, body, encodeBody(body), this.end.nowMs, "ahead");
  }

  /** What is sent now, by kind. Fails unless the numbers are consecutive. */
  sent(): (string | undefined)[] {
    this.#decoder.push(this.end.session.pollTransmit() ?? new Uint8Array());
    const sent: (string | undefined)[] = [];
    for (let frame = this.#decoder.next(); frame !== undefined; frame = this.#decoder.next()) {
      const { header, body } = Message.decode(frame);
      this.#sequence += 1;
      assert.is(header?.sequence, this.#sequence);
      sent.push(body.case === "typingChanged" ? body.value.from : body.case);
    }
    return sent;
  }
}

function typing(user: string): MessageBody {
  return events.TypingChanged.wrap(TypingChanged.create({ from: user, typing: true }));
}

test("what-is-emitted-ahead-passes-what-is-held-and-numbers-stay-consecutive", () => {
  const rig = new Rig();
  for (const user of ["a", "b", "c"]) rig.emitTyping(user);
  rig.relay();
  assert.equal(rig.sent(), ["relayed"]);
  assert.ok(rig.end.session.heldBytes > 0);
  rig.end.session.release(rig.end.nowMs);
  rig.relay();
  assert.equal(rig.sent(), ["a", "relayed"]);
  rig.end.session.releaseAll(rig.end.nowMs);
  rig.emitTyping("d");
  assert.equal(rig.sent(), ["b", "c", "d"]);
  assert.is(rig.end.session.heldBytes, 0);
});

test("answer-that-changes-nothing-waits-in-its-turn", () => {
  const rig = new Rig();
  rig.emitTyping("a");
  rig.end.session.handleBytes(rig.end.frame(Ping, PingRequest.create()), rig.end.nowMs);
  rig.end.session.pollEvent();
  rig.end.session.respond(Ping, 3, Ping.wrapResponse(PingResponse.create()), rig.end.nowMs);
  assert.equal(rig.sent(), []);
  rig.end.session.releaseAll(rig.end.nowMs);
  assert.equal(rig.sent(), ["a", "pingResponse"]);
});

test("change-of-the-state-waits-for-nothing-and-passes-nothing", () => {
  const rig = new Rig();
  for (const user of ["a", "b"]) rig.emitTyping(user);
  rig.end.session.handleBytes(rig.end.frame(LogOff, LogOffRequest.create()), rig.end.nowMs);
  rig.end.session.pollEvent();
  rig.end.session.respond(LogOff, 3, LogOff.wrapResponse(LogOffResponse.create()), rig.end.nowMs);
  assert.equal(rig.sent(), ["a", "b", "logOffResponse"]);
});

test("what-is-held-is-sent-before-the-reason-of-the-end", () => {
  const rig = new Rig();
  rig.emitTyping("a");
  rig.end.session.closeWith(new ProtocolError("BANNED", "Enough."), rig.end.nowMs);
  assert.equal(rig.sent(), ["a", "error"]);
});

test("short-messages-that-are-held-count-for-the-memory-that-they-take-and-leave-at-their-true-length", () => {
  const { session, nowMs } = new Rig().end;
  const body = typing("a");
  for (let count = 0; count < 100; count++) session.emit(events.TypingChanged, body, encodeBody(body), nowMs);
  assert.ok(session.heldBytes >= 100 * 256, `${session.heldBytes}`);
  for (let waiting = 0; session.heldBytes > 0; waiting = session.waitingBytes) {
    assert.is(session.release(nowMs), session.waitingBytes - waiting);
  }
  assert.is(session.release(nowMs), 0);
});

test("held-message-has-memory-of-its-own", () => {
  const rig = new Rig();
  const body = typing("grace");
  rig.end.session.emit(events.TypingChanged, body, encodeBody(body), rig.end.nowMs);
  // A program hands what it has encoded to a thread, memory and all.
  const { buffer } = Message.encode(Message.create());
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
  rig.end.session.releaseAll(rig.end.nowMs);
  assert.equal(rig.sent(), ["grace"]);
});
