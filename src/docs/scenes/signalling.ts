/** Scenes between two clients, through the server. */

import { HangUp } from "../../../generated/chatwire/v1/rules.ts";
import { HangUpRequest } from "../../../generated/chatwire/v1/signalling.ts";
import type { CallOptions } from "../../client/connection/call.ts";
import type { Invitation } from "../../client/conversations/introductions/introduction.ts";
import type { PeerLink } from "../../client/conversations/link/peer-link.ts";
import { ClosedError, UsageError } from "../../errors.ts";
import { DEFAULT_LIMITS } from "../../limits.ts";
import { ADA } from "./client-server.ts";
import type { Scene, Stage } from "./stage.ts";

export const SIGNALLING: readonly Scene[] = [
  {
    title: "Invite, and decline",
    play: async (stage) => {
      const inviting = invite(stage);
      const invitation = await stage.run(nextInvitation(stage));
      await stage.run(invitation.decline());
      await stage.refused(inviting);
    },
    messages: [
      'ada->>server: InviteRequest to "grace", ephemeralKey 32 bytes',
      "ada->>server: OpenDatagramRequest",
      'server->>grace: Invited from "ada", ephemeralKey 32 bytes',
      "server->>ada: InviteResponse",
      "server->>ada: OpenDatagramResponse",
      "ada-->>server: ProbeRequest (2 times)",
      "server-->>ada: ProbeResponse (2 times)",
      "ada->>server: OfferCandidatesRequest",
      "server->>ada: OfferCandidatesResponse",
      "grace->>server: DeclineRequest",
      "server->>ada: Declined",
      "server->>grace: DeclineResponse",
    ],
  },
  {
    title: "Invite, and withdraw",
    play: async (stage) => {
      const withdrawing = new AbortController();
      const inviting = invite(stage, { signal: withdrawing.signal });
      await stage.run(nextInvitation(stage));
      withdrawing.abort(new ClosedError("CANCELLED", "Enough."));
      await stage.refused(inviting);
    },
    messages: [
      'ada->>server: InviteRequest to "grace", ephemeralKey 32 bytes',
      "ada-->>server: ProbeRequest (2 times)",
      "server-->>ada: ProbeResponse (2 times)",
      'server->>grace: Invited from "ada", ephemeralKey 32 bytes',
      "server->>ada: InviteResponse",
      "ada->>server: CancelRequest",
      "server->>grace: Cancelled",
      "server->>ada: CancelResponse",
    ],
  },
  {
    title: "An invitation that expires",
    play: async (stage) => {
      const inviting = invite(stage, { timeoutMs: 2 * DEFAULT_LIMITS.invitationTimeoutMs });
      await stage.run(nextInvitation(stage));
      await stage.refused(inviting);
    },
    messages: [
      'ada->>server: InviteRequest to "grace", ephemeralKey 32 bytes',
      "ada-->>server: ProbeRequest (2 times)",
      "server-->>ada: ProbeResponse (2 times)",
      'server->>grace: Invited from "ada", ephemeralKey 32 bytes',
      "server->>ada: InviteResponse",
      "server->>ada: Declined",
      "server->>grace: Cancelled",
    ],
  },
  {
    title: "Invite, and accept",
    play: async (stage) => {
      const inviting = invite(stage);
      const invitation = await stage.run(nextInvitation(stage));
      await stage.run(invitation.accept());
      await stage.run(inviting);
    },
    messages: [
      'ada->>server: InviteRequest to "grace", ephemeralKey 32 bytes',
      "ada-->>server: ProbeRequest (2 times)",
      "server-->>ada: ProbeResponse (2 times)",
      'server->>grace: Invited from "ada", ephemeralKey 32 bytes',
      "server->>ada: InviteResponse",
      "grace->>server: AcceptRequest ephemeralKey 32 bytes",
      "grace->>server: OpenDatagramRequest",
      'server->>ada: Accepted name "grace", ephemeralKey 32 bytes',
      'server->>grace: AcceptResponse name "ada"',
      "server->>grace: OpenDatagramResponse",
      "grace-->>server: ProbeRequest (2 times)",
      "server-->>grace: ProbeResponse (2 times)",
      "grace->>server: OfferCandidatesRequest",
      "server->>ada: CandidatesOffered",
      "server->>grace: OfferCandidatesResponse",
    ],
  },
  {
    title: "A lost connection, and a new invitation",
    play: async (stage) => {
      await stage.lose("ada");
      const ada = await stage.connect("ada");
      await stage.run(ada.logIn(ADA));
      const inviting = invite(stage);
      const invitation = await stage.run(nextInvitation(stage));
      await stage.run(invitation.accept());
      await stage.run(inviting);
    },
    messages: [
      "ada->>server: HelloRequest",
      "server->>ada: HelloResponse",
      "ada->>server: BeginLoginRequest",
      "server->>ada: BeginLoginResponse",
      "ada->>server: FinishLoginRequest",
      "server->>ada: FinishLoginResponse",
      "ada->>server: FetchTextsRequest",
      'server->>ada: FetchTextsResponse texts "ada" "hello", "ada" "are you there?", "ada" "pay 100", "grace" "I am here"',
      'ada->>server: InviteRequest to "grace", ephemeralKey 32 bytes',
      "ada->>server: OpenDatagramRequest",
      "server->>grace: HungUp reason CONNECTION_LOST",
      'server->>grace: Invited from "ada", ephemeralKey 32 bytes',
      "server->>ada: InviteResponse",
      "server->>ada: OpenDatagramResponse",
      "ada-->>server: ProbeRequest (2 times)",
      "server-->>ada: ProbeResponse (2 times)",
      "ada->>server: OfferCandidatesRequest",
      "server->>ada: OfferCandidatesResponse",
      "grace->>server: AcceptRequest ephemeralKey 32 bytes",
      "grace-->>server: ProbeRequest (2 times)",
      "server-->>grace: ProbeResponse (2 times)",
      'server->>ada: Accepted name "grace", ephemeralKey 32 bytes',
      'server->>grace: AcceptResponse name "ada"',
    ],
  },
  {
    title: "UDP that stops passing",
    play: async (stage) => {
      stage.letUdpPass(false);
      await stage.pass(4_500);
      stage.letUdpPass(true);
    },
    messages: [
      "grace-->>server: ProbeRequest (4 times)",
      "grace->>server: OfferCandidatesRequest",
      "server->>ada: CandidatesOffered",
      "server->>grace: OfferCandidatesResponse",
      "grace-->>server: ProbeRequest (4 times)",
      "ada-->>server: ProbeRequest (4 times)",
      "ada->>server: OfferCandidatesRequest",
      "server->>grace: CandidatesOffered",
      "server->>ada: OfferCandidatesResponse",
      "ada-->>server: ProbeRequest (2 times)",
      "grace-->>server: ProbeRequest (4 times)",
      "ada-->>server: ProbeRequest (2 times)",
      "grace-->>server: ProbeRequest (4 times)",
      "ada->>server: BindRelayRequest",
      "grace->>server: BindRelayRequest",
      "server->>ada: BindRelayResponse",
      "server->>grace: BindRelayResponse",
    ],
  },
  {
    title: "Hang up",
    play: async (stage) => {
      const { introductionId } = stage;
      await stage.run(stage.ada.call(HangUp, HangUpRequest.create({ introductionId })));
    },
    messages: ["ada->>server: HangUpRequest", "server->>grace: HungUp", "server->>ada: HangUpResponse"],
  },
];

/** Ada invites grace, who may refuse while nobody waits for the outcome. */
function invite({ ada }: Stage, options: CallOptions = {}): Promise<PeerLink> {
  const inviting = ada.connectTo("grace", options);
  inviting.catch(() => {});
  return inviting;
}

async function nextInvitation({ grace }: Stage): Promise<Invitation> {
  for await (const invitation of grace.conversations.invitations) return invitation;
  throw new UsageError("Grace got no invitation.");
}
