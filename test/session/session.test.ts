import * as assert from "uvu/assert";
import { Privacy, RegisterResponse } from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest, PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { Header, Message, type MessageBody, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { GetPeers, Hello, Ping, Register } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { Grease } from "../../src/framing/grease.ts";
import { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, createRegistration, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("session");

const hello = HelloRequest.create({ versions: [1] });

test("both-ends-move-through-the-same-states", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.connect();
  assert.equal(states(ada), [State.NEW, State.NEW]);
  ada.call(Hello, hello);
  assert.equal(states(ada), [State.AWAY, State.AWAY]);
  ada.call(Register, createRegistration("ada", Privacy.PUBLIC, world.random));
  assert.equal(states(ada), [State.AVAILABLE, State.AVAILABLE]);
});

test("request-that-the-state-forbids-is-not-sent", () => {
  const ada = new ChatSimulation(SEED).connect();
  assert.is(ada.refusal(GetPeers, GetPeersRequest.create()), "WRONG_STATE");
  assert.is(ada.sent.length, 0);
});

test("request-that-breaks-a-rule-sends-no-grease-either", () => {
  // Zeros make grease due with every message.
  const world = new ChatSimulation(SEED, {}, new Grease((length) => new Uint8Array(length)));
  const ada = world.join("ada");
  const forbidden = HelloRequest.create({ versions: [1] });
  assert.throws(() => ada.client.call(Hello, Hello.wrapRequest(forbidden), undefined, 60_000, world.nowMs));
  assert.is(ada.client.pollTransmit(), undefined);
  ada.call(Ping, PingRequest.create());
  assert.is(ada.server.statistics.skipped, 1);
});

test("request-that-the-state-forbids-is-refused-and-the-connection-stays-open", () => {
  const world = new ChatSimulation(SEED);
  const server = serverOf(world);
  send(
    server,
    [GetPeers.wrapRequest(GetPeersRequest.create()), Hello.wrapRequest(hello)],
    [Command.GET_PEERS, Command.HELLO],
  );
  assert.equal(errors(drain(server)), []);
  assert.equal(replies(server), ["WRONG_STATE"]);
  assert.is(server.closed, false);
});

test("second-registration-in-the-same-bytes-is-refused", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.connect();
  ada.call(Hello, hello);
  const frames = ["ada", "grace"].map((name, index) => {
    const header = Header.create({ type: MessageType.REQUEST, command: Command.REGISTER, sequence: 2 + index });
    return encodeFrame(
      header,
      encodeBody(Register.wrapRequest(createRegistration(name, Privacy.PUBLIC, world.random))),
    );
  });
  ada.server.handleBytes(Buffer.concat(frames), world.nowMs);
  while (ada.server.pollEvent() !== undefined);
  // The first request is pending, so the second has not been handled.
  assert.is(ada.server.busy, true);
  const response = Register.wrapResponse(RegisterResponse.create());
  ada.server.respond(Register, 2, response, world.nowMs);
  assert.is(ada.server.pollEvent(), undefined);
  assert.equal(replies(ada.server).slice(-1), ["WRONG_STATE"]);
});

for (const [what, body, command, code] of [
  ["a-body-of-another-command", Ping.wrapRequest(PingRequest.create()), Command.HELLO, "BODY_MISMATCH"],
  ["an-empty-body", { case: undefined } as MessageBody, Command.HELLO, "BODY_MISMATCH"],
  ["an-unknown-command", Hello.wrapRequest(hello), 999, "UNKNOWN_COMMAND"],
  ["a-command-between-peers", Hello.wrapRequest(hello), Command.PEER_PING, "UNKNOWN_COMMAND"],
  [
    "more-bytes-than-its-rule-allows",
    Hello.wrapRequest({ ...hello, agent: "x".repeat(2_000) }),
    Command.HELLO,
    "TOO_LARGE",
  ],
] as const) {
  test(`${what}-is-refused-with-${code}`, () => {
    const server = serverOf(new ChatSimulation(SEED));
    send(server, [body], [command]);
    drain(server);
    assert.equal(replies(server), [code]);
    assert.is(server.closed, false);
  });
}

test("request-with-the-wrong-recipient-is-refused", () => {
  const server = serverOf(new ChatSimulation(SEED));
  const recipient = Recipient.create({ target: { case: "user", value: "ada" } });
  const header = Header.create({ type: MessageType.REQUEST, command: Command.HELLO, sequence: 1, recipient });
  server.handleBytes(encodeFrame(header, encodeBody(Hello.wrapRequest(hello))), 0);
  drain(server);
  assert.equal(replies(server), ["BODY_MISMATCH"]);
});

