import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import { type Bus, BusSubjects, lastNameOf } from "../../../src/cluster/bus/bus.ts";
import { BusLink } from "../../../src/cluster/bus/bus-link.ts";
import { BusConversation } from "../../../src/cluster/bus/conversation.ts";
import { connectNatsBus } from "../../../src/cluster/bus/nats-bus.ts";
import { TransportError, UsageError } from "../../../src/errors.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { Deferred } from "../../sim/deferred.ts";
import { rejection } from "../../store/rejection.ts";
import { finish, start } from "../../store/sqlite/child.ts";
import { suite } from "../../suite.ts";
import { NatsServer, whyNoNats } from "./nats-server.ts";

const tests = suite("bus over NATS");
const reason = whyNoNats();
const subjects = new BusSubjects("main");
let nats: NatsServer;
let opened: { close(): unknown }[] = [];

/** Registers a test. Where NATS is not installed, it says that it was skipped. */
function test(title: string, body: () => unknown): void {
  tests(title, reason === undefined ? body : () => console.log(`skipped: ${title}: ${reason}`));
}

tests.before(async () => {
  if (reason === undefined) nats = await NatsServer.create("main", ["one", "two"]);
});
tests.after.each(async () => {
  for (const each of opened) await each.close();
  opened = [];
});
tests.after(() => nats?.remove());

async function connect(user: string): Promise<Bus> {
  const { url, authorities } = nats;
  const bus = await connectNatsBus({ servers: [url], user, password: user, authorities, name: user });
  opened.push(bus);
  return bus;
}

/** One end of a conversation over a bus, and the numbers that it has heard. */
class End {
  readonly heard: number[] = [];
  readonly link: BusLink;
  #wanted = 0;
  #done = new Deferred<void>();

  constructor(bus: Bus, id: bigint, to: string, from: string) {
    const nowMs = systemNetwork.monotonicMs();
    this.link = new BusLink(systemNetwork, bus, to, new BusConversation({ id, nowMs }), {
      onEvent: (event) => {
        if (event.type === "message") this.heard.push(Number(Buffer.from(event.bytes).toString()));
        if (this.heard.length >= this.#wanted) this.#done.resolve();
      },
    });
    bus.subscribe(from, (packet) => this.link.handle(packet));
    opened.unshift(this.link);
  }

  send(from: number, to: number): void {
    for (let number = from; number <= to; number++) this.link.send(Buffer.from(String(number)));
  }

  /** Waits until so many numbers have been heard. */
  async hears(count: number): Promise<void> {
    this.#wanted = count;
    if (this.heard.length >= count) return;
    this.#done = new Deferred();
    await this.#done.promise;
  }
}

async function converse(): Promise<[gateway: End, core: End]> {
  const [gatewayBus, coreBus] = [await connect("one"), await connect("core")];
  const gateway = new End(gatewayBus, 1n, subjects.toCore("one"), subjects.toGateway("one"));
  return [gateway, new End(coreBus, 2n, subjects.toGateway("one"), subjects.toCoreFromAll)];
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

test("gateway-and-core-converse", async () => {
  const [gateway, core] = await converse();
  gateway.send(1, 5_000);
  core.send(1, 5_000);
  await Promise.all([gateway.hears(5_000), core.hears(5_000)]);
  assert.equal(gateway.heard, upTo(5_000));
  assert.equal(core.heard, upTo(5_000));
});

test("nothing-is-lost-or-doubled-when-nats-is-killed-and-comes-back", async () => {
  const [gateway, core] = await converse();
  gateway.send(1, 1_000);
  core.send(1, 1_000);
  await gateway.hears(1);
  await nats.kill();
  gateway.send(1_001, 2_000);
  core.send(1_001, 2_000);
  await nats.start();
  await Promise.all([gateway.hears(2_000), core.hears(2_000)]);
  assert.equal(gateway.heard, upTo(2_000));
  assert.equal(core.heard, upTo(2_000));
});

test("gateway-is-heard-under-its-own-name-only-and-hears-nothing-that-is-for-another", async () => {
  const [one, two, core] = [await connect("one"), await connect("two"), await connect("core")];
  const names: string[] = [];
  const overheard: string[] = [];
  core.subscribe(subjects.toCoreFromAll, (_packet, subject) => names.push(lastNameOf(subject)));
  two.subscribe(subjects.toGateway("one"), (_packet, subject) => overheard.push(subject));
  two.subscribe(subjects.toCoreFromAll, (_packet, subject) => overheard.push(subject));
  let arrived = 0;
  one.subscribe(subjects.toGateway("one"), () => {
    arrived += 1;
  });
  // Each takes its subscriptions in at a time of its own.
  while (arrived === 0 || names.length === 0) {
    core.publish(subjects.toGateway("one"), Uint8Array.of(1));
    two.publish(subjects.toCore("one"), Uint8Array.of(1));
    two.publish(subjects.toCore("two"), Uint8Array.of(1));
    await sleep(10);
  }
  assert.ok(names.every((name) => name === "two"));
  assert.equal(overheard, []);
});

test("user-that-nats-does-not-take-and-server-that-is-not-there-are-named", async () => {
  const { url, authorities } = nats;
  const settings = { user: "core", authorities, name: "core" };
  const refused = await rejection(connectNatsBus({ ...settings, servers: [url], password: "wrong" }));
  assert.ok(refused instanceof TransportError && /authorization/i.test(refused.message), String(refused));
  const missing = await rejection(connectNatsBus({ ...settings, servers: ["tls://localhost:1"], password: "core" }));
  assert.ok(missing instanceof TransportError && missing.message.includes("localhost:1"), String(missing));
  const address = await rejection(connectNatsBus({ ...settings, servers: ["tls://127.0.0.1:1"] }));
  assert.ok(address instanceof UsageError && address.message.includes("host name"), String(address));
  const foreign = await rejection(connectNatsBus({ servers: [url], user: "core", password: "core", name: "core" }));
  assert.ok(foreign instanceof TransportError && /certificate/i.test(foreign.message), String(foreign));
});

test("missing-package-is-told-with-what-to-install", async () => {
  const { output, errors } = await finish(start("../../cluster/bus/connect-without-nats.ts"));
  assert.match(
    output,
    /^UsageError WRONG_STATE A bus over NATS needs the package @nats-io\/transport-node: npm/,
    errors,
  );
});
