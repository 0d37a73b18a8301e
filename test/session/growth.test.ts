import * as assert from "uvu/assert";
import { LogOffRequest, Privacy } from "../../generated/chatwire/v1/account.ts";
import { MessageReceived, SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest, PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, type MessageBody, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  events,
  GetPeers,
  HangUp,
  Hello,
  Invite,
  LogOff,
  Ping,
  SendMessage,
  SendText,
} from "../../generated/chatwire/v1/rules.ts";
import { Accepted, AcceptRequest, HangUpRequest, InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { SendTextRequest, TypingChanged } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody } from "../../src/framing/frame-writer.ts";
import { Grease } from "../../src/framing/grease.ts";
import type { UnknownMessage } from "../../src/framing/unknown-message.ts";
import { CriticalEvents } from "../../src/session/critical-events.ts";
import { RateLimits } from "../../src/session/rate-limits.ts";
import type { Session } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/session-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { randomFields, randomUnknown } from "../framing/random-unknown.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { ServerEnd } from "./server-end.ts";

const test = suite("growth of the protocol on the stream");

const EVENT: UnknownMessage = {
  type: MessageType.EVENT,
  command: 9_042,
  critical: false,
  fields: Uint8Array.of(0xca, 0xb2, 0x04, 0x02, 0x08, 0x01),
};
const CRITICAL: UnknownMessage = { ...EVENT, critical: true };
const ofType = (type: number, critical: boolean): UnknownMessage => ({ ...EVENT, type, critical });

test("unknown-event-is-skipped-and-counted-at-either-end", () => {
  const { world, ada } = joined();
  for (const [sender, receiver] of ends(ada)) {
    sender.emitUnknown(EVENT, world.nowMs);
    world.settle();
    assert.equal(receiver.statistics, { skipped: 1, refusalsSent: 0, refusalsReceived: 0 });
    assert.equal(sender.statistics.refusalsReceived, 0);
  }
  assert.equal(ada.takeEvents(), []);
  // The skipped message counts in the sequence.
  ada.call(Ping, PingRequest.create());
});

test("critical-unknown-event-is-refused-with-UNKNOWN_COMMAND-and-the-connection-stays", () => {
  const { world, ada } = joined();
  for (const [sender, receiver] of ends(ada)) {
    const sequence = sender.emitUnknown(CRITICAL, world.nowMs);
    const answer = messageOf(exchange(sender, receiver));
    const { header } = answer;
    assert.equal([header?.type, header?.command, header?.answers], [MessageType.RESPONSE, CRITICAL.command, sequence]);
    assert.is(errorOf(answer), ErrorCode.UNKNOWN_COMMAND);
    assert.is(receiver.statistics.refusalsSent, 1);
    assert.is(receiver.closed, false);
  }
});

test("sender-of-a-refused-event-is-told-and-counts-it", () => {
  const { world, ada } = joined();
  for (const [sender, receiver] of ends(ada)) {
    const sequence = sender.emitUnknown(CRITICAL, world.nowMs);
    exchange(sender, receiver);
    const [told, ...rest] = drain(sender);
    assert.equal(rest, []);
    assert.is(told?.kind === "eventRefused" && told.header.answers, sequence);
    assert.is(told?.kind === "eventRefused" && told.error.code, "UNKNOWN_COMMAND");
    assert.is(sender.statistics.refusalsReceived, 1);
    assert.is(sender.closed, false);
  }
  ada.call(Ping, PingRequest.create());
});

test("message-of-an-unknown-type-is-skipped-and-if-critical-refused-with-BODY_MISMATCH", () => {
  const { world, ada } = joined();
  for (const [sender, receiver] of ends(ada)) {
    for (const type of [MessageType.UNSPECIFIED, 4, 99]) sender.emitUnknown(ofType(type, false), world.nowMs);
    sender.emitUnknown(ofType(99, true), world.nowMs);
    const answer = messageOf(exchange(sender, receiver));
    assert.is(errorOf(answer), ErrorCode.BODY_MISMATCH);
    assert.is(receiver.statistics.skipped, 4);
  }
});

