import { setFlagsFromString } from "node:v8";
import * as assert from "uvu/assert";
import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { Header, Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Peer } from "../../generated/chatwire/v1/presence.ts";
import { suite } from "../suite.ts";

const test = suite("allocation of decoded messages");

setFlagsFromString("--allow-natives-syntax");
/** Whether V8 counts how long the objects live that were created where this one was. */
const isCounted = new Function("object", "return %PretenureAllocationSite(object)");

/** V8 counts the objects of a literal from its second execution on. */
const CALLS = 20;

function nested(value: unknown, path: string): [path: string, value: object][] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => nested(each, `${path}.${name}`));
  return [[path, value], ...inner];
}

/** The paths of objects that a literal created. */
function countedIn(message: Message): string[] {
  return nested(message, "message").flatMap(([path, value]) => (isCounted(value) ? [path] : []));
}

function lists(): Message {
  const recipient = { target: { case: "user", value: "anna" } } as const;
  const header = Header.create({ type: MessageType.RESPONSE, recipient });
  const peers = [Peer.create({ name: "anna", port: 40_000 }), Peer.create({ name: "berta" })];
  return Message.create({ header, body: { case: "getPeersResponse", value: { peers, next: "" } } });
}

function last<T>(make: () => T): T {
  for (let call = 1; call < CALLS; call++) make();
  return make();
}

test("v8-counts-the-objects-of-literals", () => {
  assert.ok(isCounted(last(() => ({ name: "anna", peers: [] }))));
});

test("what-is-decoded-and-kept-does-not-move-later-messages-to-the-old-generation", () => {
  const bytes = Message.encode(lists());
  assert.equal(countedIn(last(() => Message.decode(bytes))), []);
});

test("nor-does-what-is-read-from-json-or-created", () => {
  const json = MessageJson.toJson(lists());
  assert.equal(countedIn(last(() => MessageJson.fromJson(json))), []);
  assert.equal(countedIn(last(() => Message.create())), []);
});

test("messages-are-plain-objects", () => {
  const message = Message.decode(Message.encode(Message.create({ body: { case: "pingRequest", value: {} } })));
  assert.is(Object.getPrototypeOf(message), Object.prototype);
  assert.is(Object.getPrototypeOf(message.body), Object.prototype);
  assert.equal(structuredClone(message), message);
});
