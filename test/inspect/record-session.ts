/** Records the session of two clients into the file that the command line names. Run by tests, in a process of its own. */

import { createRecorder } from "../../src/inspect/index.ts";
import { ChatWorld, converse, next } from "../client/chat-world.ts";

const [file = ""] = process.argv.slice(2);
await using recorder = await createRecorder({ file, linkIntervalMs: 10 });
await using world = await ChatWorld.start({ tap: recorder.tap });
const ada = await world.join("ada");
const grace = await world.join("grace");
await ada.texts.send("grace", "<b>between us</b>");
await next(grace.texts.messages);
await ada.texts.send("nobody", "hello").catch(() => {});
const [link, other] = await converse(ada, grace);
recorder.watchLink("ada to grace", link);
await link.send("only the two of us");
await next(other);
await link.ping();
// A recorded link tells its round trip at the next reading.
while (!recorder.lines.after(0, 1_000).some((line) => line.kind === "link" && line.paths.some(({ rttMs }) => rttMs)))
  await new Promise((resolve) => setTimeout(resolve, 10));
await link.close();