for (const [state, enter] of [
  ["NEW", (_: SimulatedClient) => {}],
  ["AWAY", (client: SimulatedClient) => void client.call(Hello, HelloRequest.create({ versions: [1] }))],
] as const) {
  test(`unknown-message-closes-the-stream-while-the-state-is-${state}`, () => {
    for (const [message, code] of [
      [EVENT, "UNKNOWN_COMMAND"],
      [CRITICAL, "UNKNOWN_COMMAND"],
      [ofType(99, false), "BODY_MISMATCH"],
    ] as const) {
      for (const end of [0, 1] as const) {
        const world = new ChatSimulation(SEED);
        const client = world.connect();
        enter(client);
        const [sender, receiver] = ends(client)[end];
        sender.emitUnknown(message, world.nowMs);
        receiver.handleBytes(sender.pollTransmit() ?? new Uint8Array(0), world.nowMs);
        const closed = drain(receiver).at(-1);
        assert.is(closed?.kind === "closed" && closed.reason.code, code);
      }
    }
  });
}

const TYPING = encodeBody({ case: "typingChanged", value: TypingChanged.create({ from: "grace", typing: true }) });
const ACCEPTED = encodeBody({ case: "accepted", value: Accepted.create() });
const TO_ADA = Header.encode(
  Header.create({ recipient: Recipient.create({ target: { case: "user", value: "ada" } }) }),
);

for (const [what, message] of [
  ["another-body", { command: Command.SEND_TEXT, fields: TYPING }],
  ["no-body", { command: Command.SET_TYPING, fields: new Uint8Array(0) }],
  ["a-recipient", { command: Command.SET_TYPING, fields: TYPING, headerFields: TO_ADA }],
] as const) {
  test(`known-event-with-${what}-is-skipped-and-if-critical-refused`, () => {
    const { world, ada } = joined();
    for (const critical of [false, true]) {
      ada.server.emitUnknown({ type: MessageType.EVENT, critical, ...message }, world.nowMs);
      ada.client.handleBytes(ada.server.pollTransmit() ?? new Uint8Array(0), world.nowMs);
      const [skipped, ...rest] = drain(ada.client);
      assert.equal(rest, []);
      assert.is(skipped?.kind === "skipped" && skipped.error.code, "BODY_MISMATCH");
      const answer = ada.client.pollTransmit();
      if (critical) assert.is(errorOf(messageOf(answer)), ErrorCode.BODY_MISMATCH);
      else assert.is(answer, undefined);
    }
    assert.equal(ada.client.statistics, { skipped: 2, refusalsSent: 1, refusalsReceived: 0 });
  });
}

for (const [state, enter] of [
  ["NEW", (world: ChatSimulation) => world.connect()],
  [
    "AWAY-after-a-login",
    (world: ChatSimulation) => {
      const client = world.join("ada");
      client.call(LogOff, LogOffRequest.create());
      return client;
    },
  ],
  [
    "AWAY",
    (world: ChatSimulation) => {
      const client = world.connect();
      client.call(Hello, HelloRequest.create({ versions: [1] }));
      return client;
    },
  ],
] as const) {
  test(`known-event-closes-the-stream-with-WRONG_STATE-while-the-state-is-${state}`, () => {
    for (const critical of [false, true]) {
      const world = new ChatSimulation(SEED);
      const client = enter(world);
      const typing = { type: MessageType.EVENT, command: Command.SET_TYPING, critical, fields: TYPING };
      client.server.emitUnknown(typing, world.nowMs);
      client.client.handleBytes(client.server.pollTransmit() ?? new Uint8Array(0), world.nowMs);
      const [closed, ...rest] = drain(client.client);
      assert.equal(rest, []);
      assert.is(closed?.kind === "closed" && closed.reason.code, "WRONG_STATE");
      assert.is(client.client.statistics.skipped, 0);
    }
  });
}

