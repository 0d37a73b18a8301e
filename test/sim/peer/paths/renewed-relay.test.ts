/** A link that gets a relay while it is connected: its server has made the conversation again. */

import * as assert from "uvu/assert";
import { isRelay, RELAY } from "../../../../src/peering/path/path-kind.ts";
import { isSameAddress } from "../../../../src/socket-address.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { textsOf } from "../observers.ts";
import { PeerPair } from "../peer-pair.ts";

const test = suite("relay of a link that is renewed");

/** A pair that talks directly, over a network that also carries what goes to the relay. */
function directPair(): PeerPair {
  const pair = new PeerPair({ seed: SEED });
  pair.observer = ({ from, to, bytes }) => {
    if (!isRelay(to)) return [];
    const other = isSameAddress(from, pair.initiator.address) ? pair.responder : pair.initiator;
    return [{ from: RELAY, to: other.address, bytes }];
  };
  pair.connect();
  pair.run(5_000);
  return pair;
}

test("link-without-a-relay-gets-one-keeps-its-path-and-moves-when-that-fails", () => {
  const pair = directPair();
  const relayed = (): number[] =>
    pair.sides.map(({ connection }) => connection.paths.filter(({ destination }) => isRelay(destination)).length);
  assert.equal(relayed(), [0, 0]);
  for (const { connection } of pair.sides) connection.relayRenewed(pair.nowMs);
  pair.run(5_000);
  assert.equal(relayed(), [1, 1]);
  for (const { connection } of pair.sides) assert.not.ok(isRelay(connection.path ?? RELAY));
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (isRelay(datagram.to)) send(datagram);
  };
  pair.run(15_000);
  for (const { connection } of pair.sides) assert.ok(isRelay(connection.path ?? pair.initiator.address));
  pair.initiator.connection.sendText("over the relay", pair.nowMs);
  pair.run(1_000);
  assert.equal(textsOf(pair.responder), ["over the relay"]);
});

test("both-sides-have-one-secret-while-the-link-is-connected-and-none-before-and-after", () => {
  const pair = new PeerPair({ seed: SEED });
  const secrets = (): (Uint8Array | undefined)[] => pair.sides.map(({ connection }) => connection.exporterSecret);
  assert.equal(secrets(), [undefined, undefined]);
  pair.connect();
  pair.run(1_000);
  const [one, other] = secrets();
  assert.is(one?.length, 32);
  assert.equal(one, other);
  pair.initiator.connection.close(pair.nowMs);
  pair.run(10_000);
  assert.equal(secrets(), [undefined, undefined]);
  // It is overwritten.
  assert.equal([one, other], [new Uint8Array(32), new Uint8Array(32)]);
});
