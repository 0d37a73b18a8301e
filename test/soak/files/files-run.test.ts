import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { sendThroughKills } from "./files-run.ts";

const test = suite("soak/files");

test("file-between-processes-that-are-killed-arrives-whole-and-little-is-sent-again", async () => {
  const bytes = 16_000_000;
  const kills = 2;
  const { resentBytes, isEqual, folder, killed } = await sendThroughKills({ seed: SEED, bytes, kills });
  assert.ok(isEqual);
  assert.equal(folder, ["sent.bin"]);
  assert.is(killed, kills);
  // The window of the receiver, and the blocks that the sender has read ahead.
  assert.ok(resentBytes <= kills * 20 * 65_536, `${resentBytes} bytes were sent again`);
});
