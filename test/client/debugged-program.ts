/** Sends a text that arrives and one that does not. `debug.test.ts` reads what it logs. */

import { ChatWorld } from "./chat-world.ts";

const world = await ChatWorld.start();
const ada = await world.join("ada");
await world.join("grace");
await ada.texts.send("grace", "between us");
await ada.texts.send("nobody", "hello").catch(() => {});
await world[Symbol.asyncDispose]();
