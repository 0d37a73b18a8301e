import * as assert from "uvu/assert";
import { keyFingerprint } from "../../../src/net/server-key.ts";
import { type KeptSession, TlsSessions } from "../../../src/net/streams/tls-sessions.ts";
import { suite } from "../../suite.ts";

const test = suite("TLS sessions of clients");
const [KEY, OTHER_KEY] = [Uint8Array.of(1), Uint8Array.of(2)];
const [ACCEPTED, OTHER] = [keyFingerprint(KEY), keyFingerprint(OTHER_KEY)];

function session(name: string): KeptSession {
  return { session: Buffer.from(name), serverKey: KEY };
}

test("latest-session-is-taken-first-and-each-once", () => {
  const sessions = new TlsSessions();
  for (const name of ["one", "two"]) sessions.keep("host 1", session(name));
  const taken = Array.from({ length: 3 }, () => sessions.take("host 1", [ACCEPTED]));
  assert.equal(taken, [session("two"), session("one"), undefined]);
});

test("session-is-for-its-server-and-for-clients-that-accept-its-key", () => {
  const sessions = new TlsSessions();
  sessions.keep("host 1", session("one"));
  assert.is(sessions.take("host 2", [ACCEPTED]), undefined);
  assert.is(sessions.take("host 1", []), undefined);
  assert.is(sessions.take("host 1", [OTHER]), undefined);
  assert.equal(sessions.take("host 1", [OTHER, ACCEPTED]), session("one"));
});

test("few-sessions-of-a-server-and-few-servers-are-kept-and-none-that-is-long", () => {
  const sessions = new TlsSessions();
  for (let number = 0; number < 10; number++) sessions.keep("host 0", session(`${number}`));
  const taken = Array.from({ length: 3 }, () => sessions.take("host 0", [ACCEPTED])?.session.toString());
  assert.equal(taken, ["9", "8", undefined]);
  for (let port = 1; port <= 33; port++) sessions.keep(`host ${port}`, session("one"));
  assert.is(sessions.take("host 1", [ACCEPTED]), undefined);
  assert.equal(sessions.take("host 2", [ACCEPTED]), session("one"));
  sessions.keep("host 3", { session: Buffer.alloc(16_385), serverKey: OTHER_KEY });
  assert.is(sessions.take("host 3", [OTHER]), undefined);
});
