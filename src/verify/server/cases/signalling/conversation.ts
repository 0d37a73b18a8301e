import { Accept, events, Invite } from "../../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  CandidateKind,
  type Introduction,
  InviteRequest,
} from "../../../../../generated/chatwire/v1/signalling.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerContext } from "../../server-context.ts";

export const [ID_OF_INVITER, ID_OF_INVITED] = [0x1122_3344_5566_7788n, 0xffee_ddcc_bbaa_9988n];

export const host = (address: string, port = 4_433): Candidate =>
  Candidate.create({ kind: CandidateKind.HOST, address, port });
/** Addresses for documentation (RFC 5737, RFC 3849). */
export const CANDIDATES = [host("192.0.2.1"), host("2001:db8::1")];

export interface Invitation {
  readonly inviter: User;
  readonly invited: User;
  readonly introductionId: number;
}

export async function invite(context: ServerContext): Promise<Invitation> {
  const [inviter, invited] = [await context.user("ada"), await context.user("grace")];
  const request = InviteRequest.create({ candidates: CANDIDATES, connectionId: ID_OF_INVITER });
  const { introductionId } = await inviter.connection.ok(Invite, request, { user: invited.name });
  const event = await invited.connection.event(events.Invited);
  checkEqual(event.introductionId, introductionId, "introduction_id of Invited");
  checkEqual(event.from, inviter.name, "from of Invited");
  return { inviter, invited, introductionId };
}

export interface Conversation extends Invitation {
  readonly toInvited: Introduction;
  readonly toInviter: Introduction;
}

export async function converse(context: ServerContext): Promise<Conversation> {
  const invitation = await invite(context);
  const { inviter, invited, introductionId } = invitation;
  const request = AcceptRequest.create({ introductionId, candidates: CANDIDATES, connectionId: ID_OF_INVITED });
  const { introduction: toInvited } = await invited.connection.ok(Accept, request);
  const { introduction: toInviter } = await inviter.connection.event(events.Accepted);
  check(toInvited !== undefined, "an introduction in the response to Accept", () => "none");
  check(toInviter !== undefined, "an introduction in Accepted", () => "none");
  return { ...invitation, toInvited, toInviter };
}

export function candidateText(candidates: readonly Candidate[]): string {
  return candidates.map(({ kind, address, port }) => `${kind} ${address} ${port}`).join(", ");
}

export function networkOf(introduction: Introduction | undefined): string {
  const { ipv4, ipv6 } = introduction?.connectivity ?? {};
  const families = Object.entries({ ipv4, ipv6 }).flatMap(([name, facts]) =>
    facts === undefined ? [] : [`${name} ${facts.udpWorks} ${facts.hasNat} ${facts.mapping}`],
  );
  return families.join(", ") || "none";
}
