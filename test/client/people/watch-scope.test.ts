import * as assert from "uvu/assert";
import type { PeersChange } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next } from "../chat-world.ts";

const test = suite("watched parts of the list of peers");

test("names-and-contacts-are-watched-apart-from-all-others", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace, linus] = [await world.join("ada"), await world.join("grace"), await world.join("linus")];
  const ofNames = linus.peers.watch({ scope: { names: ["GRACE"] } })[Symbol.asyncIterator]();
  await linus.getPeers();
  const change = ofNames.next();
  await ada.peers.setStatus("away");
  await linus.getPeers();
  await grace.peers.setStatus("away");
  assert.equal(statusesIn((await change).value), ["grace away"]);
  await ofNames.return?.();
  await ada.contacts.add("linus");
  await linus.contacts.add("ada");
  const ofContacts = linus.peers.watch({ scope: "contacts" })[Symbol.asyncIterator]();
  await linus.getPeers();
  await grace.peers.setStatus("available");
  await linus.getPeers();
  await ada.peers.setStatus("available");
  assert.equal(statusesIn((await ofContacts.next()).value), ["ada available"]);
  await ofContacts.return?.();
});

test("counts-come-at-once-and-when-they-change", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const counts = ada.peers.watchCounts()[Symbol.asyncIterator]();
  assert.equal((await counts.next()).value, { available: 1, connected: 0, away: 0 });
  await grace.peers.setStatus("away");
  assert.equal((await counts.next()).value, { available: 0, connected: 0, away: 1 });
  await counts.return?.();
});

test("one-part-is-watched-at-a-time-and-a-scope-must-be-one", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const all = ada.peers.watch()[Symbol.asyncIterator]();
  assert.is(await codeOf((async () => next(ada.peers.watchCounts()))()), "WRONG_STATE");
  assert.is(await codeOf((async () => next(ada.peers.watch({ scope: "contacts" })))()), "WRONG_STATE");
  await all.return?.();
  for (const scope of ["nobody", { names: [] }, { name: "ada" }] as never[])
    assert.is(await codeOf((async () => next(ada.peers.watch({ scope })))()), "INVALID_ARGUMENT");
  const names = Array.from({ length: 65 }, (_, index) => `user ${index}`);
  assert.is(await codeOf(next(ada.peers.watch({ scope: { names } }))), "LIMIT_REACHED");
});

function statusesIn(change: PeersChange | undefined): string[] {
  return (change?.changed ?? []).map(({ name, status }) => `${name} ${status}`);
}
