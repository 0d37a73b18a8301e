import { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import {
  AnnouncementAsked,
  type AnnounceRequest,
  AnnounceResponse,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { ANNOUNCED_ID_BYTES, ANNOUNCED_PROOF_BYTES } from "../../../crypto/link/announcement.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { Announcement } from "../../state/introductions/announcements.ts";
import { moveOf } from "../../state/introductions/introduction-moves.ts";
import {
  givesWay,
  knownConnectivity,
  NO_KEY_EXCHANGE,
  otherSide,
  sideOf,
} from "../../state/introductions/introductions.ts";
import { onlyLogin } from "../../state/outbox.ts";
import { loginOf, type Refusable } from "../../state/route.ts";
import { changeIntroduction } from "../contact-changes.ts";
import { endForNewInvitation, endLostBeyondLimit } from "./end-introduction.ts";
import { moveIntroduction } from "./move-introduction.ts";
import { CANDIDATE_REFUSALS, grantRelay, isRelayOnly, NO_RELAY } from "./own-side.ts";

export const ANNOUNCE_REFUSALS = [
  ["INVALID_ARGUMENT", "The announced id or proof does not have 32 bytes."],
  NO_RELAY,
  ...CANDIDATE_REFUSALS,
  [
    "LIMIT_REACHED",
    "The caller has `introductionsMax` conversations, sent invitations and other announcements together.",
  ],
] as const;

/**
 * Keeps what one side announces until the other side announces the same. The response, and all that it took to make it,
 * are the same whether there is a user with the name or not.
 */
export function announce(
  state: ChatState,
  request: AnnounceRequest,
  context: Refusable<(typeof ANNOUNCE_REFUSALS)[number][0]>,
): AnnounceResponse {
  const login = loginOf(context);
  const { introductions, announcements } = state;
  const { announcedId, announcedProof, inviter: isInviter, connectivity } = request;
  if (announcedId.length !== ANNOUNCED_ID_BYTES || announcedProof.length !== ANNOUNCED_PROOF_BYTES) {
    const lengths = `${ANNOUNCED_ID_BYTES} and ${ANNOUNCED_PROOF_BYTES} bytes`;
    throw context.refusal("INVALID_ARGUMENT", `The announced id and proof must have ${lengths}.`);
  }
  const side = {
    user: login.user,
    login,
    isLost: false,
    relayOnly: isRelayOnly(state, login, request, context),
    candidates: introductions.candidatesOf(login, request, context),
    connectionId: 0n,
    capabilities: Capabilities.create(),
    keyExchange: NO_KEY_EXCHANGE,
    connectivity: knownConnectivity(connectivity),
  };
  const { target } = context.recipient ?? {};
  const to = target?.case === "user" ? target.value : "";
  const id = Buffer.from(announcedId).toString("hex");
  introductions.checkRoomToAnnounce(login, state.directory.find(to), id, context);
  const own = { side, to, id, proof: Uint8Array.from(announcedProof), isInviter };
  announcements.add(own, context.nowMs);
  const other = counterpartOf(state, own);
  if (other !== undefined) reintroduce(state, isInviter ? [own, other] : [other, own]);
  else askOther(state, own);
  return AnnounceResponse.create();
}

/** The named user's announcement of the same conversation, if there is one. */
function counterpartOf({ directory, announcements }: ChatState, own: Announcement): Announcement | undefined {
  const user = directory.find(own.to);
  const other = user && announcements.find(user, own.id);
  const isCounterpart =
    other !== undefined && other.isInviter !== own.isInviter && directory.find(other.to) === own.side.user;
  return isCounterpart ? other : undefined;
}

/**
 * Makes the conversation of two announcements, if the inviter may still invite the other user. If not, both go on to
 * wait, so that neither side learns why.
 */
function reintroduce(state: ChatState, [inviter, invited]: readonly [Announcement, Announcement]): void {
  const { introductions, announcements, directory } = state;
  const [one, other] = [inviter.side.user, invited.side.user];
  if (!directory.may("connect", one, other)) return;
  const earlier = introductions.between(one, other);
  if (earlier !== undefined && ![one, other].some((user) => givesWay(earlier, user))) return;
  for (const each of [inviter, invited]) announcements.remove(each);
  const introduction = introductions.createAnnounced(inviter.side, invited.side);
  grantRelay(state, introduction);
  const announced = { id: inviter.id, proofs: { inviter: inviter.proof, invited: invited.proof } };
  changeIntroduction(state, introduction, () => {
    moveIntroduction(state, introduction, moveOf("NONE", "Announce", "server"), { announced });
    // Later, because a client whose link goes on must first learn of its new id.
    if (earlier !== undefined) endForNewInvitation(state, earlier);
  });
  for (const user of [one, other]) endLostBeyondLimit(state, user);
}

/** If the server still has the conversation, the other side may have stayed logged in, and knows nothing of the loss. */
function askOther({ directory, introductions, outbox }: ChatState, { side: { user }, to }: Announcement): void {
  const other = directory.find(to);
  const introduction = other && introductions.between(user, other);
  if (introduction === undefined) return;
  const own = sideOf(introduction, user);
  const { login, isLost } = otherSide(introduction, user);
  const isOwnLost = own.isLost || own.login?.isDetached === true;
  if (!isOwnLost || isLost || login === undefined) return;
  const asked = AnnouncementAsked.create({ introductionId: introduction.id });
  outbox.emit(onlyLogin(login), events.AnnouncementAsked, asked);
}