for (const [what, bytes, code] of [
  ["a-length-over-the-limit", Uint8Array.from([0xff, 0xff, 0xff, 0x7f]), "TOO_LARGE"],
  ["a-length-without-an-end", new Uint8Array(6).fill(0xff), "MALFORMED"],
  ["a-body-that-is-not-protobuf", Uint8Array.from([3, 0x0a, 0x7f, 1]), "MALFORMED"],
  ["a-message-without-header", Uint8Array.from([2, 0x12, 0]), "OUT_OF_SEQUENCE"],
] as const) {
  test(`${what}-closes-the-connection-with-${code}`, () => {
    const server = serverOf(new ChatSimulation(SEED));
    server.handleBytes(bytes, 0);
    const [closed] = drain(server).slice(-1);
    assert.is(closed?.kind, "closed");
    assert.equal(replies(server), [code]);
    assert.is(server.closed, true);
  });
}

test("repeated-or-skipped-sequence-closes-the-connection", () => {
  for (const sequence of [0, 2, 7]) {
    const server = serverOf(new ChatSimulation(SEED));
    server.handleBytes(
      encodeFrame(
        Header.create({ type: MessageType.REQUEST, command: Command.HELLO, sequence }),
        encodeBody(Hello.wrapRequest(hello)),
      ),
      0,
    );
    drain(server);
    assert.equal(replies(server), ["OUT_OF_SEQUENCE"]);
    assert.is(server.closed, true);
  }
});

test("response-without-a-request-closes-the-connection", () => {
  const server = serverOf(new ChatSimulation(SEED));
  const header = Header.create({ type: MessageType.RESPONSE, command: Command.PING, sequence: 1, answers: 5 });
  server.handleBytes(encodeFrame(header, encodeBody(Ping.wrapResponse({}))), 0);
  drain(server);
  assert.equal(replies(server), ["OUT_OF_SEQUENCE"]);
  assert.is(server.closed, true);
});

test("request-over-its-rate-is-refused-with-the-time-of-the-next-try", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  const { burst = 0 } = Ping.rule.rate ?? {};
  for (let i = 0; i < burst; i++) ada.call(Ping, PingRequest.create());
  const error = caught(() => ada.call(Ping, PingRequest.create()));
  assert.is(error.code, "RATE_LIMITED");
  assert.is(error.retryable, true);
  assert.is(error.retryAfterMs, 500);
  world.nowMs += error.retryAfterMs;
  ada.call(Ping, PingRequest.create());
});

test("silent-connection-is-closed-with-IDLE-after-the-idle-timeout", () => {
  const world = new ChatSimulation(SEED, { idleTimeoutMs: 5_000 });
  const ada = world.join("ada");
  const dueMs = ada.server.nextTimeoutMs() ?? 0;
  assert.is(dueMs, world.nowMs + 5_000);
  ada.server.handleTimeout(dueMs - 1);
  assert.is(ada.server.closed, false);
  ada.server.handleTimeout(dueMs);
  world.settle();
  assert.is(ada.reason?.code, "IDLE");
});

test("connection-without-hello-or-login-is-closed", () => {
  const limits = { helloTimeoutMs: 1_000, loginTimeoutMs: 2_000, idleTimeoutMs: 60_000 };
  const world = new ChatSimulation(SEED, limits);
  const quiet = world.connect();
  quiet.server.handleTimeout(world.nowMs + 1_000);
  world.settle();
  assert.is(quiet.reason?.code, "TIMED_OUT");
  const greeted = world.connect();
  greeted.call(Hello, hello);
  greeted.server.handleTimeout(world.nowMs + 1_999);
  assert.is(greeted.server.closed, false);
  greeted.server.handleTimeout(world.nowMs + 2_000);
  world.settle();
  assert.is(greeted.reason?.code, "TIMED_OUT");
});

test("call-without-a-response-expires-and-its-late-response-is-ignored", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  const sequence = ada.client.call(Ping, Ping.wrapRequest(PingRequest.create()), undefined, 2_000, world.nowMs);
  ada.client.handleTimeout(2_000);
  const expired = ada.client.pollEvent();
  assert.is(expired?.kind === "refused" && expired.sequence, sequence);
  assert.is(expired?.kind === "refused" && expired.error.code, "TIMED_OUT");
  world.settle();
  assert.is(ada.client.closed, false);
});