test("event-that-changes-the-state-and-breaks-its-rule-closes-the-stream", () => {
  for (const fields of [TYPING, new Uint8Array(0)]) {
    const { world, ada } = joined();
    ada.server.emitUnknown({ type: MessageType.EVENT, command: Command.ACCEPT, critical: false, fields }, world.nowMs);
    world.settle();
    assert.is(ada.client.closed, true);
    assert.is(ada.reason?.code, "BODY_MISMATCH");
  }
  const { world, ada } = joined();
  ada.server.emitUnknown(
    { type: MessageType.EVENT, command: Command.ACCEPT, critical: false, fields: ACCEPTED },
    world.nowMs,
  );
  world.settle();
  assert.is(ada.client.state, State.CONNECTED);
});

test("response-with-another-body-fails-its-call-only", () => {
  const { world, ada } = joined();
  const ping = Ping.wrapRequest(PingRequest.create());
  const sequence = ada.client.call(Ping, ping, undefined, world.nowMs + 1_000, world.nowMs);
  exchange(ada.client, ada.server);
  ada.server.respond(Ping, sequence, { case: undefined }, world.nowMs);
  ada.client.handleBytes(ada.server.pollTransmit() ?? new Uint8Array(0), world.nowMs);
  const [refused, ...rest] = drain(ada.client);
  assert.equal(rest, []);
  assert.is(refused?.kind === "refused" && refused.sequence, sequence);
  assert.is(refused?.kind === "refused" && refused.error.code, "BODY_MISMATCH");
  ada.call(Ping, PingRequest.create());
});

test("response-with-another-body-closes-the-stream-if-its-method-changes-the-state", () => {
  const { world, ada } = joined();
  const logOff = LogOff.wrapRequest(LogOffRequest.create());
  const sequence = ada.client.call(LogOff, logOff, undefined, world.nowMs + 1_000, world.nowMs);
  exchange(ada.client, ada.server);
  ada.server.respond(LogOff, sequence, { case: undefined }, world.nowMs);
  ada.client.handleBytes(ada.server.pollTransmit() ?? new Uint8Array(0), world.nowMs);
  const closed = drain(ada.client).at(-1);
  assert.is(closed?.kind === "closed" && closed.reason.code, "BODY_MISMATCH");
});

const REFUSAL: MessageBody = { case: "error", value: ErrorInfo.create({ code: ErrorCode.UNKNOWN_COMMAND }) };

for (const [what, answers, command, body] of [
  ["of-an-event-that-is-not-critical", 1, EVENT.command, REFUSAL],
  ["of-a-critical-event-with-another-command", 2, 9_001, REFUSAL],
  ["of-nothing", 7, EVENT.command, REFUSAL],
  ["of-a-critical-event-without-an-error", 2, EVENT.command, { case: undefined } as MessageBody],
] as const) {
  test(`refusal-${what}-closes-the-stream`, () => {
    const server = new ServerEnd();
    server.logIn();
    // The server has answered Hello and Register.
    server.session.emitUnknown(EVENT, server.nowMs);
    server.session.emitUnknown(CRITICAL, server.nowMs);
    server.poll();
    server.receive(server.responseFrame(command, answers + 2, body));
    assert.equal(
      server.refusals.map(({ code }) => code),
      [ErrorCode.OUT_OF_SEQUENCE],
    );
    assert.is(server.session.closed, true);
  });
}

test("each-critical-event-can-be-refused-once", () => {
  const server = new ServerEnd();
  server.logIn();
  const sequences = [1, 2, 3].map(() => server.session.emitUnknown(CRITICAL, server.nowMs));
  // The client knew the first one.
  for (const answers of sequences.slice(1)) server.receive(server.responseFrame(CRITICAL.command, answers, REFUSAL));
  assert.is(server.session.statistics.refusalsReceived, 2);
  server.receive(server.responseFrame(CRITICAL.command, sequences[0] ?? 0, REFUSAL));
  assert.is(server.session.closed, true);
});

