import * as assert from "uvu/assert";
import { resolveLimits } from "../../../src/limits.ts";
import { RelayShares } from "../../../src/session/relay/relay-shares.ts";
import { suite } from "../../suite.ts";

const test = suite("relay shares");

const BYTES = 500;

interface Demand {
  readonly user: string;
  /** Bytes a second that the user sends. */
  readonly perSecond: number;
}

/** Returns the bytes that each user gets through in some seconds. */
function passed(total: number, own: number, demands: readonly Demand[], seconds = 20): Map<string, number> {
  const shares = new RelayShares<string>(
    resolveLimits({ relayTotalBytesPerSecond: total, relayBytesPerSecond: own }),
    0,
  );
  const sent = new Map(demands.map(({ user }) => [user, 0]));
  const joined = demands.map((demand) => ({ ...demand, share: shares.join(demand.user, 0), owed: 0 }));
  for (let nowMs = 0; nowMs < seconds * 1_000; nowMs++) {
    for (const each of joined) {
      each.owed += each.perSecond / 1_000;
      for (; each.owed >= BYTES; each.owed -= BYTES) {
        if (shares.spend(each.share, BYTES, nowMs)) sent.set(each.user, (sent.get(each.user) ?? 0) + BYTES);
      }
    }
  }
  return sent;
}

test("user-gets-its-rate-and-a-burst-of-two-seconds", () => {
  const sent = passed(10_000_000, 50_000, [{ user: "ada", perSecond: 500_000 }]).get("ada") ?? 0;
  assert.ok(Math.abs(sent - 50_000 * 22) < 2_000, `${sent}`);
});

test("user-within-its-share-loses-nothing-to-those-who-flood", () => {
  const floods = Array.from({ length: 9 }, (_, index) => ({ user: `flood ${index}`, perSecond: 1_000_000 }));
  const sent = passed(1_000_000, 1_000_000, [...floods, { user: "ada", perSecond: 80_000 }]);
  assert.is(sent.get("ada"), 80_000 * 20);
});

test("users-who-flood-share-what-is-left-evenly", () => {
  const floods = Array.from({ length: 4 }, (_, index) => ({
    user: `flood ${index}`,
    perSecond: 1_000_000 * (index + 1),
  }));
  const sent = passed(1_000_000, 1_000_000, floods);
  const all = [...sent.values()];
  assert.ok(Math.max(...all) < 1.35 * Math.min(...all), all.join(", "));
});

test("total-is-kept-and-what-some-leave-goes-to-others", () => {
  const sent = passed(1_000_000, 1_000_000, [
    { user: "ada", perSecond: 100_000 },
    { user: "flood", perSecond: 5_000_000 },
  ]);
  const total = [...sent.values()].reduce((sum, each) => sum + each);
  assert.ok(total <= 1_000_000 * 22.5, `${total}`);
  assert.ok(total >= 1_000_000 * 20, `${total}`);
});

test("user-with-eight-logins-gets-the-share-of-one", () => {
  const eight = Array.from({ length: 8 }, () => ({ user: "flood", perSecond: 500_000 }));
  const sent = passed(1_000_000, 4_000_000, [...eight, { user: "other flood", perSecond: 4_000_000 }]);
  const [one = 0, other = 0] = [sent.get("flood"), sent.get("other flood")];
  assert.ok(one < 1.35 * other && other < 1.35 * one, `${one} and ${other}`);
});

test("conversation-within-its-share-loses-nothing-to-another-one-of-its-user-that-floods", () => {
  const shares = new RelayShares<string>(resolveLimits({ relayBytesPerSecond: 100_000 }), 0);
  const [flood, voice] = [shares.join("ada", 0), shares.join("ada", 0)];
  const arrived = { flood: 0, voice: 0 };
  for (let nowMs = 0; nowMs < 20_000; nowMs++) {
    for (let count = 0; count < 2; count++) if (shares.spend(flood, BYTES, nowMs)) arrived.flood += BYTES;
    if (nowMs > 5_000 && nowMs % 20 === 0 && shares.spend(voice, BYTES, nowMs)) arrived.voice += BYTES;
  }
  assert.is(arrived.voice, (14_980 / 20) * BYTES);
  // What it leaves is not lost, and all together is not more than the user may send.
  const all = arrived.flood + arrived.voice;
  assert.ok(all > 100_000 * 21.7 && all <= 100_000 * 22.25 + BYTES, `${all}`);
});

test("conversations-that-send-in-turn-get-no-more-than-the-rate-of-their-user", () => {
  const shares = new RelayShares<string>(resolveLimits({ relayBytesPerSecond: 100_000 }), 0);
  const all = Array.from({ length: 16 }, () => shares.join("ada", 0));
  let sent = 0;
  for (let nowMs = 0; nowMs < 60_000; nowMs++) {
    const turn = all[Math.floor(nowMs / 1_000) % all.length];
    for (let count = 0; count < 3; count++) if (turn && shares.spend(turn, BYTES, nowMs)) sent += BYTES;
  }
  assert.ok(sent <= 100_000 * 62.25 + BYTES, `${sent}`);
});

test("new-conversation-brings-no-new-burst-and-users-are-forgotten", () => {
  const shares = new RelayShares<string>(resolveLimits({ relayBytesPerSecond: 10_000 }), 0);
  const share = shares.join("ada", 0);
  while (shares.spend(share, BYTES, 0));
  shares.leave("ada", 0);
  assert.is(shares.spend(shares.join("ada", 0), BYTES, 0), false);
  shares.leave("ada", 10);
  shares.join("grace", 4_000);
  assert.is(shares.users, 2);
  shares.join("linus", 5_000);
  assert.is(shares.users, 2);
});
