/**
 * Sends texts from an outbox in a file, and prints each one that the outbox has. `killed-program.test.ts` kills it.
 *
 * Arguments: the address of the server, the outbox, the number of the first text, and how many to send; 0: sends those
 * that wait, and ends.
 */

import { ChatClient, FileOutbox, MemoryPins } from "../../../src/index.ts";
import { TEST_ITERATIONS } from "../../sim/scram-proof.ts";

const [url = "", path = "", first = "", count = ""] = process.argv.slice(2);
const client = await ChatClient.connect(url, {
  grease: false,
  outbox: new FileOutbox(path),
  pins: new MemoryPins(),
  limits: { scramIterationsMin: TEST_ITERATIONS },
});
await client.logIn({ name: "ada", password: "secret-1" });
for (let index = 0; index < Number(count); index++) {
  const text = `${Number(first) + index}`;
  const sending = client.texts.send(index % 3 === 0 ? "linus" : "grace", text);
  // Several wait at once for the disk, and for the server.
  const told = sending.kept.then(() => process.stdout.write(`${text}\n`));
  if (index % 5 === 0) await told;
}
if (Number(count) === 0) await Promise.all(client.texts.restored);
await client.close();
