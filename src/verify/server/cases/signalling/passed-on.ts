/** Cases of "12. Signalling": what the clients tell each other, and the server only passes on. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Accept, Cancel, events, Invite } from "../../../../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, Invited, InviteRequest } from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { ServerCase } from "../../server-context.ts";

const { INVALID_ARGUMENT } = ErrorCode;

/** An invitation with a key that looks right. A server looks at the lengths only. */
function offerOf(bytes: number, signatureBytes: number): InviteRequest {
  const encapsulationKey = new Uint8Array(bytes).fill(1);
  const encapsulationKeySignature = new Uint8Array(signatureBytes).fill(2);
  return InviteRequest.create({ connectionId: 1n, encapsulationKey, encapsulationKeySignature });
}

function answerOf(introductionId: number, bytes: number, signatureBytes: number): AcceptRequest {
  const ciphertext = new Uint8Array(bytes).fill(3);
  const ciphertextSignature = new Uint8Array(signatureBytes).fill(4);
  return AcceptRequest.create({ introductionId, connectionId: 2n, ciphertext, ciphertextSignature });
}

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
    title: "Encapsulation key and ciphertext reach the other side, the signature of the key only after the acceptance",
    heading: "Post-quantum secret",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { introductionId } = await ada.connection.ok(Invite, offerOf(1_184, 64), { user: grace.name });
      const invited = await grace.connection.event(events.Invited);
      const { encapsulationKey, encapsulationKeySignature } = offerOf(1_184, 64);
      checkEqual(hex(invited.encapsulationKey), hex(encapsulationKey), "encapsulation_key in Invited");
      const isShown = Buffer.from(Invited.encode(invited)).includes(Buffer.from(encapsulationKeySignature));
      check(!isShown, "Invited without the signature of the key", () => "the signature");
      const answer = answerOf(introductionId, 1_088, 64);
      const { introduction } = await grace.connection.ok(Accept, answer);
      const signature = introduction?.encapsulationKeySignature ?? new Uint8Array(0);
      checkEqual(
        hex(signature),
        hex(encapsulationKeySignature),
        "encapsulation_key_signature in the response to Accept",
      );
      const accepted = (await ada.connection.event(events.Accepted)).introduction;
      const [ciphertext, ofCiphertext] = [accepted?.ciphertext, accepted?.ciphertextSignature];
      checkEqual(hex(ciphertext ?? new Uint8Array(0)), hex(answer.ciphertext), "ciphertext in Accepted");
      const shown = hex(ofCiphertext ?? new Uint8Array(0));
      checkEqual(shown, hex(answer.ciphertextSignature), "ciphertext_signature in Accepted");
    },
  },
  {
    id: "signalling/key-exchange-lengths",
    title: "A key, a ciphertext or a signature of another length is refused, and so is a ciphertext without a key",
    heading: "Post-quantum secret",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const to = { user: grace.name };
      for (const [bytes, signatureBytes] of [
        [1_183, 64],
        [1_184, 63],
        [1_184, 0],
        [0, 64],
      ] as const)
        await ada.connection.refused(Invite, offerOf(bytes, signatureBytes), INVALID_ARGUMENT, to);
      const { introductionId } = await ada.connection.ok(Invite, offerOf(1_184, 64), to);
      for (const [bytes, signatureBytes] of [
        [1_089, 64],
        [1_088, 0],
      ] as const) {
        const answer = answerOf(introductionId, bytes, signatureBytes);
        await grace.connection.refused(Accept, answer, INVALID_ARGUMENT);
      }
      await ada.connection.ok(Cancel, { introductionId });
      const { introductionId: plain } = await ada.connection.ok(Invite, InviteRequest.create(), to);
      await grace.connection.refused(Accept, answerOf(plain, 1_088, 64), INVALID_ARGUMENT);
    },
  },
];
