/** Users who hide their addresses and move between networks of different families, in simulated time. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { type Families, Mobile, SERVER_IPV6 } from "./mobile.ts";

const test = suite("user who hides and moves");

const certificate = createCertificate();

for (const [from, to] of [
  ["IPv4", "IPv6"],
  ["IPv6", "IPv4"],
] as const satisfies readonly (readonly [Families, Families])[]) {
  test(`link-finds-the-relay-in-${to}-after-a-move-from-${from}-and-back`, async () => {
    const world = { seed: SEED, datagrams: { latencyMs: 20 } };
    const chat = await SimulatedChat.start(await certificate, world, { host: "::" });
    chat.serverHost.attach(SERVER_IPV6);
    const [ada, grace] = [await Mobile.join(chat, "ada", 1, from), await Mobile.join(chat, "grace", 2, "both")];
    const accepted = next(grace.client.conversations.invitations).then((invitation) => invitation.accept());
    const links = await chat.world.run(
      Promise.all([ada.client.connectTo("grace", { relayOnly: true }), accepted] as const),
    );
    await chat.world.advance(1_000);
    for (const [time, families] of ([to, from, to] as const).entries()) {
      ada.move(families);
      await chat.world.advance(2_500);
      assert.equal(
        links.map(({ path }) => [path?.kind, path?.transport]),
        [
          ["relay", "udp"],
          ["relay", "udp"],
        ],
      );
      assert.is(links[0].path?.address.includes(":"), families === "IPv6");
      await chat.world.run(Promise.all([links[0].send(`${time}`), links[1].send(`${time}`)]));
      const texts = await chat.world.run(Promise.all(links.map((link) => next(link))));
      assert.equal(
        texts.map(({ text }) => text),
        [`${time}`, `${time}`],
      );
    }
  });
}