test("last-256-critical-messages-can-be-refused-once-and-nothing-else", () => {
  const critical = new CriticalEvents();
  // Every other message is critical.
  for (let sequence = 2; sequence <= 1_000; sequence += 2) critical.add(sequence, sequence + 9_000);
  assert.is(critical.size, 256);
  const refusals = [
    [2, 9_002, "an old one"],
    [488, 9_488, "the last one that is not kept"],
    [900, 9_902, "another command"],
    [901, 9_901, "not critical"],
    [1_002, 10_002, "not sent"],
  ] as const;
  for (const [sequence, command, what] of refusals) assert.is(critical.takeRefusal(sequence, command), false, what);
  assert.is(critical.takeRefusal(490, 9_490), true);
  assert.is(critical.takeRefusal(490, 9_490), false);
  assert.is(critical.takeRefusal(900, 9_900), true);
  assert.is(critical.size, 50);
  assert.is(critical.takeRefusal(898, 9_898), false);
});

test("refusal-of-what-is-older-than-256-critical-events-closes-the-stream-even-if-the-command-fits", () => {
  const server = new ServerEnd();
  server.logIn();
  // The server has answered Hello and Register.
  server.session.emitUnknown(EVENT, server.nowMs);
  for (let i = 0; i < 257; i++) server.session.emitUnknown(CRITICAL, server.nowMs);
  server.poll();
  server.receive(server.responseFrame(CRITICAL.command, 3, REFUSAL));
  assert.is(server.session.closed, true);
  assert.is(server.session.statistics.refusalsReceived, 0);
});

test("skipped-messages-take-no-request-from-the-rate", () => {
  const server = new ServerEnd({ connectionRequestsPerSecond: 4, accountRequestsPerSecond: 4 });
  server.logIn();
  server.session.account = new RateLimits("account", server.limits, server.nowMs);
  // Eight may come at once; hello and the registration were two.
  for (let i = 0; i < 6; i++) server.receive(server.unknownFrame(EVENT), server.frame(Ping, PingRequest.create()));
  assert.equal(server.refusals, []);
  assert.is(server.requests.filter(({ name }) => name === "Ping").length, 6);
  assert.is(server.session.statistics.skipped, 6);
  server.send(Ping, PingRequest.create());
  assert.is(server.refusals.at(-1)?.limit, "connectionRequestsPerSecond");
});

test("server-stops-reading-past-the-rate-of-skipped-messages-until-they-fit", () => {
  const server = new ServerEnd({ connectionRequestsPerSecond: 4 });
  server.logIn();
  for (let i = 0; i < 8; i++) server.receive(server.unknownFrame(EVENT));
  assert.is(server.session.busy, false);
  server.receive(server.unknownFrame(CRITICAL), server.frame(Ping, PingRequest.create()));
  assert.is(server.refusals.at(-1)?.code, ErrorCode.UNKNOWN_COMMAND);
  assert.is(server.session.statistics.skipped, 9);
  assert.is(server.session.busy, true);
  server.wait(249);
  assert.is(server.requests.at(-1)?.name, "Register");
  server.wait(1);
  assert.is(server.requests.at(-1)?.name, "Ping");
  assert.is(server.session.busy, false);
  assert.is(server.refusals.length, 1);
});

test("flood-of-critical-messages-is-refused-no-faster-than-the-rate", () => {
  const server = new ServerEnd({ connectionRequestsPerSecond: 4 });
  server.logIn();
  for (let i = 0; i < 100; i++) server.receive(server.unknownFrame(CRITICAL));
  const { skipped, refusalsSent } = server.session.statistics;
  assert.is(server.refusals.filter(({ code }) => code === ErrorCode.UNKNOWN_COMMAND).length, refusalsSent);
  // Twice the rate at once, and the one with which reading stops.
  assert.equal([skipped, refusalsSent], [9, 9]);
  assert.is(server.session.closed, false);
  for (let i = 0; i < 4; i++) server.wait(250);
  assert.is(server.session.statistics.refusalsSent, 13);
});

test("rate-of-skipped-messages-is-shared-by-the-connections-of-an-account", () => {
  const limits = { accountRequestsPerSecond: 3 };
  const [phone, laptop] = [new ServerEnd(limits), new ServerEnd(limits)];
  const account = new RateLimits("account", phone.limits, phone.nowMs);
  for (const server of [phone, laptop]) {
    server.logIn();
    server.session.account = account;
  }
  for (let i = 0; i < 7; i++) phone.receive(phone.unknownFrame(EVENT));
  laptop.send(Ping, PingRequest.create());
  assert.is(laptop.session.busy, true);
  laptop.wait(334);
  assert.is(laptop.requests.at(-1)?.name, "Ping");
  assert.equal(laptop.refusals, []);
});

