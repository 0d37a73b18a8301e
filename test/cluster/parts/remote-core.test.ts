/** A gateway against cores that send what they want: what it keeps for the next core, and for how long. */

import * as assert from "uvu/assert";
import {
  CoreMessage,
  GatewayMessage,
  type GatewayMessageMessage,
} from "../../../generated/chatwire/cluster/v1/core.ts";
import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import { TextReceived } from "../../../generated/chatwire/v1/text.ts";
import { BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { BusLink } from "../../../src/cluster/bus/bus-link.ts";
import { BusConversation } from "../../../src/cluster/bus/conversation.ts";
import { InProcessBus } from "../../../src/cluster/bus/in-process-bus.ts";
import { DEFAULT_BUS_LIMITS } from "../../../src/cluster/bus/limits.ts";
import { RemoteCore } from "../../../src/cluster/gateway/remote-core.ts";
import {
  ENDED_KEPT_MAX,
  ENDED_KEPT_MS,
  FAILURES_MAX,
  FAILURES_PER_MESSAGE_MAX,
  HELD_BYTES_MAX,
} from "../../../src/cluster/limits.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { CorePort } from "../../../src/server/core/core.ts";
import type { LogEntry } from "../../../src/server/index.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import type { SharedEvents } from "../../../src/session/shared-event.ts";
import { SimulatedWorld } from "../../../src/testing/index.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("core as a gateway has it");

const subjects = new BusSubjects("test");
const NOTHING = new Uint8Array();
const WELCOME: CoreMessage["message"] = {
  case: "welcome",
  value: { limits: [], features: [], announcementSalt: new Uint8Array(16) },
};

class Stage {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly network = this.world.addHost("192.0.2.1");
  readonly bus = new InProcessBus(this.network);
  readonly log: LogEntry[] = [];
  limitsTold = 0;
  readonly core = new RemoteCore({
    network: this.network,
    bus: this.bus,
    subjects,
    name: "gateway",
    observer: new Observer(this.network, (entry) => this.log.push(entry), DEFAULT_LIMITS),
    busLimits: DEFAULT_BUS_LIMITS,
    grease: undefined,
    wallMs: () => 0,
    onLimits: () => {
      this.limitsTold += 1;
    },
    onBans: () => {},
  });
  /** Why connections were closed. */
  readonly closings: string[] = [];
  /** The events that connections were sent. */
  readonly emitted: string[] = [];

  /** A connection whose client is logged in. */
  connect(core: RawCore, id: number): ReturnType<RemoteCore["attach"]> {
    const endpoint = { address: "198.51.100.1", port: id % 65_536 };
    const facts = { id, endpoint, channelBinding: undefined, relayOnly: false, answersMessages: false };
    const port = {
      noteLogin: () => {},
      hold: () => {},
      goOn: () => {},
      closeWith: ({ code }: { code: string }) => this.closings.push(code),
      emit: ({ events: sent }: SharedEvents) => this.emitted.push(...sent.map(({ event }) => event.name)),
    };
    const connection = this.core.attach({ ...facts, takesRelayed: false }, port as unknown as CorePort);
    connection.attach();
    core.send({ case: "noted", value: { connection: id, key: "login", note: Uint8Array.of(1) } });
    return connection;
  }
}

/** A core that welcomes the gateway, and keeps what it gets. */
class RawCore {
  messages: GatewayMessageMessage[] = [];
  readonly link: BusLink;

  constructor({ network, bus }: Stage, token: number, { welcomes = true } = {}) {
    const conversation = new BusConversation({ id: BigInt(100 + token), token, nowMs: network.monotonicMs() });
    this.link = new BusLink(network, bus, subjects.toGateway("gateway"), conversation, {
      onEvent: (event) => {
        if (event.type !== "message") return;
        const { message } = GatewayMessage.decode(event.bytes);
        this.messages.push(message);
        if (welcomes && message.case === "ready") this.send(WELCOME);
      },
    });
    bus.subscribe(subjects.toCoreFromAll, (packet) => this.link.handle(packet.slice()));
  }

  send(message: CoreMessage["message"]): void {
    this.link.send(CoreMessage.encode({ message }));
  }

  kinds(kind: string): number {
    return this.messages.filter((message) => message.case === kind).length;
  }
}

async function onStage(play: (stage: Stage, core: RawCore) => Promise<void>): Promise<void> {
  const stage = new Stage();
  const core = new RawCore(stage, 1);
  await stage.world.advance(100);
  assert.ok(stage.core.isReady);
  await play(stage, core);
  stage.core.close();
}

async function replaceCore(stage: Stage, before: RawCore, token = 2): Promise<RawCore> {
  before.link.close();
  const core = new RawCore(stage, token);
  await stage.world.advance(1_000);
  assert.ok(stage.core.isReady);
  return core;
}

test("gateway-keeps-so-many-counts-of-failed-logins-for-the-next-core", () =>
  onStage(async (stage, core) => {
    const failures = Array.from({ length: FAILURES_MAX + 5 }, (_, index) => ({
      ...{ id: `name ${index}`, count: 1 },
      ...{ firstAgoMs: 10, lastAgoMs: 5 },
    }));
    for (let at = 0; at < failures.length; at += 1_000)
      core.send({ case: "remembered", value: { failures: failures.slice(at, at + 1_000) } });
    await stage.world.advance(100);
    const { messages } = await replaceCore(stage, core);
    const lists = messages.flatMap((message) => (message.case === "remembered" ? [message.value.failures] : []));
    assert.ok(lists.every((list) => list.length <= FAILURES_PER_MESSAGE_MAX));
    assert.equal(
      lists.flat().map(({ id }) => id),
      failures.slice(5).map(({ id }) => id),
    );
    assert.ok(lists.flat().every(({ firstAgoMs }) => firstAgoMs >= 110));
  }));

test("connections-that-ended-lately-are-handed-to-the-next-core-and-no-more-of-them-than-allowed", () =>
  onStage(async (stage, core) => {
    stage.connect(core, 1).lose(0);
    await stage.world.advance(ENDED_KEPT_MS + 100);
    const connections = Array.from({ length: ENDED_KEPT_MAX + 2 }, (_, index) => stage.connect(core, index + 2));
    await stage.world.advance(500);
    for (const connection of connections) connection.leave();
    await stage.world.advance(100);
    const next = await replaceCore(stage, core);
    assert.is(next.kinds("attached"), ENDED_KEPT_MAX);
    assert.is(next.kinds("left"), ENDED_KEPT_MAX);
    await stage.world.advance(ENDED_KEPT_MS + 100);
    const last = await replaceCore(stage, next, 3);
    assert.is(last.kinds("attached"), 0);
  }));

test("requests-of-all-connections-together-have-so-many-bytes-at-most", () =>
  onStage(async (stage) => {
    assert.not.ok(stage.core.isFull);
    stage.core.count(1, HELD_BYTES_MAX);
    assert.not.ok(stage.core.isFull);
    stage.core.count(1, 1);
    assert.ok(stage.core.isFull);
    stage.core.count(-1, -1);
    assert.not.ok(stage.core.isFull);
  }));

test("core-that-sends-what-none-sends-is-left-and-its-clients-are-told-to-come-back", () =>
  onStage(async (stage, core) => {
    for (let id = 1; id <= 3; id++) stage.connect(core, id);
    await stage.world.advance(100);
    // A body that is not that of the event, to one connection.
    const { command } = events.TextReceived;
    core.send({ case: "emitted", value: { connections: [1], events: [{ command, body: NOTHING }] } });
    await stage.world.advance(100);
    assert.equal(stage.closings, ["GOING_AWAY", "GOING_AWAY", "GOING_AWAY"]);
    const lost = stage.log.flatMap((entry) => (entry.event === "core-lost" ? [entry.connections] : []));
    assert.equal(lost, [3]);
    await stage.world.advance(5_000);
    assert.ok(stage.core.isReady);
  }));

test("event-of-a-core-of-a-later-version-is-left-out-and-the-others-with-it-arrive", () =>
  onStage(async (stage, core) => {
    stage.connect(core, 1);
    const { command, wrap } = events.TextReceived;
    const known = { command, body: encodeBody(wrap(TextReceived.create())) };
    const later = { command: 9_999 as Command, body: Uint8Array.of(1, 2, 3) };
    core.send({ case: "emitted", value: { connections: [1], events: [later, known] } });
    core.send({ case: "emitted", value: { connections: [1], events: [later] } });
    await stage.world.advance(100);
    assert.equal([stage.core.isReady, stage.closings, stage.emitted], [true, [], ["TextReceived"]]);
  }));

test("answers-and-events-for-connections-that-there-are-not-change-nothing", () =>
  onStage(async (stage, core) => {
    stage.connect(core, 1);
    core.send({ case: "loggedOff", value: { connection: 99 } });
    core.send({ case: "closed", value: { connection: 99, error: undefined } });
    core.send({ case: "answered", value: { connection: 99, request: 1, answer: { case: "body", value: NOTHING } } });
    core.send({ case: "emitted", value: { connections: [99], events: [] } });
    await stage.world.advance(100);
    assert.equal([stage.core.isReady, stage.closings], [true, []]);
  }));

test("earlier-core-that-comes-back-is-not-heard", () =>
  onStage(async (stage, core) => {
    stage.connect(core, 1);
    const next = new RawCore(stage, 2);
    await stage.world.advance(1_000);
    assert.is(next.kinds("attached"), 1);
    // Both are there. The earlier one does not know of the later one.
    core.send({ case: "closed", value: { connection: 1, error: undefined } });
    core.send({ case: "loggedOff", value: { connection: 1 } });
    await stage.world.advance(5_000);
    assert.equal([stage.core.isReady, stage.closings], [true, []]);
    const before = next.kinds("attached");
    next.link.close();
    core.link.close();
    const third = new RawCore(stage, 3);
    await stage.world.advance(1_000);
    assert.equal([before, third.kinds("attached")], [1, 1]);
  }));

test("bans-come-in-pieces-and-those-of-an-earlier-core-end-with-it", () =>
  onStage(async (stage, core) => {
    const ban = (network: string) => ({ network, untilMs: 0 });
    core.send({ case: "bansChanged", value: { bans: [ban("203.0.113.0/24")], lifted: [] } });
    core.send({ case: "bansChanged", value: { bans: [ban("198.51.100.0/24")], lifted: ["192.0.2.0/24"] } });
    await stage.world.advance(100);
    assert.is(stage.core.banOf("203.0.113.7")?.code, "BANNED");
    assert.is(stage.core.banOf("198.51.100.7")?.code, "BANNED");
    core.send({ case: "bansChanged", value: { bans: [], lifted: ["203.0.113.0/24"] } });
    await stage.world.advance(100);
    assert.is(stage.core.banOf("203.0.113.7"), undefined);
    core.link.close();
    // They hold until the next core has sent its own.
    const next = new RawCore(stage, 2, { welcomes: false });
    await stage.world.advance(1_000);
    next.send({ case: "bansChanged", value: { bans: [ban("192.0.2.0/24")], lifted: [] } });
    await stage.world.advance(100);
    assert.is(stage.core.banOf("198.51.100.7")?.code, "BANNED");
    next.send(WELCOME);
    await stage.world.advance(100);
    assert.is(stage.core.banOf("198.51.100.7"), undefined);
    assert.is(stage.core.banOf("192.0.2.7")?.code, "BANNED");
  }));
