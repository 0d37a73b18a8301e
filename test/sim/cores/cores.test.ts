/** `npm run cores` runs more of this, and larger. */

import * as assert from "uvu/assert";
import { Recipient } from "../../../generated/chatwire/v1/message.ts";
import { JoinRoomRequest, PostInRoomRequest } from "../../../generated/chatwire/v1/room.ts";
import { GetHistory, JoinRoom, PostInRoom, SendText } from "../../../generated/chatwire/v1/rules.ts";
import { GetHistoryRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { compareWithOne } from "./compare.ts";
import { mergePages } from "./merge-pages.ts";
import type { CoreMessage } from "./messages.ts";
import { nameOf, Script, type Step } from "./script.ts";
import { compareTwins } from "./twins.ts";

const test = suite("several cores", { timeLimitMs: 60_000 });

const SEEDS = 2;
/** What must have come up, or the comparison shows nothing of it. */
const KINDS = [
  "sendTextResponse",
  "receiptChanged",
  "contactChanged",
  "typingChanged",
  "messageReceived",
  "accepted",
  "hungUp",
  "postReceived",
  "roomMembersChanged",
  "broadcastReceived",
  "peers",
  "counts",
];

test("users-of-four-cores-receive-what-users-of-one-receive", () => {
  const seen = new Set<string>();
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const { difference, tally } = compareWithOne({ cores: 4, seed, users: 24, steps: 1_200 });
    assert.is(difference, undefined, `seed ${seed}`);
    for (const kind of tally.keys()) seen.add(kind);
  }
  for (const kind of KINDS) assert.ok(seen.has(kind), `${kind} never came`);
});

test("lists-come-whole-in-pages-that-are-merged-from-cores", () => {
  const limits = { peersPageMax: 3, roomsPageMax: 2, contactsPageMax: 3 };
  const { difference } = compareWithOne({ cores: 4, seed: SEED, users: 16, steps: 400, limits });
  assert.is(difference, undefined);
});

test("others-receive-the-same-with-a-user-who-hides-and-without-it-for-as-many-messages-between-cores", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const { difference, about } = compareTwins({ cores: 4, seed, users: 12, steps: 500 });
    assert.is(difference, undefined, `seed ${seed}`);
    assert.ok(about > 100);
  }
});

test("merged-pages-have-all-items-in-order-whatever-breaks-off-where", () => {
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 200; round++) {
    const lists = Array.from({ length: 1 + random.below(5) }, () =>
      Array.from({ length: random.below(12) }, () => `${random.below(1_000_000)}`.padStart(7, "0")).sort(),
    );
    const got: string[] = [];
    for (let hasMore = true; hasMore; ) {
      const after = got.at(-1) ?? "";
      const pages = lists.map((list) => {
        const left = list.filter((key) => key > after);
        const items = left.slice(0, 1 + random.below(3));
        return { items, hasMore: left.length > items.length };
      });
      const page = mergePages(pages, (key) => key, 3);
      got.push(...page.items);
      hasMore = page.hasMore && page.items.length > 0;
    }
    assert.equal(got, [...new Set(lists.flat())].sort());
  }
});

test("text-to-another-core-is-kept-once-though-its-answer-is-lost-and-it-is-sent-again", () => {
  let toLose = 1;
  const isLost = (message: CoreMessage): boolean => {
    const isAnswer = message.kind === "reply" && message.answer.kind === "answer";
    if (!isAnswer || toLose === 0) return false;
    toLose -= 1;
    return true;
  };
  const script = scriptOf({ isLost });
  const [sender, receiver] = usersOfTwoHomes(script);
  const recipient = Recipient.create({ target: { case: "user", value: nameOf(receiver) } });
  const body = SendText.wrapRequest(SendTextRequest.create({ text: "once" }));
  const id = new Uint8Array(16).fill(7);
  const answers: unknown[] = [];
  // The first answer gets lost. Then two are under way at once.
  for (const times of [[0], [1_000, 1_000], [2_000]]) {
    for (const repeatedAfterMs of times) {
      const request = { method: "SendText", body, recipient, identity: { id, repeatedAfterMs } };
      script.cores.request(sender, request, (answer) => answers.push(answer.value));
    }
    script.cores.settle();
  }
  assert.is(toLose, 0);
  assert.is(answers.length, 3);
  for (const answer of answers) assert.equal(answer, answers[0]);
  const history = (user: number, other: number): number => {
    const value = GetHistoryRequest.create();
    const to = Recipient.create({ target: { case: "user", value: nameOf(other) } });
    const request = { method: "GetHistory", body: GetHistory.wrapRequest(value), recipient: to, identity: undefined };
    const answer = script.cores.call(user, request);
    return answer.case === "getHistoryResponse" ? answer.value.texts.length : -1;
  };
  assert.is(history(sender, receiver), 1);
  assert.is(history(receiver, sender), 1);
});

test("post-in-a-room-reaches-its-members-with-one-message-for-each-core", () => {
  const users = 24;
  let messages = 0;
  const isLost = (message: CoreMessage): boolean => {
    if (message.kind === "event" && message.body.case === "postReceived") messages += 1;
    return false;
  };
  const script = scriptOf({ isLost, users });
  script.perform(step("create room", 1));
  const [room] = script.rooms;
  const recipient = Recipient.create({ target: { case: "room", value: room ?? new Uint8Array() } });
  const call = (user: number, method: string, body: ReturnType<typeof JoinRoom.wrapRequest>) =>
    script.cores.call(user, { method, body, recipient, identity: undefined });
  for (let user = 0; user < users; user++) call(user, "JoinRoom", JoinRoom.wrapRequest(JoinRoomRequest.create()));
  script.take();
  call(0, "PostInRoom", PostInRoom.wrapRequest(PostInRoomRequest.create({ text: "hello" })));
  const got = script.take().filter((line) => line.includes("postReceived"));
  assert.is(got.length, users - 1);
  assert.is(messages, script.cores.homes.count - 1);
});

function scriptOf({ isLost, users = 12 }: { isLost: (message: CoreMessage) => boolean; users?: number }): Script {
  const script = new Script({ cores: 4, seed: SEED, isLost });
  for (let user = 0; user < users; user++) script.perform({ ...step("register", user), roll: 1 });
  return script;
}

function step(kind: Step["kind"], user: number): Step {
  return { kind, user, other: 0, roll: 0 };
}

function usersOfTwoHomes({ cores }: Script): readonly [number, number] {
  const other = [1, 2, 3, 4, 5, 6].find((user) => cores.coreOf(user) !== cores.coreOf(0));
  if (other === undefined) throw new Error("All users have one home.");
  return [0, other];
}
