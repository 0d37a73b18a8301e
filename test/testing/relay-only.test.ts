/** Users who hide their addresses: whole clients and servers, in simulated time. */

import * as assert from "uvu/assert";
import { Message } from "../../generated/chatwire/v1/message.ts";
import type { ChatClient, ChatClientOptions, PeerLink } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { Network } from "../../src/net/network.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import type { SimulatedHost } from "../../src/testing/index.ts";
import { codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { replace } from "../served/replace.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("relay only");

const certificate = createCertificate();
const SERVER = "192.0.2.1";
/** The addresses of the user who hides. */
const [HIDDEN_IPV4, HIDDEN_IPV6] = ["198.51.100.77", "2001:db8:77::77"];
const HIDDEN_BYTES = [Buffer.from([198, 51, 100, 77]), Buffer.from("20010db80077", "hex")];

/** What reaches a user: each message of the server, and each datagram with its source. */
interface Received {
  readonly messages: Uint8Array[];
  readonly datagrams: { readonly from: string; readonly bytes: Uint8Array }[];
}

interface Stage {
  readonly chat: SimulatedChat;
  /** Ada hides. */
  readonly ada: ChatClient;
  readonly adaHost: SimulatedHost;
  readonly grace: ChatClient;
  /** What Grace gets. */
  readonly received: Received;
  /** Where Ada's datagrams go. */
  readonly sentTo: string[];
  /** The candidates that Ada offers to the server. */
  readonly offered: string[];
}

async function stage(options: ChatClientOptions, serverOptions: ChatServerOptions = {}): Promise<Stage> {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, serverOptions);
  const adaHost = chat.world.addHost([HIDDEN_IPV4, HIDDEN_IPV6]);
  const sentTo: string[] = [];
  const offered: string[] = [];
  const noteOffer: ChatClientOptions["tap"] = (way, { body }) => {
    if (way !== "sent") return;
    if (body.case === "inviteRequest" || body.case === "acceptRequest" || body.case === "offerCandidatesRequest")
      offered.push(...body.value.candidates.map(({ address }) => address));
  };
  const watched = replace<Network>(adaHost, {
    bindUdp: async (host, port) => {
      const socket = await adaHost.bindUdp(host, port);
      return replace(socket, {
        send: (bytes, to) => {
          sentTo.push(to.address);
          socket.send(bytes, to);
        },
      });
    },
  });
  const { client: ada } = await chat.connect({ network: watched, tap: noteOffer, ...options }, adaHost);
  await chat.world.run(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));

  const received: Received = { messages: [], datagrams: [] };
  const graceHost = chat.addClientHost();
  const network = replace<Network>(graceHost, {
    bindUdp: async (host, port) => {
      const socket = await graceHost.bindUdp(host, port);
      return replace(socket, {
        onDatagram: (handler) =>
          socket.onDatagram((bytes, from) => {
            received.datagrams.push({ from: from.address, bytes: bytes.slice() });
            handler(bytes, from);
          }),
      });
    },
  });
  const tap: ChatClientOptions["tap"] = (way, message) => {
    if (way === "received") received.messages.push(Message.encode(message));
  };
  const { client: grace } = await chat.join("grace", "PUBLIC", { network, tap });
  return { chat, ada, adaHost, grace, received, sentTo, offered };
}

async function talk({ chat }: Stage, one: PeerLink, other: PeerLink): Promise<void> {
  await chat.world.run(Promise.all([one.send("hello"), other.send("welcome")]));
  const texts = await chat.world.run(Promise.all([next(other), next(one)]));
  assert.equal(
    texts.map(({ text }) => text),
    ["hello", "welcome"],
  );
  // Time in which both would look for better paths.
  await chat.world.advance(130_000);
}

/** The address of Ada in the list of peers that Grace gets. */
async function addressOfAda({ chat, grace }: Stage): Promise<string | undefined> {
  const peers = await chat.world.run(grace.getPeers());
  return peers.find(({ name }) => name === "ada")?.address;
}

/** Fails if anything that Grace got names an address of Ada, or came from there. */
function assertHidden({ received, sentTo }: Stage): void {
  const all = [...received.messages, ...received.datagrams.map(({ bytes }) => bytes)];
  for (const bytes of all) {
    const text = Buffer.from(bytes).toString("latin1");
    for (const address of [HIDDEN_IPV4, HIDDEN_IPV6, "2001:db8:77"]) assert.not.ok(text.includes(address), address);
    for (const hidden of HIDDEN_BYTES) assert.is(Buffer.from(bytes).indexOf(hidden), -1);
  }
  assert.ok(received.datagrams.length > 10);
  assert.equal([...new Set(received.datagrams.map(({ from }) => from))], [SERVER]);
  assert.equal([...new Set(sentTo)], [SERVER]);
}

