import * as assert from "uvu/assert";
import {
  LogOffRequest,
  Privacy,
  RegisterRequest,
  RegisterResponse,
  SetPrivacyRequest,
} from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import {
  HelloRequest,
  HelloResponse,
  PingRequest,
  PingResponse,
  ProbeRequest,
} from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { Delivery, Direction, State } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  events,
  GetPeers,
  Hello,
  Invite,
  LogOff,
  Ping,
  Probe,
  Register,
  SendText,
  SetPrivacy,
} from "../../generated/chatwire/v1/rules.ts";
import { InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { SendTextRequest, TypingChanged } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { resolveLimits } from "../../src/limits.ts";
import type { StreamHandlers, StreamSocket } from "../../src/net/network.ts";
import { SessionDriver } from "../../src/net/session-driver.ts";
import { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { SEED } from "../seed.ts";
import { ServerEnd } from "../session/server-end.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { documentText, sectionTitle } from "./section.ts";

const test = suite(sectionTitle("6. Sessions"));

const { REQUEST, RESPONSE, EVENT } = MessageType;
const hello = Hello.wrapRequest(HelloRequest.create({ versions: [1] }));
const limits = resolveLimits({});

/** The messages that an end has to send. */
function sentBy(session: Session): Message[] {
  while (session.pollEvent() !== undefined);
  const decoder = new FrameDecoder(1_000_000);
  const messages: Message[] = [];
  const bytes = session.pollTransmit();
  if (bytes !== undefined) decoder.push(bytes);
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) messages.push(Message.decode(frame));
  return messages;
}

const codesOf = (messages: readonly Message[]): (ErrorCode | undefined)[] =>
  messages.map(({ body }) => (body.case === "error" ? body.value.code : undefined));

const frame = (header: Partial<Header>, body: MessageBody = { case: undefined }): Uint8Array =>
  encodeFrame(Header.create(header), encodeBody(body));

/** What an end that has received nothing yet sends after these bytes. */
function repliesTo(role: "client" | "server", ...frames: readonly Uint8Array[]): { codes: unknown[]; closed: boolean } {
  const session = new Session({ role, limits }, 0);
  for (const bytes of frames) session.handleBytes(bytes, 0);
  return { codes: codesOf(sentBy(session)), closed: session.closed };
}

test("request-with-a-recipient-without-a-target-is-refused", () => {
  const unknownTarget = Recipient.decode(Uint8Array.from([0xa2, 0x06, 0x01, 0x41]));
  for (const recipient of [Recipient.create(), unknownTarget]) {
    const header = { type: REQUEST, command: Command.HELLO, sequence: 1, recipient };
    assert.equal(repliesTo("server", frame(header, hello)), { codes: [ErrorCode.BODY_MISMATCH], closed: false });
  }
});

test("empty-user-name-is-a-user-who-does-not-exist", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  assert.is(ada.refusal(SendText, SendTextRequest.create({ text: "hello" }), ""), "USER_NOT_FOUND");
  assert.is(ada.refusal(Invite, InviteRequest.create(), ""), "USER_NOT_FOUND");
});

/** How many frames there are in these bytes. */
function framesIn(chunks: readonly Uint8Array[]): number {
  const decoder = new FrameDecoder(1_000_000);
  decoder.push(Buffer.concat(chunks));
  let count = 0;
  while (decoder.next() !== undefined) count += 1;
  return count;
}

test("answers-is-ignored-in-requests-and-events", () => {
  const server = new Session({ role: "server", limits }, 0);
  server.handleBytes(frame({ type: REQUEST, command: Command.HELLO, sequence: 1, answers: 77 }, hello), 0);
  assert.is(server.pollEvent()?.kind, "request");
  const ada = new ChatSimulation(SEED).join("ada");
  const sequence = framesIn(ada.received) + 1;
  const typing = TypingChanged.create({ from: "grace", typing: true });
  const header = { type: EVENT, command: Command.SET_TYPING, sequence, answers: 2 };
  ada.client.handleBytes(frame(header, { case: "typingChanged", value: typing }), 1_000);
  const event = ada.client.pollEvent();
  assert.is(event?.kind === "event" && event.body.case, "typingChanged");
});

