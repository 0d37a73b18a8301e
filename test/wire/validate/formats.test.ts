import * as assert from "uvu/assert";
import * as ip from "../../../src/wire/validate/ip-formats.ts";
import * as text from "../../../src/wire/validate/text-formats.ts";
import * as uri from "../../../src/wire/validate/uri-formats.ts";
import { suite } from "../../suite.ts";

const test = suite("formats of texts");

type Case = readonly [accepts: (value: string) => boolean, yes: readonly string[], no: readonly string[]];

const LABEL = "a".repeat(63);
const LONG_NAME = `${LABEL}.${LABEL}.${LABEL}.${"a".repeat(61)}`;

const CASES: readonly Case[] = [
  [
    text.isEmail,
    ["ada@example.com", "a+b@example", "a.b..c@example.com", "!#$%&'*+/=?^_`{|}~-@x", `a@${LABEL}`],
    [
      "",
      "ada",
      "@example.com",
      "ada@",
      "a@b@c",
      " ada@x",
      "ada@x\n",
      "ada@-x",
      "ada@x-",
      "ada@x..y",
      "ada@x.",
      `a@${LABEL}a`,
    ],
  ],
  [
    text.isHostname,
    ["example.com", "A-1.b", "example.com.", "1.a", LABEL, LONG_NAME, `${LONG_NAME}.`],
    ["", ".", "a..b", "-a", "a-", "a_b", "é", "127.0.0.1", "a.1", `${LABEL}a`, `${LONG_NAME}a`, "a..", "a\n"],
  ],
  [
    text.isUuid,
    ["123e4567-E89b-12d3-a456-426614174000"],
    ["123e4567e89b12d3a456426614174000", "", "123e4567-e89b-12d3-a456-42661417400g"],
  ],
  [text.isTrimmedUuid, ["123e4567e89b12d3a456426614174000"], ["123e4567-e89b-12d3-a456-426614174000", ""]],
  [
    text.isUlid,
    ["01ARZ3NDEKTSV4RRFFQ69G5FAV"],
    ["81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FA"],
  ],
  [text.isProtobufName, ["a", "a.B_1"], ["", ".a", "a.", "1a", "a..b"]],
  [text.isProtobufDotName, [".a.b"], ["a", ".", ""]],
  [text.isHeaderName, [":path", "X-1"], ["", "::a", "a b", "é", "a\n"]],
  [text.isHeaderValue, ["", "a b\té", "\u{1f600}"], ["a\n", "\u0000", "\x7f"]],
  [text.isLooseHeaderName, ["a b"], ["", "a\n", "\u0000"]],
  [text.isLooseHeaderValue, ["", "\x7f"], ["a\r"]],
  [
    ip.isIpv4,
    ["0.0.0.0", "255.255.255.255"],
    ["", "1.2.3", "1.2.3.04", "256.1.1.1", "1.2.3.4.5", " 1.2.3.4", "1.2.3.4\n", "127.0x1.0.1"],
  ],
  [
    ip.isIpv6,
    ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "fe80::a%en1", "::1%%"],
    [
      "",
      ":",
      "1",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4::5:6:7:8",
      "1::2::3",
      ":::",
      "12345::",
      "::1%",
      "[::1]",
      "1.2.3.4::",
      ":1:2:3:4:5:6:7",
    ],
  ],
  [ip.isIp, ["1.2.3.4", "::1"], ["a"]],
  [
    ip.isIpWithLength,
    ["1.2.3.4/0", "1.2.3.4/32", "::1/128"],
    ["1.2.3.4", "1.2.3.4/33", "::1/129", "1.2.3.4/01", "1.2.3.4/", "fe80::a%en1/64", "1.2.3.4/1/2"],
  ],
  [ip.isIpPrefix, ["10.0.0.0/8", "0.0.0.0/0", "1.2.3.4/32", "2001:db8::/32"], ["10.0.0.1/8", "2001:db8::1/32"]],
  [ip.isIpv4Prefix, ["10.0.0.0/8"], ["::/0"]],
  [ip.isIpv6Prefix, ["::/0"], ["10.0.0.0/8"]],
  [ip.isAddress, ["example.com", "::1", "1.2.3.4"], ["", "-"]],
  [
    ip.isHostAndPort,
    ["example.com:0", "1.2.3.4:65535", "[::1]:80", "[fe80::a%en1]:1"],
    ["example.com", "::1:80", "[::1]", "a:65536", "a:", "a:080", ":80", "[::1]80", "[1.2.3.4]:80"],
  ],
  [
    uri.isUri,
    [
      "https://example.com/a?b#c",
      "a:",
      "mailto:a@b",
      "a:/b//c",
      "http://[::1]:8080",
      "http://[fe80::a%25en1]/",
      "http://[v1.x]",
      "http://a%20b",
      "a://",
      "http://u:p@h:0001",
      "urn:a:b",
      "http://h:",
    ],
    [
      "",
      "example.com",
      "//a",
      "1a:b",
      "a:b c",
      "a://b%",
      "a://b%zz",
      "http://[::1",
      "http://[::1]a",
      "http://h:a",
      "http://a%ff",
      "http://[fe80::a%en1]",
      "http://a/\u0000",
      "a:#b#c",
      "http://é",
      "a:^",
    ],
  ],
  [uri.isUriRef, ["", "./a?b", "//h/p", "a/b:c", "?q", "#f", "/a", "a:b"], ["1:b", ":a", "a b", "//h:p", "\\"]],
];

test("formats-accept-and-refuse-texts-as-their-standards-say", () => {
  for (const [accepts, yes, no] of CASES) {
    for (const value of yes) assert.ok(accepts(value), `${accepts.name} accepts ${JSON.stringify(value)}`);
    for (const value of no) assert.not.ok(accepts(value), `${accepts.name} refuses ${JSON.stringify(value)}`);
  }
});

test("long-texts-are-refused-in-linear-time", () => {
  // Only an expression that backtracks would not come to an end.
  for (const part of ["a", "a.", "a:", "-", "%41", "1.", "::", "/"]) {
    const value = `${part.repeat(200_000)}\n`;
    for (const [accepts] of CASES) assert.not.ok(accepts(value) && !/Loose/.test(accepts.name));
  }
});