test("event-of-a-feature-that-is-not-agreed-is-unknown-and-is-not-sent", () => {
  const { world, ada } = joined();
  const [event, body] = [events.MessageReceived, events.MessageReceived.wrap(MessageReceived.create({ from: "x" }))];
  const receive = (): number => {
    ada.server.emit(event, body, encodeBody(body), world.nowMs);
    world.settle();
    return ada.takeEvents().length;
  };
  assert.is(receive(), 1);
  ada.client.features = new Set([Feature.PROBES]);
  assert.is(receive(), 0);
  assert.is(ada.client.statistics.skipped, 1);
  ada.server.features = new Set([Feature.PROBES]);
  assert.is(receive(), 0);
  assert.is(ada.client.statistics.skipped, 1);
  ada.client.features = new Set([Feature.APPLICATION_MESSAGES]);
  ada.server.features = new Set([Feature.APPLICATION_MESSAGES]);
  assert.is(receive(), 1);
});

test("request-of-a-feature-that-is-not-agreed-is-refused-with-FEATURE_MISSING-and-is-not-sent", () => {
  const { world, ada } = joined();
  world.join("grace");
  ada.server.features = new Set();
  assert.is(ada.refusal(SendMessage, SendMessageRequest.create(), "grace"), "FEATURE_MISSING");
  assert.is(ada.refusal(Ping, PingRequest.create()), "none");
  const sent = ada.sent.length;
  ada.client.features = new Set();
  assert.is(ada.refusal(SendMessage, SendMessageRequest.create(), "grace"), "FEATURE_MISSING");
  assert.is(ada.sent.length, sent);
});

test("longest-request-fits-with-grease-in-its-header", () => {
  // These bytes draw the longest field, for every header.
  const grease = new Grease((length) => new Uint8Array(length).fill(64));
  const world = new ChatSimulation(SEED, {}, grease);
  const ada = world.join("ada");
  for (const nameBytes of [110, 112, 114, 116, 118]) {
    const recipient = Recipient.create({ target: { case: "user", value: "a".repeat(nameBytes) } });
    const send = (textBytes: number): boolean => {
      const body = SendText.wrapRequest(SendTextRequest.create({ text: "a".repeat(textBytes) }));
      try {
        ada.client.call(SendText, body, recipient, world.nowMs + 9_000, world.nowMs);
      } catch (error) {
        assert.is(error instanceof ProtocolError && error.code, "TOO_LARGE");
        return false;
      }
      world.pass(1_000);
      assert.is(ada.reason, undefined, `a text of ${textBytes} bytes to a name of ${nameBytes}`);
      return true;
    };
    let textBytes = world.limits.frameBytesMax - nameBytes - 40;
    while (send(textBytes)) textBytes += 1;
    assert.ok(textBytes > world.limits.frameBytesMax - nameBytes - 25, `${textBytes}`);
  }
});