test("client-refuses-a-request-and-the-connection-stays", () => {
  const ping = frame({ type: REQUEST, command: Command.PING, sequence: 1 }, Ping.wrapRequest(PingRequest.create()));
  assert.equal(repliesTo("client", ping), { codes: [ErrorCode.UNKNOWN_COMMAND], closed: false });
});

test("request-that-an-earlier-check-refuses-takes-nothing-from-the-rate-of-its-command", () => {
  const { burst = 0 } = GetPeers.rule.rate ?? {};
  const end = new ServerEnd();
  end.logIn();
  for (let i = 0; i < burst + 5; i++) end.send(GetPeers, GetPeersRequest.create(), "grace");
  assert.ok(end.refusals.every(({ code }) => code === ErrorCode.BODY_MISMATCH));
  assert.is(end.refusals.length, burst + 5);
  for (let i = 0; i < burst; i++) end.send(GetPeers, GetPeersRequest.create());
  assert.is(end.refusals.length, burst + 5);
  end.send(GetPeers, GetPeersRequest.create());
  assert.is(end.refusals.at(-1)?.limit, "GetPeers.rate");
});

test("request-that-its-command-refuses-takes-from-the-rate-of-its-command", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  const { burst = 0 } = SetPrivacy.rule.rate ?? {};
  const wrong = SetPrivacyRequest.create({ privacy: Privacy.UNSPECIFIED });
  for (let i = 0; i < burst; i++) assert.is(ada.refusal(SetPrivacy, wrong), "INVALID_ARGUMENT");
  assert.is(ada.refusal(SetPrivacy, wrong), "RATE_LIMITED");
});

test("every-request-takes-from-the-rate-of-its-connection-whatever-the-other-checks-say", () => {
  const end = new ServerEnd({ connectionRequestsPerSecond: 5 });
  for (let i = 0; i < 10; i++) end.send(GetPeers, GetPeersRequest.create());
  assert.equal(
    end.refusals.map(({ code }) => code),
    Array.from({ length: 10 }, () => ErrorCode.WRONG_STATE),
  );
  end.send(Hello, HelloRequest.create({ versions: [1] }));
  assert.is(end.refusals.at(-1)?.code, ErrorCode.RATE_LIMITED);
  assert.is(end.refusals.at(-1)?.limit, "connectionRequestsPerSecond");
});

test("errors-that-close-the-stream-are-checked-in-the-order-of-their-table", () => {
  const undecodable = Uint8Array.from([4, 0x0a, 0x7f, 0x20, 9]);
  assert.equal(repliesTo("server", undecodable), { codes: [ErrorCode.MALFORMED], closed: true });
  // The number is checked before all that the header says.
  const badResponse = { type: RESPONSE, command: Command.PING, answers: 5 };
  for (const header of [{ type: 9 }, badResponse, { type: REQUEST, command: 999 }, { type: EVENT, command: 999 }])
    assert.equal(repliesTo("server", frame({ ...header, sequence: 2 })), {
      codes: [ErrorCode.OUT_OF_SEQUENCE],
      closed: true,
    });
  // Which request a response answers is checked before its body.
  assert.equal(repliesTo("server", frame({ ...badResponse, sequence: 1 })), {
    codes: [ErrorCode.OUT_OF_SEQUENCE],
    closed: true,
  });
});

test("frames-before-the-one-that-closes-the-stream-are-handled", () => {
  const good = frame({ type: REQUEST, command: Command.PING, sequence: 1 }, Ping.wrapRequest(PingRequest.create()));
  const { codes, closed } = repliesTo("server", Buffer.concat([good, Uint8Array.from([0])]));
  assert.equal(codes, [ErrorCode.WRONG_STATE, ErrorCode.MALFORMED]);
  assert.ok(closed);
});

test("reason-of-a-close-is-a-response-with-command-0-answers-0-and-the-next-number", () => {
  const server = new Session({ role: "server", limits }, 0);
  server.handleBytes(frame({ type: REQUEST, command: 999, sequence: 1 }), 0);
  while (server.pollEvent() !== undefined);
  server.closeWith(new ProtocolError("GOING_AWAY", "Goodbye."), 0);
  const [, last] = sentBy(server);
  assert.equal({ ...last?.header }, { ...Header.create({ type: RESPONSE, sequence: 2 }) });
  assert.is(last?.body.case === "error" && last.body.value.code, ErrorCode.GOING_AWAY);
});

