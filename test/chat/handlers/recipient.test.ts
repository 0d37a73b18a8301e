import * as assert from "uvu/assert";
import { wellFormedName } from "../../../src/chat/handlers/recipient.ts";
import { ProtocolError, type ProtocolErrorOptions } from "../../../src/errors.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";

const test = suite("the names in requests");

test("name-is-refused-by-the-request-with-a-code-that-it-declares", () => {
  const world = new ChatSimulation(SEED);
  const { connection } = world.connect();
  const made: ProtocolError[] = [];
  const refusal = (code: string, text: string, options?: ProtocolErrorOptions): ProtocolError => {
    const error = new ProtocolError(code, text, options);
    made.push(error);
    return error;
  };
  const request = { connection, recipient: undefined, nowMs: 0, wallMs: 0, refusal };
  for (const name of ["", "x".repeat(33), "a b"]) {
    assert.throws(
      () => wellFormedName(world, name, request),
      (error: unknown) => error === made.at(-1),
    );
  }
  assert.equal(
    made.map(({ code, limit }) => [code, limit]),
    [
      ["NAME_LENGTH", "nameCharactersMax"],
      ["NAME_LENGTH", "nameCharactersMax"],
      ["NAME_CHARACTERS", ""],
    ],
  );
  assert.equal(wellFormedName(world, "e\u0301", request), { name: "\u00e9", key: "\u00e9" });
});
