/** Fills the mailbox of a user whom the attackers may message and not see, and watches the refusals. */

import { PrivacySettings, SetPrivacyRequest } from "../../generated/chatwire/v1/account.ts";
import * as methods from "../../generated/chatwire/v1/rules.ts";
import { ConfirmTextsRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ChatServer, MemoryStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { RawClient } from "../server/raw-client.ts";
import { LIMITS, LISTEN, runAttacks } from "./attack.ts";

const CUSTOM = 3;
const [EVERYONE, NOBODY] = [1, 3];
const TEXTS = 4;

const story = { present: await refusals(true), away: await refusals(false) };

await runAttacks({
  "no refusal tells whether the client of a hidden user is there": async () => {
    const [present, away] = [story.present.join(), story.away.join()];
    return present === away ? undefined : `with the client ${present}, without it ${away}`;
  },
  "the limits on waiting texts are reached": async () =>
    story.away.includes("waitingTextsPerSenderMax") && story.away.includes("waitingTextsOfOthersMax")
      ? undefined
      : story.away.join(),
});
process.exit();

/** What each of the attackers' texts is answered, before and after a restart. */
async function refusals(isPresent: boolean): Promise<string[]> {
  const random = new SeededRandom(SEED);
  const store = new MemoryStore((length) => random.bytes(length));
  const limits = { ...LIMITS, waitingTextsPerSenderMax: 3, waitingTextsOfOthersMax: 5, waitingTextsMax: 100 };
  const server = await ChatServer.listen({ ...LISTEN, store, limits });
  const join = async (name: string): Promise<RawClient> => {
    const client = await RawClient.open({ port: server.port, security: "plain" });
    await client.join(name, random);
    return client;
  };
  const hidden = await join("hidden");
  const settings = PrivacySettings.create({ see: NOBODY, message: EVERYONE, connect: NOBODY, address: NOBODY });
  await hidden.call(methods.SetPrivacy, SetPrivacyRequest.create({ privacy: CUSTOM, settings }));
  if (!isPresent) hidden.socket.destroy();
  const answers: string[] = [];
  for (const attacker of [await join("eve"), await join("mallory")]) {
    for (let count = 1; count <= TEXTS; count++) {
      const answer = await attacker.call(methods.SendText, SendTextRequest.create({ text: "hello" }), "hidden");
      answers.push("code" in answer ? answer.limit : "stored");
      if (!isPresent || "code" in answer) continue;
      // The hidden client confirms each text at once.
      for (let textId = answers.length; textId > 0; textId--) {
        const confirmed = await hidden.call(methods.ConfirmTexts, ConfirmTextsRequest.create({ textId }));
        if (!("code" in confirmed)) break;
      }
    }
  }
  await server.close();
  return answers;
}
