/** A gateway that lies, floods and breaks the rules, against a core in a simulated world. */

import * as assert from "uvu/assert";
import type { GatewayMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { LoginNote, Note } from "../../../generated/chatwire/cluster/v1/note.ts";
import { Command } from "../../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import { Header } from "../../../generated/chatwire/v1/message.ts";
import type { State } from "../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import { methods } from "../../../generated/chatwire/v1/rules.ts";
import { FetchTextsRequest } from "../../../generated/chatwire/v1/text.ts";
import { PACKET_MESSAGES_MAX } from "../../../src/cluster/bus/limits.ts";
import { NoteSeal } from "../../../src/cluster/core/note-seal.ts";
import { GATEWAY_TURN_MESSAGES_MAX, GATEWAYS_MAX, RELAYED_MAX, UNANSWERED_MAX } from "../../../src/cluster/limits.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { ClusterSite, SOON_MS } from "./cluster-site.ts";
import { asked, attached, ENDPOINT, GREETING, RawGateway, READY } from "./raw-gateway.ts";

const test = suite("hostile gateway");

type Sent = GatewayMessage["message"];

/** So many that none of them begins anew often. */
const RANDOM_NAMES = 50;
const NOTHING = new Uint8Array();
const PING = encodeBody(methods.Ping.wrapRequest(PingRequest.create()));
const GET_PEERS = {
  header: Header.create({ command: Command.GET_PEERS }),
  body: encodeBody(methods.GetPeers.wrapRequest(GetPeersRequest.create())),
};
const FETCH_TEXTS = {
  header: Header.create({ command: Command.FETCH_TEXTS }),
  body: encodeBody(methods.FetchTexts.wrapRequest(FetchTextsRequest.create())),
};

/** With one honest gateway and a user at it. */
async function onSite(play: (site: ClusterSite) => Promise<void>, options = {}): Promise<void> {
  const site = await ClusterSite.open({ gateways: 1, ...options });
  const ada = await site.join(0, "ada");
  await play(site);
  // Whatever the other one did, the user notices nothing.
  assert.is(ada.connection.state.status, "connected");
  await site.run(ada.getPeers());
  await site.close();
}

const note = new Uint8Array([10, 2, 8, 1]);
const endpoint = (address: string, port = 1): Sent => attached(1, { endpoint: { address, port } });
const probe = (token: Uint8Array, source = ENDPOINT): Sent => ({
  case: "probed",
  value: { connection: 1, token, source },
});
const OPEN = [GREETING, READY, attached(1)];

/** What a gateway may not send, and before which messages. */
const FAULTS: Record<string, readonly Sent[]> = {
  "no greeting": [attached(1)],
  "two times ready": [GREETING, READY, READY],
  "something of a connection before the welcome": [GREETING, attached(1), { case: "left", value: { connection: 1 } }],
  "a login that it has taken over after the welcome": [GREETING, READY, attached(1, { notes: [NOTHING, note] })],
  "two greetings": [GREETING, GREETING],
  "a connection that is not its own": [GREETING, READY, { case: "left", value: { connection: 1 } }],
  "a connection twice": [GREETING, READY, attached(1), attached(1)],
  "a request that is none": [...OPEN, asked(1)],
  "a request that only connections answer": [
    ...OPEN,
    asked(1, { header: Header.create({ command: Command.PING }), body: PING }),
  ],
  "a body of another request": [
    ...OPEN,
    asked(1, { header: Header.create({ command: methods.GetPeers.command }), body: PING }),
  ],
  "an address that is none": [GREETING, READY, endpoint("x".repeat(1_000))],
  "a port that is none": [GREETING, READY, endpoint("203.0.113.9", 65_536)],
  "a move to no address": [...OPEN, { case: "moved", value: { connection: 1, endpoint: { address: "", port: 1 } } }],
  "a token of another length": [...OPEN, probe(new Uint8Array(100_000))],
  "a probe from no address": [...OPEN, probe(new Uint8Array(8), { address: "localhost", port: 1 })],
  "a message after the end of a connection": [
    ...OPEN,
    { case: "lost", value: { connection: 1, forMs: 0 } },
    { case: "detached", value: { connection: 1, isDetached: true } },
  ],
  "notes of a connection that has none": [
    GREETING,
    attached(1),
    { case: "furtherNotes", value: { connection: 1, notes: [note] } },
  ],
  "notes after it was ready": [GREETING, READY, { case: "furtherNotes", value: { connection: 1, notes: [note] } }],
  "counts of failed logins after it was ready": [GREETING, READY, { case: "remembered", value: { failures: [] } }],
  "conversations of another core after it was ready": [
    GREETING,
    READY,
    { case: "relaying", value: { introductions: [1] } },
  ],
  "more conversations than there are": [
    GREETING,
    ...Array.from({ length: RELAYED_MAX / 10_000 + 1 }, (): Sent => {
      const introductions = Array.from({ length: 10_000 }, (_, index) => index);
      return { case: "relaying", value: { introductions } };
    }),
  ],
  "a relay at no address": [GREETING, { case: "relayPlace", value: { port: 1, addresses: ["localhost"] } }],
};

test("gateway-that-breaks-the-rules-is-cut-and-touches-no-connection-of-another", () =>
  onSite(async (site) => {
    for (const [index, [name, messages]] of Object.entries(FAULTS).entries()) {
      site.log.length = 0;
      // Each has a name of its own, because one that is cut all the time is not heard.
      const raw = new RawGateway(site, `raw-${index}`);
      raw.send(...messages);
      await site.world.advance(2 * SOON_MS);
      const cut = site.log.flatMap((entry) => (entry.event === "gateway-lost" ? [entry.gateway] : []));
      assert.equal(cut, [`raw-${index}`], name);
      raw.close();
      assert.is(site.core.operator.connections().length, 1, name);
    }
  }));

test("gateway-that-hands-over-a-login-which-no-core-has-noted-for-its-connection-is-cut-and-gets-none", () =>
  onSite(async (site) => {
    const keys = { signingKey: new Uint8Array(32), agreementKey: new Uint8Array(32), signature: new Uint8Array(64) };
    const login = Note.encode({ note: { case: "login", value: LoginNote.create({ account: 1, keys, sinceMs: 1 }) } });
    const seal = new NoteSeal(new Uint8Array(32));
    const forged: Record<string, Uint8Array> = {
      "without a seal": login,
      "with a seal of nothing": Buffer.concat([new Uint8Array(16), login]),
      "with a seal of another key": seal.seal("raw-1", 1, login),
    };
    for (const [index, [name, note]] of Object.entries(forged).entries()) {
      site.log.length = 0;
      const raw = new RawGateway(site, `raw-${index}`);
      raw.send(GREETING, attached(1, { notes: [note] }), READY);
      await site.world.advance(2 * SOON_MS);
      assert.ok(
        site.log.some((entry) => entry.event === "gateway-lost" && entry.gateway === `raw-${index}`),
        name,
      );
      assert.equal([raw.received.includes("loggedIn"), site.core.operator.connections().length], [false, 1], name);
      raw.close();
    }
    // A seal is of one gateway, one connection and one note.
    assert.ok(Buffer.from(login).equals(seal.open("one", 1, seal.seal("one", 1, login)) ?? new Uint8Array()));
    for (const [gateway, connection] of [
      ["two", 1],
      ["one", 2],
      ["one1", 1],
      ["", 1],
    ] as const)
      assert.is(seal.open(gateway, connection, seal.seal("one", 1, login)), undefined);
    const changed = seal.seal("one", 1, login);
    changed[changed.length - 1] = 7;
    assert.is(seal.open("one", 1, changed), undefined);
    assert.is(seal.open("one", 1, new Uint8Array(3)), undefined);
  }));

test("packet-with-more-messages-than-allowed-is-refused-and-costs-no-time", () =>
  onSite(async (site) => {
    const raw = new RawGateway(site);
    raw.send(...OPEN);
    await site.world.advance(SOON_MS);
    const startMs = performance.now();
    raw.flood(new Uint8Array(0), 300_000);
    await site.world.advance(SOON_MS);
    assert.ok(performance.now() - startMs < 5_000);
    assert.equal(site.core.gateways, ["gateway-1"]);
    raw.close();
    assert.ok(PACKET_MESSAGES_MAX < 300_000);
  }));

test("request-waits-for-one-turn-of-a-gateway-that-hands-over-thousands-and-no-answer-overtakes", async () => {
  const taken: string[] = [];
  const tracer = (name: string) => {
    taken.push(name);
    return () => {};
  };
  const play = async (site: ClusterSite): Promise<void> => {
    const connections = Array.from({ length: 300 }, (_, index) => index + 1);
    const numbers = Array.from({ length: UNANSWERED_MAX }, (_, index) => index + 1);
    const [flooding, other] = [new RawGateway(site, "flooding"), new RawGateway(site, "other")];
    flooding.send(GREETING, READY, ...connections.map((connection) => attached(connection)));
    other.send(GREETING, READY, attached(1));
    await site.world.advance(SOON_MS);
    taken.length = 0;
    // The request of the other one arrives after all of these.
    for (const connection of connections)
      flooding.send(...numbers.map((request) => asked(connection, { request, ...GET_PEERS })));
    other.send(asked(1, FETCH_TEXTS));
    await site.world.advance(SOON_MS);
    assert.is(taken.filter((name) => name === "GetPeers").length, connections.length * UNANSWERED_MAX);
    const place = taken.indexOf("FetchTexts");
    assert.ok(place >= 0 && place <= 2 * GATEWAY_TURN_MESSAGES_MAX, `${place} requests were taken before it`);
    const answered = flooding.messages.flatMap((message) => (message.case === "answered" ? [message.value] : []));
    for (const connection of connections) {
      const own = answered.filter((answer) => answer.connection === connection);
      assert.equal(
        own.map(({ request }) => request),
        numbers,
      );
    }
    assert.ok(other.received.includes("answered"));
    flooding.close();
    other.close();
  };
  await onSite(play, { tracer });
});

test("part-of-another-server-on-the-same-bus-is-not-heard", () =>
  onSite(async (site) => {
    const raw = new RawGateway(site, "gateway-1", "another");
    raw.send(...OPEN);
    await site.world.advance(5_000);
    assert.equal([raw.received, site.core.gateways], [["silent"], ["gateway-1"]]);
    raw.close();
  }));

test("more-gateways-than-allowed-are-not-heard", () =>
  onSite(async (site) => {
    const raws = Array.from({ length: GATEWAYS_MAX + 3 }, (_, index) => new RawGateway(site, `raw-${index}`));
    await site.world.advance(SOON_MS);
    assert.is(site.core.gateways.length, GATEWAYS_MAX);
    for (const raw of raws) raw.close();
  }));

test("random-messages-end-a-gateway-at-most", () =>
  onSite(async (site) => {
    const random = new SeededRandom(SEED);
    const all = Object.values(methods);
    const number = (): number => [0, 1, 2, 3, 2 ** 31, Number.MAX_SAFE_INTEGER][random.below(6)] ?? 0;
    const bytes = (): Uint8Array => random.bytes(random.below(40));
    const text = (): string => ["", "ada", "grace", "::", "x".repeat(300), "203.0.113.9"][random.below(6)] ?? "";
    const flag = (): boolean => random.below(2) === 0;
    const at = () => (flag() ? ENDPOINT : { address: text(), port: number() % 70_000 });
    const state = (): State => random.below(8) as State;
    const draw: readonly (() => Sent)[] = [
      () => GREETING,
      () => READY,
      () => attached(number(), { endpoint: at(), channelBinding: bytes(), notes: flag() ? [] : [bytes(), note] }),
      () => attached(1 + random.below(3)),
      () => {
        const method = all[random.below(all.length)] ?? methods.GetPeers;
        const header = Header.create({ command: method.command, id: flag() ? bytes() : NOTHING });
        if (flag()) header.recipient = { target: { case: "user", value: text() } };
        const body = flag() ? bytes() : NOTHING;
        return asked(1 + random.below(3), {
          request: number(),
          header,
          body,
          state: state(),
          sessionId: bytes(),
          pageBytesMax: number() % 2 ** 32,
        });
      },
      () => ({ case: "told", value: { connection: 1 + random.below(3), body: bytes() } }),
      () => probe(flag() ? random.bytes(8) : bytes(), at()),
      () => ({ case: "detached", value: { connection: 1 + random.below(3), isDetached: flag() } }),
      () => ({ case: "moved", value: { connection: 1 + random.below(3), endpoint: at() } }),
      () => ({ case: "left", value: { connection: 1 + random.below(3) } }),
      () => ({ case: "lost", value: { connection: 1 + random.below(3), forMs: number() } }),
      () => ({
        case: "remembered",
        value: { failures: [{ id: text(), count: number() % 2 ** 32, firstAgoMs: number(), lastAgoMs: number() }] },
      }),
      () => ({ case: "relayPlace", value: { port: number() % 2 ** 32, addresses: [text(), text()] } }),
      () => ({ case: "relaying", value: { introductions: [number(), number()] } }),
      () => ({ case: "furtherNotes", value: { connection: 1 + random.below(3), notes: [bytes(), note] } }),
    ];
    for (let round = 0; round < 150; round++) {
      const raw = new RawGateway(site, `raw-${round % RANDOM_NAMES}`);
      raw.send(GREETING);
      if (flag()) raw.send(READY, attached(1), attached(2));
      for (let count = 0; count < 12; count++) raw.send((draw[random.below(draw.length)] ?? (() => READY))());
      await site.world.advance(50);
      raw.close();
    }
    assert.is(site.core.operator.connections().filter(({ user }) => user === "ada").length, 1);
  }));