/** Three users who talk, invite and hang up at random; optionally with messages and fields that nobody knows in between. */
function talk(
  seed: number,
  noise: SeededRandom | undefined,
): { transcript: unknown[]; sent: number[]; skipped: number[] } {
  const world = new ChatSimulation(seed, { connectionRequestsPerSecond: 1_000_000 });
  const users = ["ada", "grace", "linus"].map((name) => world.join(name));
  const random = new SeededRandom(seed);
  const [transcript, sent]: [unknown[], number[]] = [[], [0, 0]];
  const introductions: number[] = [];
  const $unknown = (): object => (noise === undefined ? {} : { $unknown: randomFields(noise) });
  for (let step = 0; step < 120; step++) {
    for (let count = noise?.below(4) ?? 0; noise !== undefined && count > 0; count--) {
      for (const [sender] of ends(users[noise.below(3)] ?? world.connect())) {
        const message = randomUnknown(noise);
        sender.emitUnknown(message, world.nowMs);
        sent[0] = (sent[0] ?? 0) + 1;
        if (message.critical) sent[1] = (sent[1] ?? 0) + 1;
      }
    }
    const [user, to] = [users[random.below(3)] ?? world.connect(), ["ada", "grace", "linus"][random.below(3)] ?? ""];
    const introductionId = introductions[random.below(introductions.length)] ?? 0;
    const act = [
      () => user.refusal(SendText, SendTextRequest.create({ text: `${step}`, ...$unknown() }), to),
      () => user.refusal(GetPeers, GetPeersRequest.create($unknown())),
      () => user.refusal(Invite, InviteRequest.create($unknown()), to),
      () => user.refusal(Accept, AcceptRequest.create({ introductionId, ...$unknown() })),
      () => user.refusal(HangUp, HangUpRequest.create({ introductionId, ...$unknown() })),
    ];
    transcript.push(act[random.below(act.length)]?.());
    for (const each of users) {
      const received = each.takeEvents();
      for (const event of received) if (event.case === "invited") introductions.push(event.value.introductionId);
      transcript.push(received, each.client.state, each.server.state);
    }
    world.pass(1_000);
  }
  const total = (of: "skipped" | "refusalsSent" | "refusalsReceived"): number =>
    users.flatMap((user) => ends(user).map(([end]) => end.statistics[of])).reduce((sum, each) => sum + each, 0);
  assert.ok(users.every((user) => ends(user).every(([end]) => !end.closed)));
  return { transcript, sent, skipped: [total("skipped"), total("refusalsSent"), total("refusalsReceived")] };
}

test("random-unknown-messages-and-fields-change-nothing-but-counts", () => {
  const states = new Set<unknown>();
  for (let seed = SEED; seed < SEED + 10; seed++) {
    const [quiet, noisy] = [talk(seed, undefined), talk(seed, new SeededRandom(seed + 1_000_000))];
    assert.equal(noisy.transcript, quiet.transcript, `CHATWIRE_SEED=${seed}`);
    assert.equal(quiet.skipped, [0, 0, 0]);
    const [sent = 0, critical = 0] = noisy.sent;
    assert.ok(critical > 10 && sent > 2 * critical);
    assert.equal(noisy.skipped, [sent, critical, critical]);
    for (const entry of quiet.transcript) states.add(entry);
  }
  for (const seen of ["none", State.AVAILABLE, State.CONNECTED]) assert.ok(states.has(seen), `${seen}`);
});

function joined(): { world: ChatSimulation; ada: SimulatedClient } {
  const world = new ChatSimulation(SEED);
  return { world, ada: world.join("ada", Privacy.PUBLIC) };
}

/** Both ends of a connection, each as sender and as receiver. */
function ends({ client, server }: SimulatedClient): [[Session, Session], [Session, Session]] {
  return [
    [client, server],
    [server, client],
  ];
}

/** Hands over what one end has sent, and back what the other end answers. Returns the answer. */
function exchange(sender: Session, receiver: Session): Uint8Array {
  receiver.handleBytes(sender.pollTransmit() ?? new Uint8Array(0), 1_000);
  drain(receiver);
  const answer = receiver.pollTransmit() ?? new Uint8Array(0);
  sender.handleBytes(answer, 1_000);
  return answer;
}

function drain(session: Session): SessionEvent[] {
  const found: SessionEvent[] = [];
  for (let event = session.pollEvent(); event !== undefined; event = session.pollEvent()) found.push(event);
  return found;
}

/** The one message in these bytes. */
function messageOf(bytes: Uint8Array | undefined): Message {
  const decoder = new FrameDecoder(65_536);
  decoder.push(bytes ?? new Uint8Array(0));
  const frame = decoder.next();
  assert.is(decoder.next(), undefined);
  return Message.decode(frame ?? new Uint8Array(0));
}

function errorOf({ body }: Message): ErrorCode | undefined {
  return body.case === "error" ? body.value.code : undefined;
}
