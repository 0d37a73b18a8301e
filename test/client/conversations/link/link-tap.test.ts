/** What a client's `linkTap` is told of the messages inside its links. */

import * as assert from "uvu/assert";
import { Message } from "../../../../generated/chatwire/v1/message.ts";
import { PeerMedia } from "../../../../generated/chatwire/v1/peer.ts";
import { tapLink } from "../../../../src/client/conversations/link/link-tap.ts";
import type { LinkTap, TappedLink } from "../../../../src/index.ts";
import type { MessageTap } from "../../../../src/peering/peer-connection.ts";
import { suite } from "../../../suite.ts";
import { ChatWorld, converse, next } from "../../chat-world.ts";

const test = suite("client/link-tap");

interface Seen {
  readonly link: TappedLink;
  readonly way: string;
  readonly body: string | undefined;
  readonly text: string | undefined;
  readonly kind: string;
  readonly state: string;
}

/** Keeps what it sees. */
class Watcher {
  readonly links: TappedLink[] = [];
  readonly states: string[] = [];
  readonly seen: Seen[] = [];
  #onSeen = (): void => {};

  readonly tap: LinkTap = (link) => {
    this.links.push(link);
    this.states.push(link.state);
    return (way, { body }, { kind }) => {
      const text = body.case === "peerText" ? body.value.text : undefined;
      this.seen.push({ link, way, body: body.case, text, kind, state: link.state });
      this.#onSeen();
    };
  };

  /** Waits until a message has gone this way. */
  async sees(body: string, way: string): Promise<void> {
    while (!this.seen.some((each) => each.body === body && each.way === way))
      await new Promise<void>((resolve) => {
        this.#onSeen = resolve;
      });
  }

  /** The texts that went one way, each once: on a busy machine some are sent again. */
  texts(way: string): string[] {
    const texts = this.seen.filter((each) => each.way === way && each.body === "peerText");
    return [...new Set(texts.map(({ link, text }) => `${link.peer}: ${text}`))];
  }
}

test("tap-sees-the-messages-of-both-directions-from-the-beginning-to-the-close", async () => {
  await using world = await ChatWorld.start();
  const [ofAda, ofGrace] = [new Watcher(), new Watcher()];
  const ada = await world.join("ada", "PUBLIC", { linkTap: ofAda.tap });
  const grace = await world.join("grace", "PUBLIC", { linkTap: ofGrace.tap });
  const [link, other] = await converse(ada, grace);
  await link.send("hello");
  await next(other);
  await other.send("hello yourself");
  await next(link);
  await link.ping();
  for (const [body, way] of [
    ["peerPathRequest", "sent"],
    ["peerPathRequest", "received"],
    ["peerPathResponse", "sent"],
    ["peerPathResponse", "received"],
    ["peerPingRequest", "sent"],
    ["peerPingResponse", "received"],
  ] as const)
    await ofAda.sees(body, way);
  await link.close();
  await Promise.all([link.finished, other.finished]);

  assert.equal([ofAda.states, ofGrace.states], [["connected"], ["connected"]]);
  assert.equal([ofAda.texts("sent"), ofAda.texts("received")], [["grace: hello"], ["grace: hello yourself"]]);
  assert.equal([ofGrace.texts("sent"), ofGrace.texts("received")], [["ada: hello yourself"], ["ada: hello"]]);
  const [tapped] = ofAda.links;
  assert.equal([tapped?.user, tapped?.peer, tapped?.state], ["ada", "grace", "closed"]);
  assert.ok((tapped?.rttMs ?? -1) >= 0);
  const closes = ofAda.seen.filter(({ body }) => body === "peerClose");
  assert.ok(closes.length > 0);
  for (const { way, state } of closes) assert.equal([way, state], ["sent", "closing"]);
  for (const { kind, link: from } of ofAda.seen) {
    assert.ok(["direct", "relay"].includes(kind), kind);
    assert.is(from, tapped);
  }
});

test("each-link-is-told-apart-and-a-client-without-a-tap-tells-nobody", async () => {
  await using world = await ChatWorld.start();
  const watcher = new Watcher();
  const ada = await world.join("ada", "PUBLIC", { linkTap: watcher.tap });
  for (const name of ["grace", "joan"]) {
    const peer = await world.join(name);
    const [link, other] = await converse(ada, peer);
    await link.send(`hello ${name}`);
    await next(other);
  }
  assert.equal(
    watcher.links.map(({ peer }) => peer),
    ["grace", "joan"],
  );
  assert.equal(watcher.texts("sent"), ["grace: hello grace", "joan: hello joan"]);
});

test("kept-message-does-not-change-with-its-datagram-and-malformed-bytes-are-left-out", () => {
  const kept: Message[] = [];
  let see: MessageTap = () => {};
  const finished = Promise.resolve();
  tapLink(
    () => (_, message) => kept.push(message),
    "ada",
    { peer: "grace", paths: [], rttMs: undefined, finished },
    {
      state: "connected",
      tap(messageTap) {
        see = messageTap;
      },
    },
    () => ({ address: "192.0.2.1", port: 5, kind: "direct", transport: "udp" }),
  );
  const value = { payload: Uint8Array.of(1, 2, 3) };
  const bytes = Message.encode(Message.create({ body: { case: "peerMedia", value: PeerMedia.create(value) } }));
  see("received", bytes, { address: "192.0.2.1", port: 5 });
  bytes.fill(0);
  see("received", Uint8Array.of(255), { address: "192.0.2.1", port: 5 });
  assert.equal(
    kept.map(({ body }) => body.case === "peerMedia" && body.value.payload),
    [Uint8Array.of(1, 2, 3)],
  );
});
