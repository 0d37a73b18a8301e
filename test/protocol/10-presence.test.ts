import * as assert from "uvu/assert";
import { Privacy } from "../../generated/chatwire/v1/account.ts";
import { GetPeersRequest, SetStatusRequest, Status, WatchPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import { GetPeers, SetStatus, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { nameKey } from "../../src/name.ts";
import { logIn, renameStored } from "../chat/fixtures.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("10. Presence"));

test("status-may-be-set-to-available-or-away-only", () => {
  const ada = new ChatSimulation(SEED).join("ada");
  for (const status of [Status.AVAILABLE, Status.AWAY])
    assert.is(ada.refusal(SetStatus, SetStatusRequest.create({ status })), "none");
  for (const status of [Status.UNSPECIFIED, Status.CONNECTED, 99])
    assert.is(ada.refusal(SetStatus, SetStatusRequest.create({ status })), "INVALID_ARGUMENT");
});

test("chosen-status-lasts-as-long-as-its-login", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const statusOfAda = () => grace.call(GetPeers, GetPeersRequest.create()).peers[0]?.status;
  ada.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  assert.is(statusOfAda(), Status.AWAY);
  ada.drop();
  logIn(world, "ada");
  assert.is(statusOfAda(), Status.AVAILABLE);
});

test("peers-are-ordered-by-key-in-utf-16-code-units", () => {
  const world = new ChatSimulation(SEED);
  // In code points the last one comes after the one before it; in UTF-16 it comes first.
  const names = ["zoe", "Ada", "ﬃ", "Éve", "李", "ｦ", "🙂"];
  names.forEach((_, index) => {
    world.join(`user-${index}`);
  });
  // Some of them are names of old accounts only.
  for (const [index, name] of names.entries()) renameStored(world, `user-${index}`, name);
  for (const name of names) logIn(world, name);
  const listed = world
    .join("viewer")
    .call(GetPeers, GetPeersRequest.create())
    .peers.map(({ name }) => name);
  const sorted = [...names].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
  assert.equal(listed, sorted);
  assert.ok(listed.indexOf("李") < listed.indexOf("🙂"));
});

test("watch-sends-no-first-list-and-ends-with-the-login", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.takeEvents();
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  assert.equal(grace.takeEvents(), []);
  ada.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  assert.equal(
    grace.takeEvents().map((body) => body.case),
    ["peersChanged"],
  );
  grace.drop();
  const again = logIn(world, "grace");
  ada.call(SetStatus, SetStatusRequest.create({ status: Status.AVAILABLE }));
  assert.equal(again.takeEvents(), []);
});

test("address-of-a-peer-who-is-away-is-empty-with-port-0", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada", Privacy.PUBLIC), world.join("grace")];
  const addressOfAda = () => {
    const [peer] = grace.call(GetPeers, GetPeersRequest.create()).peers;
    return [peer?.address, peer?.port];
  };
  assert.equal(addressOfAda(), [ada.connection.endpoint.address, ada.connection.endpoint.port]);
  ada.call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }));
  assert.equal(addressOfAda(), ["", 0]);
});

test("page-has-the-names-whose-keys-are-greater-than-the-key-of-any-text", () => {
  const world = new ChatSimulation(SEED);
  for (const name of ["Bob", "Cleo", "yves"]) world.join(name);
  const viewer = world.join("viewer");
  const after = (text: string) =>
    viewer.call(GetPeers, GetPeersRequest.create({ after: text })).peers.map(({ name }) => name);
  assert.equal(after(""), ["Bob", "Cleo", "yves"]);
  // In another spelling, in full width, of a user who does not exist, and of nobody who can exist.
  assert.equal(after("BOB"), ["Cleo", "yves"]);
  assert.equal(after("\uff22ob"), ["Cleo", "yves"]);
  assert.equal(after("bobby"), ["Cleo", "yves"]);
  assert.equal(after("c d"), ["Cleo", "yves"]);
  assert.equal(after("Zoe"), []);
});