test("end-that-receives-the-reason-closes-without-an-answer", () => {
  for (const role of ["client", "server"] as const) {
    const session = new Session({ role, limits }, 0);
    const error = { case: "error", value: ErrorInfo.create({ code: ErrorCode.GOING_AWAY }) } as const;
    session.handleBytes(frame({ type: RESPONSE, sequence: 1 }, error), 0);
    assert.equal(sentBy(session), []);
    assert.ok(session.closed);
  }
});

/** A socket whose other end is the test. */
class ScriptedSocket implements StreamSocket {
  readonly local = { address: "127.0.0.1", port: 1 };
  readonly remote = { address: "127.0.0.1", port: 2 };
  readonly bytesRead = 0;
  readonly bytesWritten = 0;
  readonly waitingBytes = 0;
  readonly destroyed = false;
  readonly written: Uint8Array[] = [];
  ended = false;
  handlers: StreamHandlers | undefined;
  start(handlers: StreamHandlers): void {
    this.handlers = handlers;
  }
  pause(): void {}
  resume(): void {}
  write(bytes: Uint8Array): boolean {
    this.written.push(bytes);
    return false;
  }
  writeAll(pieces: readonly Uint8Array[]): boolean {
    return this.write(Buffer.concat(pieces));
  }
  end(): void {
    this.ended = true;
  }
  destroy(): void {}
}

test("end-of-the-stream-in-one-direction-ends-the-connection-and-no-more-is-answered", () => {
  const socket = new ScriptedSocket();
  const session = new Session({ role: "server", limits }, 0);
  const events: SessionEvent[] = [];
  const clock = { monotonicMs: () => 0, wallClockMs: () => 0, setTimer: () => () => {}, runAtEndOfTick: () => {} };
  const driver = new SessionDriver(clock, socket, session, limits, (event) => events.push(event));
  const unknown = frame({ type: REQUEST, command: 999, sequence: 1 });
  socket.handlers?.onBytes(Buffer.concat([unknown, frame({ type: REQUEST, command: 1, sequence: 2 }, hello)]));
  socket.handlers?.onEnd();
  // What came before is handled, and what was ready is sent.
  assert.equal(
    events.map(({ kind }) => kind),
    ["request", "closed"],
  );
  const [last] = events.slice(-1);
  assert.is(last?.kind === "closed" && last.reason.code, "CLOSED_BY_PEER");
  assert.is(socket.written.length, 1);
  assert.ok(socket.ended);
  // A request that is not answered by then gets no answer.
  session.respond(Hello, 2, Hello.wrapResponse(HelloResponse.create()), 0);
  driver.drain();
  assert.is(socket.written.length, 1);
});

test("checks-of-a-request-are-made-in-the-order-of-their-table", () => {
  const end = new ServerEnd();
  const codes = (): ErrorCode[] => end.refusals.splice(0).map(({ code }) => code);
  const getPeers = { name: "GetPeers", command: Command.GET_PEERS };
  let sequence = 0;
  const send = (command: Command, body: MessageBody, recipient?: string): void => {
    sequence += 1;
    const header = Header.create({ type: REQUEST, command, sequence });
    if (recipient !== undefined) header.recipient = Recipient.create({ target: { case: "user", value: recipient } });
    end.receive(encodeFrame(header, encodeBody(body)));
  };
  const probe = Probe.wrapRequest(ProbeRequest.create());
  send(getPeers.command, hello);
  send(Command.PROBE, probe);
  assert.equal(codes(), [ErrorCode.BODY_MISMATCH, ErrorCode.WRONG_STATE], "body before state, state before transport");
  send(Command.HELLO, Hello.wrapRequest(HelloRequest.create({ agent: "x".repeat(2_000) })), "grace");
  assert.equal(codes(), [ErrorCode.BODY_MISMATCH], "recipient before size");
  send(Command.HELLO, Hello.wrapRequest(HelloRequest.create({ agent: "x".repeat(2_000) })));
  assert.equal(codes(), [ErrorCode.TOO_LARGE]);
  send(Command.HELLO, hello);
  end.answer(Hello, HelloResponse.create());
  send(Command.REGISTER, Register.wrapRequest(RegisterRequest.create()));
  end.answer(Register, RegisterResponse.create());
  send(Command.PROBE, probe);
  assert.equal(codes(), [ErrorCode.FEATURE_MISSING], "feature before transport");
  end.session.features = ownFeatures("connection");
  send(Command.PROBE, probe);
  assert.equal(codes(), [ErrorCode.BODY_MISMATCH], "transport");
  for (let i = 0; i < (GetPeers.rule.rate?.burst ?? 0); i++)
    send(getPeers.command, GetPeers.wrapRequest(GetPeersRequest.create()));
  send(getPeers.command, GetPeers.wrapRequest(GetPeersRequest.create({ after: "x".repeat(300) })));
  send(getPeers.command, GetPeers.wrapRequest(GetPeersRequest.create()));
  assert.equal(codes(), [ErrorCode.TOO_LARGE, ErrorCode.RATE_LIMITED], "size before rate");
});

