/** Cases of "12. Signalling": what the clients tell each other, and the server only passes on. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Accept, Cancel, events, Invite } from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Introduction,
  Invited,
  InviteRequest,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { ServerCase } from "../../server-context.ts";

const { INVALID_ARGUMENT } = ErrorCode;

/** Lengths in bytes of what a side gives for the keys of the link. */
interface Lengths {
  readonly ephemeral?: number;
  /** Of the encapsulation key, or of the ciphertext. */
  readonly kem?: number;
  readonly signature?: number;
}

const ENCAPSULATION_KEY_BYTES = 1_184;
const CIPHERTEXT_BYTES = 1_088;

/** An invitation with keys that look right. A server looks at the lengths only. */
function offerOf({ ephemeral = 32, kem = ENCAPSULATION_KEY_BYTES, signature = 64 }: Lengths = {}): InviteRequest {
  return InviteRequest.create({
    connectionId: 1n,
    ephemeralKey: new Uint8Array(ephemeral).fill(5),
    encapsulationKey: new Uint8Array(kem).fill(1),
    signature: new Uint8Array(signature).fill(2),
  });
}

function answerOf(
  introductionId: number,
  { ephemeral = 32, kem = CIPHERTEXT_BYTES, signature = 64 }: Lengths = {},
): AcceptRequest {
  return AcceptRequest.create({
    introductionId,
    connectionId: 2n,
    ephemeralKey: new Uint8Array(ephemeral).fill(6),
    ciphertext: new Uint8Array(kem).fill(3),
    signature: new Uint8Array(signature).fill(4),
  });
}

/** Wrong lengths of each part, one too short and one too long. */
const wrongLengths = (kem: number): readonly Lengths[] => [
  ...[31, 33].map((ephemeral) => ({ ephemeral })),
  ...[kem - 1, kem + 1].map((length) => ({ kem: length })),
  ...[63, 65].map((signature) => ({ signature })),
];

export const PASSED_ON: readonly ServerCase[] = [
  {
    id: "signalling/capabilities",
    title: "The capabilities of each side reach the other as they were sent",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const [ofInviter, ofInvited] = [
        { versions: [1, 7_000], features: [2, 9_001] },
        { versions: [1], features: [3] },
      ];
      const request = InviteRequest.create({ connectionId: 1n, capabilities: ofInviter });
      const { introductionId } = await ada.connection.ok(Invite, request, { user: grace.name });
      const text = (value: unknown): string => JSON.stringify(value);
      const invited = await grace.connection.event(events.Invited);
      checkEqual(text(invited.capabilities), text(ofInviter), "capabilities in Invited");
      const answer = AcceptRequest.create({ introductionId, connectionId: 2n, capabilities: ofInvited });
      const { introduction } = await grace.connection.ok(Accept, answer);
      checkEqual(text(introduction?.capabilities), text(ofInviter), "capabilities in the response to Accept");
      const accepted = await ada.connection.event(events.Accepted);
      checkEqual(text(accepted.introduction?.capabilities), text(ofInvited), "capabilities in Accepted");
    },
  },
  {
    id: "signalling/key-exchange",
    title:
      "What each side gives for the keys of the link reaches the other, but the inviter's signature not before Accept",
    heading: "The keys of a link",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const offer = offerOf();
      const { introductionId } = await ada.connection.ok(Invite, offer, { user: grace.name });
      const invited = await grace.connection.event(events.Invited);
      checkEqual(hex(invited.ephemeralKey), hex(offer.ephemeralKey), "ephemeral_key in Invited");
      checkEqual(hex(invited.encapsulationKey), hex(offer.encapsulationKey), "encapsulation_key in Invited");
      const isShown = Buffer.from(Invited.encode(invited)).includes(Buffer.from(offer.signature));
      check(!isShown, "Invited without the signature", () => "the signature");
      const answer = answerOf(introductionId);
      const ofInviter = (await grace.connection.ok(Accept, answer)).introduction ?? Introduction.create();
      checkEqual(hex(ofInviter.signature), hex(offer.signature), "signature in the response to Accept");
      const accepted = await ada.connection.event(events.Accepted);
      const ofInvited = accepted.introduction ?? Introduction.create();
      checkEqual(hex(ofInvited.ephemeralKey), hex(answer.ephemeralKey), "ephemeral_key in Accepted");
      checkEqual(hex(ofInvited.ciphertext), hex(answer.ciphertext), "ciphertext in Accepted");
      checkEqual(hex(ofInvited.signature), hex(answer.signature), "signature in Accepted");
    },
  },
  {
    id: "signalling/key-exchange-lengths",
    title: "A key, a ciphertext or a signature of another length is refused, and so is a ciphertext without a key",
    heading: "The keys of a link",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const to = { user: grace.name };
      for (const lengths of wrongLengths(ENCAPSULATION_KEY_BYTES))
        await ada.connection.refused(Invite, offerOf(lengths), INVALID_ARGUMENT, to);
      const { introductionId } = await ada.connection.ok(Invite, offerOf(), to);
      for (const lengths of wrongLengths(CIPHERTEXT_BYTES))
        await grace.connection.refused(Accept, answerOf(introductionId, lengths), INVALID_ARGUMENT);
      await ada.connection.ok(Cancel, { introductionId });
      const { introductionId: plain } = await ada.connection.ok(Invite, offerOf({ kem: 0 }), to);
      await grace.connection.refused(Accept, answerOf(plain), INVALID_ARGUMENT);
    },
  },
];
