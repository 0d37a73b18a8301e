import * as assert from "uvu/assert";
import { type Looks, lookAlikes, skeleton } from "../../../src/chat/names/look-alikes.ts";
import { isReserved, RESERVED_NAMES } from "../../../src/chat/names/reserved-names.ts";
import { TakenLooks } from "../../../src/chat/names/taken-looks.ts";
import { nameKey } from "../../../src/name.ts";
import { suite } from "../../suite.ts";

const test = suite("look-alikes");

function looksOf(name: string): Looks {
  return lookAlikes({ name, key: nameKey(name) });
}

function lookAlike(one: string, other: string): boolean {
  const looks = looksOf(one);
  return [...looksOf(other)].some((look) => looks.has(look));
}

test("texts-that-look-alike-have-one-skeleton", () => {
  for (const [one, other] of [
    ["paypal", "\u0440\u0430\u0443\u0440\u0430\u04cf"],
    ["scope", "\u0455\u0441\u043e\u0440\u0435"],
    ["modern", "rnodern"],
    ["\u00e9", "e\u0301"],
    ["ab", "a\u200db\ufe0f"],
    // Marks are ordered before they are replaced and after.
    ["a\u0323\u0301", "a\u0301\u0323"],
  ] as const) {
    assert.is(skeleton(one), skeleton(other), other);
  }
  for (const text of ["ada", "O0Il1|m", "\u0436\u5f20", '%"']) assert.is(skeleton(skeleton(text)), skeleton(text));
});

test("name-looks-like-another-one-in-any-case", () => {
  for (const [one, other] of [
    ["PayPal", "paypaI"],
    ["PayPal", "PAYPA1"],
    ["paypal", "PaypaI"],
    ["PayPal", "\u0440\u0430\u0443\u0440\u0430\u04cf"],
    ["paypal", "\u0420\u0430\u0443\u0440\u0430\u04cf"],
    ["bob0", "BOBO"],
    ["\u0410\u0411\u0412", "\u0430\u0431\u0432"],
    ["Ian", "lan"],
    ["user1", "userl"],
    ["\u0391\u0392\u0395", "abe"],
  ] as const) {
    assert.ok(lookAlike(one, other), `${one} ${other}`);
    assert.ok(lookAlike(other, one), `${other} ${one}`);
  }
});

test("names-that-differ-to-the-eye-do-not-look-alike", () => {
  for (const [one, other] of [
    ["ada", "adam"],
    ["ali", "all"],
    ["mia", "mla"],
    ["user1", "user2"],
    ["\u0430\u0434\u0430", "ada"],
    ["Zo\u00eb", "Zoe"],
    ["a-b", "ab"],
  ] as const) {
    assert.not(lookAlike(one, other), `${one} ${other}`);
  }
});

test("words-of-the-program-are-reserved-in-every-disguise", () => {
  for (const word of ["you", "server", "broadcast", "everyone", "logoff", "quit"]) {
    assert.ok(RESERVED_NAMES.some((reserved) => reserved === word));
    for (const name of [word, word.toUpperCase(), word.replaceAll("o", "0").replaceAll("e", "\u0435")])
      assert.ok(isReserved(looksOf(name)), name);
  }
  for (const name of ["1ogoff", "0perator", "\u0443\u043e\u057d", "heIp"]) assert.ok(isReserved(looksOf(name)), name);
  for (const name of ["ada", "observer", "servers", "youri"]) assert.not(isReserved(looksOf(name)), name);
});

test("looks-of-two-accounts-are-taken-until-both-are-gone", () => {
  const looks = new TakenLooks();
  // Both from before names were compared by their looks.
  looks.add(looksOf("ada"));
  looks.add(looksOf("\u0430d\u0430"));
  assert.ok(looks.has(looksOf("Ad\u0430")));
  looks.remove(looksOf("ada"));
  assert.ok(looks.has(looksOf("ADA")));
  looks.remove(looksOf("\u0430d\u0430"));
  assert.not(looks.has(looksOf("ada")));
});
