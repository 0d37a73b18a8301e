import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { compareMessages } from "./compare.ts";

const test = suite("differential", { timeLimitMs: 120_000 });

const MESSAGES = timesOf(30_000, 100_000);

test("random-messages-of-random-schemas-are-read-and-written-as-by-protobufjs", async () => {
  await compareMessages(SEED, MESSAGES);
});
