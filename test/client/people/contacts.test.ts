import * as assert from "uvu/assert";
import type { Contact } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next, take } from "../chat-world.ts";

const test = suite("contacts");

test("two-users-are-contacts-once-each-has-added-the-other", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada", "PRIVATE"), await world.join("grace")];
  const [ofAda, ofGrace] = [ada.contacts.changes(), grace.contacts.changes()];
  assert.equal(await grace.getPeers(), []);
  await ada.contacts.add("grace");
  assert.equal(await next(ofAda), { name: "grace", state: "requested" });
  assert.equal(await next(ofGrace), { name: "ada", state: "received" });
  assert.equal(await grace.contacts.list(), [{ name: "ada", state: "received" }]);
  await grace.contacts.add("ada");
  assert.equal(await next(ofAda), { name: "grace", state: "mutual" });
  assert.equal(await next(ofGrace), { name: "ada", state: "mutual" });
  // Contacts see a private user.
  assert.is((await grace.getPeers())[0]?.name, "ada");
  await grace.texts.send("ada", "hello");
  await ada.contacts.remove("grace");
  assert.is((await next(ofGrace)).state, "requested");
  assert.equal(await grace.getPeers(), []);
  await ada.logOff();
  assert.equal(
    (await rest(ofAda)).map(({ state }) => state),
    ["none"],
  );
});

test("unknown-name-is-answered-and-listed-like-a-hidden-user", async () => {
  await using world = await ChatWorld.start();
  const [ada] = [await world.join("ada"), await world.join("grace", "PRIVATE")];
  for (const name of ["nobody", "Grace"]) await ada.contacts.add(name);
  assert.equal(await ada.contacts.list(), [
    { name: "Grace", state: "requested" },
    { name: "nobody", state: "requested" },
  ]);
  assert.is(await codeOf(ada.contacts.add("ADA")), "INVALID_ARGUMENT");
  assert.is(await codeOf(ada.contacts.add("a b")), "NAME_CHARACTERS");
});

test("blocked-user-cannot-see-or-reach-the-other-until-unblocked", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.blocked.add("Grace");
  assert.equal(await ada.blocked.list(), ["Grace"]);
  assert.is(await codeOf(grace.texts.send("ada", "hello")), "USER_NOT_FOUND");
  assert.is(await codeOf(ada.texts.send("grace", "hello")), "USER_NOT_FOUND");
  assert.equal(await grace.getPeers(), []);
  await ada.blocked.remove("grace");
  assert.equal(await ada.blocked.list(), []);
  await grace.texts.send("ada", "hello");
});

test("lists-of-several-pages-are-read-whole", async () => {
  await using world = await ChatWorld.start({ limits: { contactsPageMax: 2 } });
  const ada = await world.join("ada");
  const names = ["bob", "carol", "dave", "erin", "frank"];
  for (const name of [...names].reverse()) {
    await ada.contacts.add(name);
    await ada.blocked.add(`${name}2`);
  }
  assert.equal(
    (await ada.contacts.list()).map(({ name }) => name),
    names,
  );
  assert.equal(
    await ada.blocked.list(),
    names.map((name) => `${name}2`),
  );
});

test("slow-reader-of-changes-gets-OVERFLOW", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", { limits: { eventQueueMax: 2 } });
  const slow = ada.contacts.changes();
  for (const name of ["bob", "carol", "dave"]) await ada.contacts.add(name);
  assert.equal(
    (await take(slow, 2)).map(({ name }) => name),
    ["bob", "carol"],
  );
  assert.is(await codeOf(next(slow)), "OVERFLOW");
  const reason = new Error("enough");
  const stopped = ada.contacts.changes({ signal: AbortSignal.abort(reason) });
  assert.is(await next(stopped).catch((error) => error), reason);
});

async function rest(changes: AsyncIterable<Contact>): Promise<Contact[]> {
  const found: Contact[] = [];
  for await (const change of changes) found.push(change);
  return found;
}