test("size-of-a-message-includes-its-header-and-not-its-length", () => {
  const end = new ServerEnd();
  const bytesMax = Hello.rule.bytesMax;
  const sizeOf = (agentBytes: number): number => {
    const header = Header.create({ type: REQUEST, command: Command.HELLO, sequence: 1 });
    const body = Hello.wrapRequest(HelloRequest.create({ versions: [1], agent: "x".repeat(agentBytes) }));
    return Message.encode(Message.create({ header, body })).length;
  };
  let agentBytes = 0;
  while (sizeOf(agentBytes + 1) <= bytesMax) agentBytes += 1;
  assert.is(sizeOf(agentBytes), bytesMax);
  const hellos = [agentBytes + 1, agentBytes].map((bytes) =>
    HelloRequest.create({ versions: [1], agent: "x".repeat(bytes) }),
  );
  for (const each of hellos) end.send(Hello, each);
  assert.equal(
    end.refusals.map(({ code, limit }) => [code, limit]),
    [[ErrorCode.TOO_LARGE, "Hello.bytesMax"]],
  );
});

test("response-that-nobody-waits-for-still-changes-the-state", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  const sequence = ada.client.call(LogOff, LogOff.wrapRequest(LogOffRequest.create()), undefined, 2_000, 1_000);
  ada.client.forget(sequence);
  while (ada.step());
  assert.is(ada.client.state, State.AWAY);
  assert.is(ada.server.state, State.AWAY);
});

test("responses-are-matched-by-answers-and-not-by-order", () => {
  const client = new Session({ role: "client", limits }, 0);
  const call = () => client.call(Hello, hello, undefined, 9_000, 0);
  const [first, second] = [call(), call()];
  const respond = (sequence: number, answers: number) =>
    client.handleBytes(
      frame(
        { type: RESPONSE, command: Command.HELLO, sequence, answers },
        { case: "error", value: ErrorInfo.create({ code: ErrorCode.UNSUPPORTED_VERSION }) },
      ),
      0,
    );
  respond(1, second);
  respond(2, first);
  const answered = [client.pollEvent(), client.pollEvent()].map((event) => event?.kind === "refused" && event.sequence);
  assert.equal(answered, [second, first]);
});

test("only-lossy-event-is-the-one-that-the-section-names", () => {
  const lossy = Object.values(events).filter(
    ({ rule }) => rule.direction === Direction.SERVER_TO_CLIENT && rule.delivery === Delivery.LOSSY,
  );
  assert.equal(
    lossy.map(({ name }) => name),
    ["TypingChanged"],
  );
  assert.ok(documentText("proto/PROTOCOL.md").includes("The server drops `TypingChanged` for that connection."));
});

