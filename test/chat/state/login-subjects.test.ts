import * as assert from "uvu/assert";
import { passwordSubjects } from "../../../src/chat/state/login-subjects.ts";
import type { ClientConnection } from "../../../src/chat/state/route.ts";
import { nameKey } from "../../../src/name.ts";
import { suite } from "../../suite.ts";

const test = suite("what failed logins are counted for");

const IDS_MAX = 100;

test("what-is-remembered-of-a-failed-login-is-short-however-long-the-name", () => {
  // One character that unfolds into eighteen.
  for (const name of ["a", "\ufdfa".repeat(320)]) {
    const subjects = passwordSubjects(visitorAt("2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff"), nameKey(name));
    assert.equal(
      subjects.map(({ id }) => id.length < IDS_MAX),
      [true, true],
    );
  }
});

test("each-name-and-each-address-is-remembered-for-itself", () => {
  const idsOf = (address: string, name: string): string[] =>
    passwordSubjects(visitorAt(address), nameKey(name)).map(({ id }) => id);
  const [address, name] = idsOf("192.0.2.1", "ada");
  assert.equal(idsOf("192.0.2.1", "ADA"), [address, name]);
  assert.is(idsOf("192.0.2.2", "ada")[1], name);
  assert.is.not(idsOf("192.0.2.2", "ada")[0], address);
  assert.is.not(idsOf("192.0.2.1", "eve")[1], name);
});

function visitorAt(address: string): ClientConnection {
  return { session: 1, endpoint: { address, port: 1 }, channelBinding: undefined, user: undefined };
}
