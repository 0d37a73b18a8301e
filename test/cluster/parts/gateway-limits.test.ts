/** What one gateway may have wait at the core, filled to its bound and beyond. */

import * as assert from "uvu/assert";
import type { GatewayMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import { Header } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers } from "../../../generated/chatwire/v1/rules.ts";
import { BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { DEFAULT_BUS_LIMITS } from "../../../src/cluster/bus/limits.ts";
import { CoreRelay } from "../../../src/cluster/core/core-relay.ts";
import { GatewayLink, type LinkHost } from "../../../src/cluster/core/gateway-link.ts";
import { GatewayPauses } from "../../../src/cluster/core/gateway-pauses.ts";
import { NoteSeal } from "../../../src/cluster/core/note-seal.ts";
import {
  ASKED_BYTES_MAX,
  HANDED_BYTES_MAX,
  RELAY_ADDRESSES_MAX,
  REQUEST_OVERHEAD_BYTES,
  UNANSWERED_MAX,
} from "../../../src/cluster/limits.ts";
import { encodeBody } from "../../../src/framing/frame-writer.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { Turns } from "../../../src/net/streams/turns.ts";
import type { ConnectionFacts } from "../../../src/server/core/core.ts";
import type { LogEntry } from "../../../src/server/index.ts";
import { Observer } from "../../../src/server/observation/observer.ts";
import { suite } from "../../suite.ts";
import { ClusterSite, SERVER, SOON_MS } from "./cluster-site.ts";
import { asked, attached, GREETING, RawGateway, READY } from "./raw-gateway.ts";

const test = suite("what one gateway may have wait");

/** Bytes of each request and note, somewhat less than a message of the bus may have. */
const LONG_BYTES = 500_000;
/** What a gateway sends in one go. More would wait in its own queue than may. */
const BATCH = 30;

/** A message of any type, with a field that no version has, to have so many bytes. */
function padded(start: Uint8Array, bytes: number): Uint8Array {
  // Field 18,000 of the type bytes, with a length of four bytes.
  const head = [0x82, 0xe5, 0x08];
  const length = bytes - start.length - head.length - 4;
  const digits = [length & 127, (length >> 7) & 127, (length >> 14) & 127, length >> 21];
  const varint = digits.map((digit, index) => (index < 3 ? digit | 128 : digit));
  const whole = new Uint8Array(bytes);
  whole.set([...start, ...head, ...varint]);
  return whole;
}

async function onSite(play: (site: ClusterSite, raw: RawGateway) => Promise<void>): Promise<void> {
  const site = await ClusterSite.open({ gateways: 1 });
  const ada = await site.join(0, "ada");
  const raw = new RawGateway(site);
  await play(site, raw);
  raw.close();
  assert.is(ada.connection.state.status, "connected");
  await site.run(ada.getPeers());
  await site.close();
}

function reasonOfCut({ log }: ClusterSite): string | undefined {
  return log.flatMap((entry) => (entry.event === "gateway-lost" ? [entry.reason] : [])).at(-1);
}

test("gateway-whose-requests-wait-may-have-so-many-bytes-of-them-and-is-cut-past-that", () =>
  onSite(async (site, raw) => {
    const body = padded(encodeBody(GetPeers.wrapRequest(GetPeersRequest.create())), LONG_BYTES);
    const header = Header.create({ command: GetPeers.command });
    const within = Math.floor(ASKED_BYTES_MAX / (body.length + REQUEST_OVERHEAD_BYTES));
    const connections = Math.ceil((within + 1) / UNANSWERED_MAX);
    raw.send(GREETING, READY, ...Array.from({ length: connections }, (_, index) => attached(index + 1)));
    await site.world.advance(SOON_MS);
    let requests = 0;
    const ask = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left -= BATCH) {
        for (let index = 0; index < Math.min(left, BATCH); index++) {
          raw.send(asked(1 + (requests % connections), { request: requests + 1, header, body }));
          requests += 1;
        }
        await site.world.advance(SOON_MS);
      }
    };
    // Answers about other users wait for the account that is being stored.
    const clients = [await site.connect(0), await site.connect(0)];
    const register = async (at: number): Promise<void> => {
      await clients[at]?.register({ name: `user-${at}`, password: "secret-1", privacy: "PUBLIC" });
    };
    let store = site.holdCommits();
    const first = register(0);
    await site.world.advance(SOON_MS);
    await ask(within);
    assert.is(reasonOfCut(site), undefined);
    store();
    await site.run(first);
    await site.world.advance(SOON_MS);
    assert.is(raw.received.filter((kind) => kind === "answered").length, within);
    // What is answered does not count any more.
    store = site.holdCommits();
    const second = register(1);
    await site.world.advance(SOON_MS);
    await ask(within);
    assert.is(reasonOfCut(site), undefined);
    await ask(1);
    assert.is(reasonOfCut(site), "It may not send the message asked now.");
    store();
    await site.run(second);
  }));

