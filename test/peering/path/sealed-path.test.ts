import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../../src/framing/datagram.ts";
import type { PathKind } from "../../../src/peering/path/path-kind.ts";
import { SealedPath } from "../../../src/peering/path/sealed-path.ts";
import { suite } from "../../suite.ts";

const test = suite("sealed path");

const BYTES_MAX = 200;

/** A kind of path whose destinations are told apart by their port alone. */
const BY_PORT: PathKind = {
  datagramBytesMax: BYTES_MAX,
  copy: ({ port }) => ({ address: "copy", port }),
  isSame: (one, other) => one.port === other.port,
  isUsable: () => true,
};

function createPath(): SealedPath {
  const key = new Uint8Array(32);
  const keys = { sendKey: key, receiveKey: key, handshakeHash: key };
  return new SealedPath({ pathKind: BY_PORT, keys, localConnectionId: 1n, remoteConnectionId: 1n });
}

test("nothing-is-sealed-before-a-destination-is-proven", () => {
  assert.is(createPath().seal(new Uint8Array(1), 0), undefined);
});

test("kind-of-path-decides-whether-a-destination-is-another-one", () => {
  const path = createPath();
  assert.is(path.moveTo({ address: "a", port: 1 }), true);
  assert.is(path.moveTo({ address: "b", port: 1 }), false);
  assert.is(path.moveTo({ address: "b", port: 2 }), true);
  assert.equal(path.destination, { address: "copy", port: 2 });
  assert.equal(path.seal(new Uint8Array(1), 0)?.to, { address: "copy", port: 2 });
});

test("kind-of-path-decides-how-long-a-datagram-may-be", () => {
  const path = createPath();
  path.moveTo({ address: "a", port: 1 });
  const room = BYTES_MAX - SEALED_OVERHEAD_BYTES;
  assert.is(path.seal(new Uint8Array(room), 0)?.bytes.length, BYTES_MAX);
  assert.throws(
    () => path.seal(new Uint8Array(room + 1), 0),
    (error: unknown) => error instanceof UsageError,
  );
});
