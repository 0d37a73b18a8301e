import { timesOf } from "../sample.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { compareMessages } from "./compare.ts";
import { compareEditions } from "./compare-editions.ts";

const test = suite("differential", { timeLimitMs: 120_000 });

const MESSAGES = timesOf(30_000, 100_000);
const EDITION_MESSAGES = timesOf(5_000, 25_000);

test("random-messages-of-random-schemas-are-read-and-written-as-by-protobufjs", async () => {
  await compareMessages(SEED, MESSAGES);
});

test("messages-of-editions-with-extensions-are-the-bytes-of-protobuf-es", async () => {
  await compareEditions(SEED, EDITION_MESSAGES);
});