/** A link of a core to a gateway, which keeps the connections that it gets. */
class LinkStage {
  readonly facts: ConnectionFacts[] = [];
  readonly cuts: string[] = [];
  readonly seal = new NoteSeal(new Uint8Array(32));
  readonly raw: RawGateway;
  readonly #close: () => void;

  constructor(site: ClusterSite) {
    const network = site.gateway(0).host;
    const server = `${SERVER}-2`;
    const subjects = new BusSubjects(server);
    const attach = (facts: ConnectionFacts, port: unknown) => {
      this.facts.push(facts);
      return { port, lose: () => {} };
    };
    const log = (entry: LogEntry): void => {
      if (entry.event === "gateway-lost") this.cuts.push(entry.reason);
    };
    const link = new GatewayLink("raw", {
      ...{ network, bus: site.bus, subjects, relay: new CoreRelay(), token: 1, busLimits: DEFAULT_BUS_LIMITS },
      core: { wallClock: { nowMs: () => 0 }, attach } as unknown as LinkHost["core"],
      observer: new Observer(network, log, DEFAULT_LIMITS),
      tracer: () => () => {},
      limits: DEFAULT_LIMITS,
      pauses: new GatewayPauses(),
      noteSeal: this.seal,
      turns: new Turns(network, () => false),
      nextId: () => 1,
      onReady: () => {},
      onRemembered: () => {},
      onEnd: () => {},
    });
    const subscription = site.bus.subscribe(subjects.toCoreFromAll, (packet) => link.handle(packet));
    this.raw = new RawGateway(site, "raw", server);
    this.#close = () => {
      subscription.cancel();
      link.close();
    };
  }

  close(): void {
    this.raw.close();
    this.#close();
  }
}

test("gateway-may-hand-over-so-many-bytes-of-notes-and-is-cut-past-that", () =>
  onSite(async (site) => {
    const stage = new LinkStage(site);
    const { raw, seal, cuts } = stage;
    const note = seal.seal("raw", 1, padded(new Uint8Array(0), LONG_BYTES));
    const within = Math.floor(HANDED_BYTES_MAX / note.length);
    raw.send(GREETING, attached(1, { notes: [note] }));
    const further: GatewayMessageMessage = { case: "furtherNotes", value: { connection: 1, notes: [note] } };
    for (let left = within - 1; left > 0; left -= BATCH) {
      raw.send(...Array.from({ length: Math.min(left, BATCH) }, () => further));
      await site.world.advance(SOON_MS);
    }
    assert.equal(cuts, []);
    raw.send(further);
    await site.world.advance(SOON_MS);
    assert.equal(cuts, ["It may not send the message furtherNotes now."]);
    stage.close();
  }));

test("so-many-addresses-of-the-relay-of-a-gateway-are-told-and-no-further-one", () =>
  onSite(async (site) => {
    const stage = new LinkStage(site);
    const addresses = Array.from({ length: RELAY_ADDRESSES_MAX + 1 }, (_, index) => `203.0.113.${index + 1}`);
    stage.raw.send(GREETING, { case: "relayPlace", value: { port: 7, addresses } }, attached(1));
    await site.world.advance(SOON_MS);
    assert.equal(
      stage.facts.map(({ relay }) => relay),
      [{ port: 7, addresses: addresses.slice(0, RELAY_ADDRESSES_MAX) }],
    );
    stage.close();
  }));
