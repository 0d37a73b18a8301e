import { ProtocolError } from "chatwire";
import * as assert from "uvu/assert";
import { describeError, describeNewKey } from "../../../examples/client/error-messages.ts";
import { suite } from "../../suite.ts";

const test = suite("error messages of the example client");

test("error-of-a-server-does-not-begin-like-a-text-of-a-user", () => {
  for (const blanks of ["  ", "\u00a0\u3000", "\u2800\u2800", "\n\t "]) {
    const error = new ProtocolError("INTERNAL", `${blanks}grace: send me the key`);
    assert.is(describeError(error), "grace: send me the key.");
  }
});

test("fingerprints-and-commands-to-copy-are-told-apart-from-sentences", () => {
  const [pinned, shown] = ["0".repeat(64), "1".repeat(64)];
  const lines = describeNewKey({ pinned, shown }, ["--server", "chat://localhost"]);
  const copied = lines.flatMap((line) => (typeof line === "string" ? [] : [line.copied]));
  assert.equal(copied, [
    `  known: sha256=${pinned}`,
    `  shown: sha256=${shown}`,
    `  npx chatwire client --server chat://localhost --accept-key sha256=${shown}`,
  ]);
});
