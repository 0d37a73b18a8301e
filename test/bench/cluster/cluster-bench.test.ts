import * as assert from "uvu/assert";
import { whyNoNats } from "../../cluster/bus/nats-server.ts";
import { suite } from "../../suite.ts";
import { Programs } from "../server/programs.ts";
import { PROGRAMS, Side } from "./side.ts";

const test = suite("bench of a server of several processes");

test("receivers-of-all-gateways-get-what-the-sender-publishes-if-nats-is-installed", async () => {
  if (whyNoNats() !== undefined) return;
  await using programs = await Programs.bundle(PROGRAMS);
  const side = await Side.start({ name: "two", gateways: 2, receivers: 3 }, programs, undefined);
  try {
    await side.turn(2, 5, true);
    const { deliveries, p50Ms } = side.cost;
    assert.is(deliveries, 2 * 5 * 6);
    assert.ok(p50Ms > 0);
  } finally {
    await side.end();
  }
});
