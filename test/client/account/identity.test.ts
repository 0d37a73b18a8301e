import { MemoryPins } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse } from "../chat-world.ts";

const test = suite("identity");

test("login-in-the-same-process-keeps-the-users-key", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada", "PUBLIC", { pins: new MemoryPins() });
  const grace = await world.join("grace");
  await (await converse(ada, grace))[0].close();
  await grace.close();
  const later = await world.connect();
  await later.logIn({ name: "grace", password: "secret-1" });
  await converse(ada, later);
});
