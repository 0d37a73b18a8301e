import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../../src/framing/datagram.ts";
import { Seal } from "../../../src/peering/path/seal.ts";
import { suite } from "../../suite.ts";

const test = suite("seal of a link");

const BYTES_MAX = 200;

function createSeal(): Seal {
  const key = new Uint8Array(32);
  const keys = { sendKey: key, receiveKey: key, handshakeHash: key, exporterSecret: key };
  return new Seal({ datagramBytesMax: BYTES_MAX, keys, localConnectionId: 1n, remoteConnectionId: 1n });
}

test("datagram-is-as-long-as-the-paths-carry", () => {
  const seal = createSeal();
  const room = BYTES_MAX - SEALED_OVERHEAD_BYTES;
  assert.is(seal.seal(new Uint8Array(room), 0).bytes.length, BYTES_MAX);
  assert.throws(
    () => seal.seal(new Uint8Array(room + 1), 0),
    (error: unknown) => error instanceof UsageError,
  );
});

test("copy-is-told-from-a-forgery", () => {
  const seal = createSeal();
  const { bytes } = seal.seal(Uint8Array.of(7), 0);
  const opened = seal.open(bytes, 0);
  assert.equal(typeof opened === "string" ? opened : [...opened.message], [7]);
  assert.is(seal.open(bytes, 0), "replayed");
  const forged = seal.seal(Uint8Array.of(8), 0).bytes;
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  assert.is(seal.open(forged, 0), "forged");
});
