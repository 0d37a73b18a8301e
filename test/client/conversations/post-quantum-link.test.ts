/** Links with a post-quantum secret, on the sockets of this machine. */

import * as assert from "uvu/assert";
import type { ChatClientOptions } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { TEST_KEM } from "../../crypto/post-quantum/test-kem.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, take } from "../chat-world.ts";

const test = suite("post-quantum link on real sockets");

/** Lets two clients talk. Returns their links and the lengths of the key and the ciphertext on the wire. */
async function talk(one: ChatClientOptions, other: ChatClientOptions) {
  await using world = await ChatWorld.start();
  const lengths: number[] = [];
  const tap: ChatClientOptions["tap"] = (way, { body }) => {
    if (way === "sent" && body.case === "inviteRequest") lengths.push(body.value.encapsulationKey.length);
    if (way === "sent" && body.case === "acceptRequest") lengths.push(body.value.ciphertext.length);
  };
  const [ada, grace] = [
    await world.join("ada", "PUBLIC", { tap, ...one }),
    await world.join("grace", "PUBLIC", { tap, ...other }),
  ];
  const links = await converse(ada, grace);
  const [first, second] = links;
  const [[atFirst], [atSecond]] = await Promise.all([
    take(first, 1),
    take(second, 1),
    first.send("hello"),
    second.send("hi"),
  ]);
  assert.equal([atFirst?.text, atSecond?.text], ["hi", "hello"]);
  assert.is(first.safetyNumber, second.safetyNumber);
  return { postQuantum: links.map((link) => link.postQuantum), lengths };
}

test("link-of-two-clients-on-a-node-with-ml-kem-is-post-quantum", async () => {
  if (systemNetwork.kem === undefined) {
    console.log(`skipped: a link with ML-KEM-768, because Node ${process.version} does not have it`);
    return;
  }
  assert.equal(await talk({}, {}), { postQuantum: [true, true], lengths: [1_184, 1_088] });
});

test("link-goes-without-if-one-client-has-no-mechanism", async () => {
  const withIt: ChatClientOptions = { network: replace<Network>(systemNetwork, { kem: TEST_KEM }) };
  const without: ChatClientOptions = { network: replace<Network>(systemNetwork, { kem: undefined }) };
  assert.equal(await talk(withIt, withIt), { postQuantum: [true, true], lengths: [1_184, 1_088] });
  assert.equal(await talk(withIt, without), { postQuantum: [false, false], lengths: [1_184, 0] });
  assert.equal(await talk(without, withIt), { postQuantum: [false, false], lengths: [0, 0] });
});
