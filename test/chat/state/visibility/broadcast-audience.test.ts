import * as assert from "uvu/assert";
import { PrivacySettings } from "../../../../generated/chatwire/v1/account.ts";
import type { Login, User } from "../../../../src/chat/state/user.ts";
import { createUser } from "../../../../src/chat/state/user.ts";
import { BroadcastAudience } from "../../../../src/chat/state/visibility/broadcast-audience.ts";
import { resolveLimits } from "../../../../src/limits.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("audience of broadcasts");

const OPEN = PrivacySettings.create({ see: 1, message: 1, broadcasts: true });
const GUARDED = PrivacySettings.create({ see: 2, message: 2, broadcasts: true });

/** A user who is there. */
function userOf(id: number, privacy = OPEN): User {
  const user = createUser({ id, key: `user-${id}`, privacy } as User["account"], resolveLimits({}));
  user.logins.set(id, { id, user, away: false } as Login);
  return user;
}

test("list-holds-those-whom-a-look-at-each-user-finds-whatever-changes", () => {
  const random = new SeededRandom(SEED);
  const audience = new BroadcastAudience();
  const users = Array.from({ length: 8 }, (_, index) => userOf(index + 1, index % 3 === 0 ? GUARDED : OPEN));
  for (const user of users) audience.note(user);
  const changes = [
    (user: User) => user.logins.clear(),
    (user: User) => user.logins.set(user.account.id, { user, away: random.below(2) === 0 } as Login),
    (user: User) => {
      user.account = { ...user.account, privacy: random.below(2) === 0 ? OPEN : GUARDED };
    },
  ];
  for (let step = 0; step < 300; step++) {
    const user = users[random.below(users.length)] ?? userOf(0);
    changes[random.below(changes.length)]?.(user);
    audience.note(user);
    const sender = users[random.below(users.length)] ?? userOf(0);
    const hasBlocks = random.below(4) === 0;
    // Of those whose settings ask for it, the even ones trust the sender. Blocks keep out the last one.
    const reaches = ({ account: { id, privacy } }: User): boolean =>
      id !== sender.account.id && (privacy === OPEN || id % 2 === 0) && !(hasBlocks && id === users.length);
    const isThere = ({ logins }: User): boolean => logins.findLast(({ away }) => !away) !== undefined;
    const expected = users.filter((each) => isThere(each) && reaches(each)).map(({ account }) => account.id);
    const found = [...audience.of(sender, hasBlocks, reaches)];
    assert.equal(
      found.sort((a, b) => a - b),
      expected,
      `step ${step}`,
    );
  }
});

test("list-is-made-once-until-somebody-else-is-reached", () => {
  const audience = new BroadcastAudience();
  const [sender, ...others] = [1, 2, 3].map((id) => userOf(id));
  for (const user of [sender, ...others]) if (user !== undefined) audience.note(user);
  const list = (): readonly number[] => (sender === undefined ? [] : audience.of(sender, false, () => true));
  const first = list();
  assert.equal(first, [2, 3]);
  assert.is(list(), first);
  audience.note(userOf(4));
  assert.equal(list(), [2, 3, 4]);
  assert.equal(first, [2, 3], "broadcasts that wait keep their receivers");
});
