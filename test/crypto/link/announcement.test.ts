import * as assert from "uvu/assert";
import { announcedValues } from "../../../src/crypto/link/announcement.ts";
import { UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { toHex } from "../hex.ts";

const test = suite("announced values");

const CONTEXT = {
  exporterSecret: new Uint8Array(32).fill(1),
  salt: new Uint8Array(16).fill(2),
  inviter: "ada",
  invited: "grace",
};

function all(context: typeof CONTEXT): string[] {
  const { id, proofs } = announcedValues(context);
  return [id, proofs.inviter, proofs.invited].map((bytes) => toHex(bytes));
}

test("each-value-is-another-one-and-depends-on-everything", () => {
  const contexts = [
    CONTEXT,
    { ...CONTEXT, exporterSecret: new Uint8Array(32).fill(3) },
    { ...CONTEXT, salt: new Uint8Array(16).fill(3) },
    { ...CONTEXT, inviter: "grace", invited: "ada" },
    // The same letters.
    { ...CONTEXT, inviter: "adag", invited: "race" },
  ];
  const values = contexts.flatMap(all);
  assert.is(new Set(values).size, 3 * contexts.length);
  for (const value of values) assert.is(value.length, 64);
  assert.equal(all({ ...CONTEXT }), all(CONTEXT));
});

test("salt-of-another-length-is-refused", () => {
  for (const length of [0, 15, 17])
    assert.throws(
      () => announcedValues({ ...CONTEXT, salt: new Uint8Array(length) }),
      (error: unknown) => error instanceof UsageError,
    );
});
