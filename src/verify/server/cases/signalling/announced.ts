/** Cases of "12. Signalling": conversations that both sides announce after a login again. */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Announce, Block, events, HangUp, Invite, LogOff } from "../../../../../generated/chatwire/v1/rules.ts";
import { AnnounceRequest, HangUpRequest, InviteRequest } from "../../../../../generated/chatwire/v1/signalling.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { CANDIDATES, candidateText } from "./conversation.ts";

const { ALREADY_INTRODUCED, INVALID_ARGUMENT } = ErrorCode;
const ANNOUNCING = { features: [Feature.ANNOUNCED_CONVERSATIONS] };
const PROOFS = { inviter: new Uint8Array(32).fill(2), invited: new Uint8Array(32).fill(3) };

/** Two users whose only clients have the feature, and who have nothing to do with each other. */
async function announcing(context: ServerContext): Promise<{ ada: User; grace: User }> {
  context.needs("ANNOUNCED_CONVERSATIONS");
  const again = async (role: "ada" | "grace"): Promise<User> => {
    const user = await context.user(role);
    await user.connection.ok(LogOff, {});
    return { ...user, ...(await context.again(user, ANNOUNCING)) };
  };
  return { ada: await again("ada"), grace: await again("grace") };
}

/** @param byte  of which the id is made: a server keeps an announcement for longer than a case lasts */
function announcementOf(role: "inviter" | "invited", byte: number): AnnounceRequest {
  const announced = { announcedId: new Uint8Array(32).fill(byte), announcedProof: PROOFS[role] };
  return AnnounceRequest.create({ ...announced, inviter: role === "inviter", candidates: CANDIDATES });
}

export const ANNOUNCED_CASES: readonly ServerCase[] = [
  {
    id: "signalling/announced",
    title:
      "A conversation that both sides announce is made: Reintroduced, with the proof and candidates of the other side",
    heading: "Announced conversations",
    async run(context) {
      const { ada, grace } = await announcing(context);
      await ada.connection.ok(Announce, announcementOf("inviter", 1), { user: grace.name });
      await ada.connection.noEvent(events.Reintroduced, "only one side has announced it");
      await grace.connection.ok(Announce, announcementOf("invited", 1), { user: ada.name });
      const ids: number[] = [];
      for (const [user, other, proof] of [
        [ada, grace, PROOFS.invited],
        [grace, ada, PROOFS.inviter],
      ] as const) {
        const { introduction, announcedId, announcedProof } = await user.connection.event(events.Reintroduced);
        check(introduction !== undefined, "an introduction in Reintroduced", () => "none");
        checkEqual(introduction.name, other.name, "name");
        checkEqual(candidateText(introduction.candidates), candidateText(CANDIDATES), "candidates");
        checkEqual(hex(announcedId), hex(new Uint8Array(32).fill(1)), "announced_id");
        checkEqual(hex(announcedProof), hex(proof), "announced_proof of the other side");
        ids.push(introduction.introductionId);
      }
      checkEqual(ids[1], ids[0], "introduction_id of the other side");
      await grace.connection.refused(Invite, InviteRequest.create(), ALREADY_INTRODUCED, { user: ada.name });
      await ada.connection.ok(HangUp, HangUpRequest.create({ introductionId: ids[0] ?? 0 }));
      await grace.connection.event(events.HungUp, ({ introductionId }) => introductionId === ids[0]);
    },
  },
  {
    id: "signalling/announced-by-others",
    title:
      "An announcement is answered alike whoever has the name, and makes nothing without the same one of that user",
    heading: "Announced conversations",
    async run(context) {
      const { ada, grace } = await announcing(context);
      for (const user of [grace.name, `${grace.name}-nobody`.slice(0, 32), ada.name])
        await ada.connection.ok(Announce, announcementOf("inviter", 2), { user });
      // The same role, and another id.
      await grace.connection.ok(Announce, announcementOf("inviter", 2), { user: ada.name });
      await grace.connection.ok(Announce, announcementOf("invited", 3), { user: ada.name });
      await ada.connection.noEvent(events.Reintroduced, "nobody has announced the same");
      await ada.connection.refused(Announce, AnnounceRequest.create(), INVALID_ARGUMENT, { user: grace.name });
    },
  },
  {
    id: "signalling/announced-and-blocked",
    title: "A conversation is not made if one of the two blocks the other, and no answer tells of it",
    heading: "Announced conversations",
    async run(context) {
      const { ada } = await announcing(context);
      const grace = await context.newUser(ANNOUNCING);
      await grace.connection.ok(Block, {}, { user: ada.name });
      await ada.connection.ok(Announce, announcementOf("inviter", 4), { user: grace.name });
      await grace.connection.ok(Announce, announcementOf("invited", 4), { user: ada.name });
      await ada.connection.noEvent(events.Reintroduced, "it is blocked");
      await grace.connection.noEvent(events.Reintroduced, "it is blocked");
    },
  },
];