for (const inviter of ["ada", "grace"] as const) {
  const connected = async (on: Stage, options: { relayOnly?: boolean }): Promise<[PeerLink, PeerLink]> => {
    const [from, to] = inviter === "ada" ? [on.ada, on.grace] : [on.grace, on.ada];
    const ofAda = (user: ChatClient) => (user === on.ada ? options : {});
    const accepted = next(to.conversations.invitations).then((invitation) => invitation.accept(ofAda(to)));
    return on.chat.world.run(Promise.all([from.connectTo(to.name ?? "", ofAda(from)), accepted]));
  };

  test(`peer-of-a-user-who-hides-gets-no-byte-of-the-address-if-${inviter}-invites`, async () => {
    const on = await stage({ relayOnly: true });
    on.adaHost.defaultGateways = [{ address: { address: "198.51.100.1", port: 5_351 }, localAddress: HIDDEN_IPV4 }];
    const links = await connected(on, {});
    await talk(on, ...links);
    await on.chat.world.run(on.grace.getPeers());
    assertHidden(on);
    assert.equal(on.offered, []);
    for (const { path, paths } of links) {
      assert.is(path?.kind, "relay");
      assert.equal(
        paths.map(({ kind }) => kind),
        ["relay"],
      );
    }
  });

  test(`one-conversation-hides-the-address-although-the-server-has-seen-it-if-${inviter}-invites`, async () => {
    const on = await stage({});
    // In another conversation of the same login, the server sees Ada's socket and a gateway is asked.
    const { client: linus } = await on.chat.join("linus");
    const accepted = next(linus.conversations.invitations).then((invitation) => invitation.accept());
    const [open] = await on.chat.world.run(Promise.all([on.ada.connectTo("linus"), accepted]));
    await on.chat.world.advance(10_000);
    assert.is(open.path?.kind, "direct");
    await on.chat.world.run(open.close());
    await on.chat.world.run(open.finished);
    on.sentTo.length = 0;
    on.received.messages.length = 0;
    const links = await connected(on, { relayOnly: true });
    assert.is(await addressOfAda(on), "");
    await talk(on, ...links);
    assertHidden(on);
    // Her setting lets everybody see it at other times.
    await on.chat.world.run(links[0].close());
    await on.chat.world.advance(1_000);
    assert.is(await addressOfAda(on), HIDDEN_IPV4);
  });

  test(`without-a-relay-a-user-who-hides-cannot-connect-and-learns-why-at-once-if-${inviter}-invites`, async () => {
    const on = await stage({ relayOnly: true }, { relay: false });
    const startedMs = on.chat.world.nowMs;
    const failing = connected(on, {});
    const error = await failing.then(
      () => undefined,
      (reason: Error) => reason,
    );
    assert.ok(on.chat.world.nowMs - startedMs < 1_000);
    if (inviter === "ada") {
      assert.match(error?.message ?? "", /no relay/);
      assert.is(await on.chat.world.run(codeOf(on.ada.connectTo("grace"))), "FEATURE_MISSING");
    } else assert.ok(error);
    assert.equal(on.sentTo, []);
  });
}

test("each-side-is-told-which-one-uses-only-the-relay-and-that-nothing-is-known-of-what-the-other-offers", async () => {
  for (const inviter of ["ada", "grace"]) {
    const on = await stage({ relayOnly: true });
    const [from, to] = inviter === "ada" ? [on.ada, on.grace] : [on.grace, on.ada];
    const accepted = next(to.conversations.invitations).then((invitation) => invitation.accept());
    const links = await on.chat.world.run(Promise.all([from.connectTo(to.name ?? ""), accepted]));
    await on.chat.world.advance(10_000);
    const explanations = links.map((link) => link.explain());
    const [atAda, atGrace] = inviter === "ada" ? explanations : explanations.reverse();
    assert.equal([atAda?.cause, atAda?.causedBy, atAda?.own.relayOnly], ["relayed: relay only", "own", true]);
    assert.match(atAda?.verdict ?? "", /: your client is set to use only the relay\. .* tells it none of grace\.$/);
    assert.equal([atGrace?.cause, atGrace?.causedBy], ["relayed: no address offered", "peer"]);
    assert.match(atGrace?.verdict ?? "", /: ada's client offers no address of its own\. .* or uses only the relay\.$/);
    assert.ok((atGrace?.own.candidates.host ?? 0) > 0);
    assert.equal([atGrace?.own.relayOnly, atGrace?.peer.relayOnly], [undefined, undefined]);
  }
});

test("other-side-of-a-conversation-that-hides-tells-the-one-who-hides-no-address-either", async () => {
  for (const inviter of ["ada", "grace"]) {
    const on = await stage({ relayOnly: true });
    const [from, to] = inviter === "ada" ? [on.ada, on.grace] : [on.grace, on.ada];
    const accepted = next(to.conversations.invitations).then((invitation) => invitation.accept());
    const links = await on.chat.world.run(Promise.all([from.connectTo(to.name ?? ""), accepted]));
    for (const link of links)
      for (const name of ["PEER_ADDRESSES", "PORT_SEARCH"] as const) assert.not.ok(link.protocol.features.has(name));
    await on.chat.world.advance(10_000);
    const atAda = links[inviter === "ada" ? 0 : 1];
    assert.is(atAda?.mappings.IPv4.peer, "unknown");
  }
});

test("datagram-that-guesses-the-socket-of-a-user-who-hides-gets-no-answer", async () => {
  const on = await stage({ relayOnly: true });
  const accepted = next(on.grace.conversations.invitations).then((invitation) => invitation.accept());
  const [link] = await on.chat.world.run(Promise.all([on.ada.connectTo("grace"), accepted]));
  await on.chat.world.run(link.ping());
  on.sentTo.length = 0;
  // Whoever knows the address from elsewhere sends what the relay forwards, to every port that the socket may have.
  const spy = on.chat.addClientHost();
  const socket = await spy.bindUdp("0.0.0.0", 0);
  const answers: unknown[] = [];
  socket.onDatagram((bytes) => answers.push(bytes));
  for (const { bytes } of on.received.datagrams.slice(0, 20))
    for (let port = 49_152; port < 49_160; port++) socket.send(bytes, { address: HIDDEN_IPV4, port });
  await on.chat.world.advance(1_000);
  assert.equal(answers, []);
  assert.ok(on.sentTo.every((address) => address === SERVER));
});