test("call-over-the-limit-of-pending-calls-throws", () => {
  const world = new ChatSimulation(SEED, { pendingRequestsMax: 2 });
  const ada = world.join("ada");
  const ping = (): number =>
    ada.client.call(Ping, Ping.wrapRequest(PingRequest.create()), undefined, 9_000, world.nowMs);
  ping();
  ping();
  assert.throws(ping, /2 calls wait/);
});

test("recorded-session-gives-the-same-messages-however-its-bytes-are-cut", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  for (const name of ["grace", "linus", "margaret"]) world.join(name);
  ada.call(GetPeers, GetPeersRequest.create());
  assert.is(ada.refusal(GetPeers, GetPeersRequest.create(), "grace"), "BODY_MISMATCH");
  for (const recording of [Buffer.concat(ada.received), Buffer.concat(ada.sent)]) {
    const whole = messagesOf([recording], world);
    assert.ok(whole.length >= 3);
    for (let cut = 0; cut <= recording.length; cut++) {
      assert.equal(messagesOf([recording.subarray(0, cut), recording.subarray(cut)], world), whole);
    }
    assert.equal(
      messagesOf(
        [...recording].map((byte) => Uint8Array.of(byte)),
        world,
      ),
      whole,
    );
    const random = new SeededRandom(SEED);
    for (let run = 0; run < 200; run++) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < recording.length; ) {
        const end = at + 1 + random.below(60);
        pieces.push(recording.subarray(at, end));
        at = end;
      }
      assert.equal(messagesOf(pieces, world), whole);
    }
  }
});

test("mutated-traffic-is-refused-or-closes-the-connection-but-never-throws", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  ada.call(GetPeers, GetPeersRequest.create());
  const recording = Buffer.concat(ada.sent);
  const random = new SeededRandom(SEED);
  for (let run = 0; run < 2_000; run++) {
    const server = serverOf(world);
    const mutated = Uint8Array.from(recording);
    for (let flips = 1 + random.below(4); flips > 0; flips--) mutated[random.below(mutated.length)] = random.below(256);
    server.handleBytes(mutated, 0);
    drain(server);
    const reply = server.pollTransmit();
    if (server.closed) assert.ok(reply !== undefined, "a closed connection sends the reason");
  }
});

function caught(run: () => unknown): ProtocolError {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
  throw new Error("No call was refused.");
}

function states({ client, server }: SimulatedClient): State[] {
  return [client.state, server.state];
}

function serverOf({ limits }: ChatSimulation): Session {
  return new Session({ role: "server", limits }, 0);
}

function send(server: Session, bodies: readonly MessageBody[], commands: readonly Command[]): void {
  for (const [index, body] of bodies.entries()) {
    const header = Header.create({ type: MessageType.REQUEST, command: commands[index] ?? 0, sequence: index + 1 });
    server.handleBytes(encodeFrame(header, encodeBody(body)), 0);
  }
}

function drain(session: Session): SessionEvent[] {
  const events: SessionEvent[] = [];
  for (let event = session.pollEvent(); event !== undefined; event = session.pollEvent()) events.push(event);
  return events;
}

function errors(events: readonly SessionEvent[]): string[] {
  return events.flatMap((event) => (event.kind === "closed" ? [event.reason.message] : []));
}

/** The codes of the errors that a session sends. */
function replies(session: Session): string[] {
  const bytes = session.pollTransmit();
  if (bytes === undefined) return [];
  const decoder = new FrameDecoder(65_536);
  decoder.push(bytes);
  const client = new Session({ role: "client", limits: new ChatSimulation(SEED).limits }, 0);
  const codes: string[] = [];
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
    const { header, body } = Message.decode(frame);
    if (body.case !== "error") continue;
    // A real client reads the error as the announcement of a close, so that both ends agree on its meaning.
    client.handleBytes(encodeFrame(Header.create({ ...header, sequence: 1, answers: 0 }), encodeBody(body)), 0);
    const event = client.pollEvent();
    codes.push(event?.kind === "closed" ? event.reason.code : "none");
    break;
  }
  return codes;
}

function messagesOf(pieces: readonly Uint8Array[], { limits }: ChatSimulation): string[] {
  const decoder = new FrameDecoder(limits.frameBytesMax);
  const messages: string[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next())
      messages.push(Buffer.from(frame).toString("hex"));
  }
  for (const message of messages) Message.decode(Buffer.from(message, "hex"));
  return messages;
}
