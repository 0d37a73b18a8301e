import * as assert from "uvu/assert";
import { TransportError } from "../../src/errors.ts";
import { onAllAddresses } from "../../src/net/datagram-socket.ts";
import { toTransportError } from "../../src/net/transport-error.ts";
import { suite } from "../suite.ts";

const test = suite("datagram socket");

test("addresses-of-both-families-are-opened-at-once", async () => {
  assert.is(await onAllAddresses(async (host) => host), "::");
});

for (const code of ["EAFNOSUPPORT", "EADDRNOTAVAIL"]) {
  test(`where-the-system-says-${code}-those-of-ipv4-are-opened`, async () => {
    const opened = await onAllAddresses(async (host) => {
      if (host === "::") throw toTransportError(Object.assign(new Error(code), { code }), "Opening failed");
      return host;
    });
    assert.is(opened, "0.0.0.0");
  });
}

test("port-that-is-taken-is-not-looked-for-on-ipv4-only", async () => {
  const hosts: string[] = [];
  const opening = onAllAddresses(async (host) => {
    hosts.push(host);
    throw new TransportError("ADDRESS_IN_USE", "taken");
  });
  assert.is(await opening.catch((error) => error.code), "ADDRESS_IN_USE");
  assert.equal(hosts, ["::"]);
});
