/** Records the session of two clients into the file that the command line names. Run by tests, in a process of its own. */

import { createRecorder } from "../../src/inspect/index.ts";
import { ChatWorld, converse, next } from "../client/chat-world.ts";

const [file = ""] = process.argv.slice(2);
await using recorder = await createRecorder({ file, linkIntervalMs: 10 });
await using world = await ChatWorld.start({ tap: recorder.tap });
const ada = await world.join("ada", "PUBLIC", { linkTap: recorder.linkTap });
const grace = await world.join("grace");
await ada.texts.send("grace", "<b>between us</b>");
await next(grace.texts.messages);
await ada.texts.send("nobody", "hello").catch(() => {});
const [link, other] = await converse(ada, grace);
await link.send("only the two of us");
await next(other);
const media = link.openMedia();
media.send({ payload: Buffer.from("a frame of a voice"), timestampUs: 0 });
await next(await next(other.mediaStreams));
// The round trip of a path is recorded with the next message after its proof. A peer takes ten pings a second.
while (!recorder.lines.after(0, 1_000).some((line) => line.kind === "link" && line.paths.some(({ rttMs }) => rttMs))) {
  await link.ping();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
await link.close();
await link.finished;