test("frame-counts-without-its-length-and-the-next-one-waits-only-if-the-bucket-is-negative", () => {
  const text = (length: number) => SendTextRequest.create({ text: "x".repeat(length) });
  const lengthBytes = 2;
  const overhead = new ServerEnd().frame(SendText, text(500), "grace").length - lengthBytes - 500;
  for (const [excess, busy] of [
    [0, false],
    [1, true],
  ] as const) {
    const server = new ServerEnd({ connectionBytesPerSecond: 10_000, connectionRequestsPerSecond: 1_000 });
    server.logIn();
    // Hello and the registration count as the least that a frame counts.
    let left = 2 * 10_000 - 2 * server.limits.frameBytesCountedMin + excess;
    for (; left > 0; left -= 2_000) server.send(SendText, text(Math.min(left, 2_000) - overhead), "grace");
    assert.is(server.session.busy, busy);
  }
});

test("refusals-of-critical-messages-leave-in-the-order-in-which-the-messages-arrived", () => {
  const server = new ServerEnd();
  server.logIn();
  server.session.pollTransmit();
  const unknown = { type: EVENT, command: 9_100, critical: true, fields: new Uint8Array(0) };
  const frames = [unknown, { ...unknown, type: 77 }, { ...unknown, command: 9_101 }].map((message) =>
    server.unknownFrame(message),
  );
  server.session.handleBytes(Buffer.concat(frames), server.nowMs);
  const sent = sentBy(server.session);
  assert.equal(codesOf(sent), [ErrorCode.UNKNOWN_COMMAND, ErrorCode.BODY_MISMATCH, ErrorCode.UNKNOWN_COMMAND]);
  // The client has sent hello and the registration before.
  assert.equal(
    sent.map(({ header }) => [header?.answers, header?.command]),
    [
      [3, 9_100],
      [4, 9_100],
      [5, 9_101],
    ],
  );
});

test("refusal-is-not-refused-even-if-it-is-critical", () => {
  const server = new ServerEnd();
  server.logIn();
  const message = { type: EVENT, command: 9_100, critical: true, fields: new Uint8Array(0) };
  const answers = server.session.emitUnknown(message, server.nowMs);
  server.session.pollTransmit();
  const error = { case: "error", value: ErrorInfo.create({ code: ErrorCode.UNKNOWN_COMMAND }) } as const;
  const header = { type: RESPONSE, command: 9_100, answers, sequence: 3, critical: true };
  server.session.handleBytes(frame(header, error), server.nowMs);
  assert.equal(sentBy(server.session), []);
  assert.is(server.session.statistics.refusalsReceived, 1);
  assert.is(server.session.closed, false);
});

test("recipient-critical-and-size-of-a-response-are-not-checked", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  const sequence = ada.client.call(Ping, Ping.wrapRequest(PingRequest.create()), undefined, 9_000, 1_000);
  ada.client.pollTransmit();
  // An unknown field of 1,000 bytes, where a rule of 64 bytes is that of the request.
  const long = Uint8Array.from([0xa2, 0xf7, 0x04, 0xe8, 0x07, ...new Uint8Array(1_000)]);
  const response = { case: "pingResponse", value: PingResponse.create({ $unknown: long }) } as const;
  const recipient = Recipient.create({ target: { case: "user", value: "grace" } });
  const next = framesIn(ada.received) + 1;
  const header = {
    type: RESPONSE,
    command: Command.PING,
    sequence: next,
    answers: sequence,
    recipient,
    critical: true,
  };
  ada.client.handleBytes(frame(header, response), 1_000);
  const event = ada.client.pollEvent();
  assert.is(event?.kind === "response" && event.sequence, sequence);
  assert.is(ada.client.closed, false);
});

test("every-response-with-answers-0-and-an-error-is-a-close-and-any-other-is-out-of-sequence", () => {
  const error = { case: "error", value: ErrorInfo.create({ code: ErrorCode.GOING_AWAY }) } as const;
  for (const command of [0, Command.PING, Command.INVITE, 9_999, -1])
    assert.equal(repliesTo("client", frame({ type: RESPONSE, command, sequence: 1 }, error)), {
      codes: [],
      closed: true,
    });
  for (const body of [{ case: undefined }, { case: "pingResponse", value: PingResponse.create() }] as const)
    for (const command of [0, Command.PING])
      assert.equal(repliesTo("client", frame({ type: RESPONSE, command, sequence: 1 }, body)), {
        codes: [ErrorCode.OUT_OF_SEQUENCE],
        closed: true,
      });
});
