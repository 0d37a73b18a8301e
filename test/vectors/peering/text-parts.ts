/** Texts on a link, in parts. */

import { Message, type MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerMediaEnd, PeerText } from "../../../generated/chatwire/v1/peer.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { fragmentText, LINK_TEXT_BYTES_MAX, Reassembler } from "../../../src/peering/texts.ts";
import { bytesOf, codeThrown, hex, mustEqual, type Vector } from "../vector.ts";

/** Reliable messages in the order of their sequences, and the texts that they make. */
export function textParts(): Vector[] {
  const part = (text: string, continued: boolean): MessageBody => ({
    case: "peerText",
    value: PeerText.create({ text, continued }),
  });
  const end: MessageBody = { case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: 1, frames: 0 }) };
  const long = "\u{1f600}e\u0301".repeat(240);
  const fragments = fragmentText(long, DEFAULT_LIMITS.datagramBytesMax - 33 - 32, LINK_TEXT_BYTES_MAX);
  const cases: readonly (readonly [name: string, bodies: readonly MessageBody[], texts: readonly string[]])[] = [
    ["one-part", [part("hello", false)], ["hello"]],
    ["empty-text-is-ignored", [part("", false), part("a", false)], ["a"]],
    ["empty-text-in-two-parts-is-ignored", [part("", true), part("", false)], []],
    ["empty-first-part", [part("", true), part("hello", false)], ["hello"]],
    ["three-parts", [part("a", true), part("b", true), part("c", false)], ["abc"]],
    ["part-ends-between-code-points", [part("e", true), part("\u0301", false)], ["e\u0301"]],
    ["empty-last-part", [part("hello", true), part("", false)], ["hello"]],
    ["other-message-between-parts", [part("a", true), end, part("b", false), part("c", false)], ["ab", "c"]],
    ["longest-text", partsOf(LONGEST).map(([text, continued]) => part(text, continued)), [LONGEST]],
    ["text-that-needs-two-datagrams", fragments.map(({ text, continued }) => part(text, continued)), [long]],
  ];
  return cases.map(([name, bodies, texts]) => {
    const messages = bodies.map((body, index) => hex(encodePeerMessage(body, index + 1)));
    mustEqual(textsOf(messages), texts, name);
    return { name, section: "Texts", given: { messages }, expect: { texts } };
  });
}

type TextPart = readonly [text: string, continued: boolean];

const LONGEST = "x".repeat(16_384);

/** Parts of 1,100 bytes or less. All but the last have `continued` set. */
function partsOf(text: string): TextPart[] {
  const parts = text.match(/.{1,1100}/g) ?? [];
  return parts.map((each, index) => [each, index < parts.length - 1]);
}

/** Parts of a text that together are too long. The last of them closes the link. */
export function badTextParts(): Vector[] {
  const cases: readonly (readonly [name: string, parts: readonly TextPart[]])[] = [
    ["one-byte-too-long", partsOf(`${LONGEST}x`)],
    ["too-long-before-its-last-part", partsOf(`${LONGEST}x`).map(([text]) => [text, true])],
  ];
  return cases.map(([name, parts]) => {
    const messages = parts.map(([text, continued], index) => {
      const value = PeerText.create({ text, continued });
      return hex(encodePeerMessage({ case: "peerText", value }, index + 1));
    });
    mustEqual(textsOf(messages.slice(0, -1)), [], name);
    mustEqual(
      codeThrown(() => textsOf(messages), name),
      "TOO_LARGE",
      name,
    );
    return { name, section: "Texts", given: { messages }, expect: { closes: "PROTOCOL" } };
  });
}

function textsOf(messages: readonly string[]): string[] {
  const reassembler = new Reassembler(LINK_TEXT_BYTES_MAX);
  return messages.flatMap((message) => {
    const { body } = Message.decode(bytesOf(message));
    const text = body.case === "peerText" ? reassembler.add(body.value) : undefined;
    return text === undefined ? [] : [text];
  });
}
