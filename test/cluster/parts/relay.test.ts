/** The relay of a server of several gateways, in a simulated world. */

import * as assert from "uvu/assert";
import { RelayedBetween } from "../../../generated/chatwire/cluster/v1/relay.ts";
import { BusSubjects } from "../../../src/cluster/bus/bus.ts";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { converse, take } from "../../client/chat-world.ts";
import { suite } from "../../suite.ts";
import { ClusterSite, SERVER } from "./cluster-site.ts";

const test = suite("relay over gateways");

interface Stage {
  readonly site: ClusterSite;
  /** At the first gateway. She invites. */
  readonly ada: ChatClient;
  /** At the second one. */
  readonly grace: ChatClient;
  readonly links: readonly [PeerLink, PeerLink];
  /** Blocks UDP at the host of grace, or no longer. */
  readonly block: (isBlocked: boolean) => void;
}

/** A conversation of two users at two gateways, who talk only over the relay. */
async function onStage({ isBlocked = false }, play: (stage: Stage) => Promise<void>): Promise<void> {
  const site = await ClusterSite.open();
  const ada = await site.join(0, "ada", "PUBLIC", { relayOnly: true });
  const router = site.world.addRouter({ address: "203.0.113.1", blocksUdp: isBlocked });
  const network = site.world.addHost("192.168.1.2", { behind: router });
  const grace = await site.join(1, "grace", "PUBLIC", { network });
  const block = (isBlocked: boolean): void => {
    router.blocksUdp = isBlocked;
  };
  const links = await site.run(converse(ada, grace));
  await play({ site, ada, grace, links, block });
  await site.close();
}

function relayed(site: ClusterSite): number[] {
  return site.gateways.map(({ server }) => server.statistics().relay.pairsNow);
}

function transports(links: readonly PeerLink[]): string[] {
  return links.map(({ path }) => `${path?.kind} ${path?.transport}`);
}

/** Has each side send the other one a text. */
async function talk({ site, links: [one, other] }: Stage, text: string): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const [[received]] = await site.run(Promise.all([take(to, 1), from.send(text)]));
    assert.is(received?.text, text);
  }
}

test("relay-is-at-the-gateway-of-the-inviter-and-both-sides-reach-it-there", () =>
  onStage({}, async (stage) => {
    const { site, links } = stage;
    await talk(stage, "hello");
    await site.world.advance(2_000);
    assert.equal(transports(links), ["relay udp", "relay udp"]);
    assert.equal(relayed(site), [1, 0]);
    assert.is(site.gateway(0).server.statistics().relay.bound, 2);
    await site.run(links[0].close());
    await site.world.advance(5_000);
    assert.equal(relayed(site), [0, 0]);
  }));

test("invited-user-without-udp-is-reached-through-the-own-gateway", () =>
  onStage({ isBlocked: true }, async (stage) => {
    const { site, links, block } = stage;
    await talk(stage, "hello");
    await site.world.advance(2_000);
    assert.equal(transports(links), ["relay udp", "relay tls"]);
    assert.ok(site.gateway(1).bus.sent.includes("relayed"));
    block(false);
    await site.world.advance(20_000);
    assert.equal(transports(links), ["relay udp", "relay udp"]);
    block(true);
    await site.world.advance(20_000);
    assert.equal(transports(links), ["relay udp", "relay tls"], "the connection was bound again");
    await talk(stage, "hello again");
  }));

test("relay-goes-on-under-another-core-and-ends-with-the-conversation", () =>
  onStage({ isBlocked: true }, async (stage) => {
    const { site, links } = stage;
    site.killCore();
    await talk(stage, "without a core");
    await site.startCore();
    await site.world.advance(1_000);
    await talk(stage, "with another one");
    assert.equal(relayed(site), [1, 0]);
    await site.run(links[1].close());
    await site.world.advance(5_000);
    assert.equal(relayed(site), [0, 0]);
  }));

test("datagrams-of-a-gateway-that-has-no-part-in-the-conversation-are-dropped", () =>
  onStage({ isBlocked: true }, async ({ site, links }) => {
    await site.world.advance(1_000);
    const { relay } = site.gateway(0).server.statistics();
    const subjects = new BusSubjects(SERVER);
    for (const from of ["gateway-1", "gateway-3"])
      for (let introduction = 0; introduction < 10; introduction++)
        for (let connection = 0; connection < 10; connection++) {
          const message = RelayedBetween.create({
            introduction,
            connection,
            datagram: new Uint8Array(64),
            bindings: 9,
          });
          site.bus.publish(subjects.toRelay("gateway-1", from), RelayedBetween.encode(message));
          site.bus.publish(subjects.toRelay("gateway-1", from), RelayedBetween.encode({ ...message, isGone: true }));
        }
    site.bus.publish(subjects.toRelay("gateway-1", "gateway-2"), Uint8Array.of(255, 255));
    await site.world.advance(10);
    const { messages, boundConnections } = site.gateway(0).server.statistics().relay;
    assert.is(boundConnections, relay.boundConnections);
    assert.ok(messages - relay.messages < 10, `${messages} of ${relay.messages}`);
    assert.equal(transports(links), ["relay udp", "relay tls"]);
  }));
