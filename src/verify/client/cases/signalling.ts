/** Cases of "12. Signalling" and "16. Identity": what a client checks before it talks to a peer. */

import { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import {
  Cancelled,
  CandidateKind,
  Declined,
  EndReason,
  HungUp,
  type Introduction,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { fingerprint } from "../../../crypto/identity.ts";
import { parseIpAddress } from "../../../socket-address.ts";
import { check, present } from "../../shared/fault.ts";
import { PEER_NAME } from "../answers.ts";
import type { ClientCase, ClientSection, Meeting } from "../client-context.ts";
import type { ScriptedPeer } from "../scripted-peer.ts";
import { checkRecipient, declines, hangsUp, noDatagrams } from "./expectations.ts";

const CANDIDATES_MAX = 16;
/** Nobody has it. */
const OTHER_VERSION = 77;

const SIGNALLING_CASES: readonly ClientCase[] = [
  {
    id: "signalling/invite",
    title: "An invitation names its receiver, and has a connection id and HOST candidates with IP addresses and ports",
    async run(context) {
      const connection = await context.registered();
      await context.inviting(connection, await context.peer());
      const { header, body } = present(connection.requests("inviteRequest")[0], "Invite");
      checkRecipient({ header }, PEER_NAME);
      if (body.case === "inviteRequest") checkCandidates(body.value.connectionId, body.value.candidates);
    },
  },
  {
    id: "signalling/accept",
    title: "An acceptance has the id of the introduction, a connection id and HOST candidates",
    async run(context) {
      const connection = await context.registered();
      const { client } = await context.accepting(connection, await context.peer());
      checkCandidates(client.connectionId, client.candidates);
    },
  },
  {
    id: "signalling/capabilities",
    title: "An invitation carries what the client can do on a link",
    async run(context) {
      const connection = await context.registered();
      await context.inviting(connection, await context.peer());
      const { body } = present(connection.requests("inviteRequest")[0], "Invite");
      const capabilities = body.case === "inviteRequest" ? body.value.capabilities : undefined;
      check(capabilities?.versions.includes(1) === true, "capabilities with version 1", () =>
        JSON.stringify(capabilities),
      );
    },
  },
  {
    id: "signalling/declined",
    title: "The client reports that its invitation was declined, and sends no datagram to the peer",
    async run(context) {
      const connection = await context.registered();
      const meeting = await context.inviting(connection, await context.peer());
      const { introductionId } = meeting.peer;
      connection.event({ case: "declined", value: Declined.create({ introductionId }) });
      await context.client.expect("declined");
      noDatagrams(meeting.peer);
    },
  },
  {
    id: "signalling/decline",
    title: "The client declines an invitation with the id of the introduction",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      context.invite(connection, peer);
      await context.client.expect("invited");
      context.client.send({ command: "decline", peer: PEER_NAME });
      const { value } = await connection.request("declineRequest");
      checkId(value.introductionId, peer);
      await context.client.expect("declined");
    },
  },
  {
    id: "signalling/cancelled",
    title: "The client reports that an invitation was withdrawn",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      context.invite(connection, peer);
      await context.client.expect("invited");
      connection.event({ case: "cancelled", value: Cancelled.create({ introductionId: peer.introductionId }) });
      await context.client.expect("cancelled");
    },
  },
  {
    id: "signalling/hangs-up",
    title: "A user who leaves a conversation hangs up",
    async run(context) {
      const { connection, peer } = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      const { value } = await connection.request("hangUpRequest");
      checkId(value.introductionId, peer);
      await context.client.expect("disconnected");
    },
  },
  {
    id: "signalling/hung-up",
    title: "A conversation ends when the server says that the other side hung up",
    async run(context) {
      const { connection, peer } = await context.linkedAsInitiator();
      connection.event({ case: "hungUp", value: HungUp.create({ introductionId: peer.introductionId }) });
      await context.client.expect("disconnected");
    },
  },
  introduction("name", "of another user", ({ peer, client }) => peer.asInvited(client, { name: "mallory" })),
  introduction("keys-none", "without keys", ({ peer, client }) => {
    const { keys: _, ...rest } = peer.asInvited(client);
    return rest;
  }),
  introduction("keys-unsigned", "whose agreement key is not signed", ({ peer, client }) => {
    const { signingKey, agreementKey, signature } = peer.keys;
    const forged = Uint8Array.from(signature, (byte, index) => (index === 5 ? byte ^ 1 : byte));
    return peer.asInvited(client, { keys: { signingKey, agreementKey, signature: forged } });
  }),
  introduction("keys-other", "whose agreement key another key has signed", ({ peer, client }, other) => {
    const { agreementKey, signature } = other.keys;
    return peer.asInvited(client, { keys: { signingKey: peer.keys.signingKey, agreementKey, signature } });
  }),
  introduction("psk-short", "whose psk has not 32 bytes", ({ peer, client }) =>
    peer.asInvited(client, { psk: peer.psk.subarray(1) }),
  ),
  {
    id: "introduction/as-responder",
    title: "A client that accepts an introduction without signed keys sends no datagram to the peer, and hangs up",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      const { signingKey, agreementKey } = peer.keys;
      const keys = { signingKey, agreementKey, signature: new Uint8Array(64) };
      await context.accepting(connection, peer, peer.asInviter({ keys }));
      await context.client.expectError();
      await hangsUp(connection, peer);
      noDatagrams(peer);
    },
  },
  {
    id: "introduction/other-side-is-unreachable",
    title: "A client stops connecting when the other side hangs up with UNREACHABLE",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      await context.accepting(connection, peer);
      const { introductionId } = peer;
      connection.event({ case: "hungUp", value: HungUp.create({ introductionId, reason: EndReason.UNREACHABLE }) });
      await context.client.expectError();
    },
  },
  {
    id: "version/none-in-common-as-inviter",
    title: "A client hangs up with UNSUPPORTED_VERSION on a peer that speaks none of its versions",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      peer.capabilities = Capabilities.create({ versions: [OTHER_VERSION] });
      context.introduce(await context.inviting(connection, peer));
      await hangsUp(connection, peer, EndReason.UNSUPPORTED_VERSION);
      noDatagrams(peer);
    },
  },
  {
    id: "version/none-in-common-as-invited",
    title: "A client declines with UNSUPPORTED_VERSION an inviter that speaks none of its versions",
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      peer.capabilities = Capabilities.create({ versions: [OTHER_VERSION] });
      context.invite(connection, peer);
      const accept = () => context.client.send({ command: "accept", peer: PEER_NAME });
      // A client may decline by itself, and then reports no invitation.
      context.client.expect("invited").then(accept, () => {});
      await declines(connection, peer, EndReason.UNSUPPORTED_VERSION);
    },
  },
];

const IDENTITY_CASES: readonly ClientCase[] = [
  {
    id: "identity/pinned",
    title: "The client connects to a peer again that shows the pinned key",
    async run(context) {
      const first = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      await context.client.expect("disconnected");
      const peer = await context.peer(first.peer.identity);
      const meeting = await context.inviting(first.connection, peer);
      context.introduce(meeting);
      await context.linked(meeting);
    },
  },
  {
    id: "identity/pin-changed",
    title: "The client does not connect to a peer that shows another key than the pinned one, and hangs up",
    async run(context) {
      const { connection } = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      await context.client.expect("disconnected");
      const peer = await context.peer();
      context.introduce(await context.inviting(connection, peer));
      await context.client.expect("error");
      await hangsUp(connection, peer);
      noDatagrams(peer);
    },
  },
  {
    id: "identity/pin-accepted",
    title: "The client connects to a peer with another key once its user has accepted that key",
    async run(context) {
      const { connection } = await context.linkedAsInitiator();
      context.client.send({ command: "leave" });
      await context.client.expect("disconnected");
      const peer = await context.peer();
      const shown = fingerprint(peer.keys.signingKey);
      context.client.send({ command: "acceptKey", peer: PEER_NAME, fingerprint: shown });
      await context.client.expect("keyAccepted");
      const meeting = await context.inviting(connection, peer);
      context.introduce(meeting);
      await context.linked(meeting);
    },
  },
  {
    id: "identity/pin-needs-link",
    title: "The key of a peer to whom there was no link is not pinned",
    async run(context) {
      const connection = await context.registered();
      const stranger = await context.peer();
      context.introduce(await context.inviting(connection, stranger));
      await stranger.sealed();
      connection.event({ case: "hungUp", value: HungUp.create({ introductionId: stranger.introductionId }) });
      await context.client.expectError();
      const peer = await context.peer();
      const meeting = await context.inviting(connection, peer);
      context.introduce(meeting);
      await context.linked(meeting);
    },
  },
];

export const SIGNALLING: ClientSection = { title: "12. Signalling", cases: SIGNALLING_CASES };
export const IDENTITY: ClientSection = { title: "16. Identity", cases: IDENTITY_CASES };

/** @param introduce  returns the introduction that the client must not use */
function introduction(
  id: string,
  what: string,
  introduce: (meeting: Meeting, other: ScriptedPeer) => Introduction,
): ClientCase {
  return {
    id: `introduction/${id}`,
    title: `The client hangs up after an introduction ${what}, and sends no datagram to the peer`,
    async run(context) {
      const connection = await context.registered();
      const peer = await context.peer();
      const meeting = await context.inviting(connection, peer);
      const value = introduce(meeting, await context.peer());
      connection.event({ case: "accepted", value: { introduction: value } });
      await context.client.expectError();
      await hangsUp(connection, peer);
      noDatagrams(meeting.peer);
    },
  };
}

function checkId(id: number, { introductionId }: ScriptedPeer): void {
  check(id === introductionId, `the introduction ${introductionId}`, () => `the introduction ${id}`);
}

function checkCandidates(connectionId: bigint, candidates: Meeting["client"]["candidates"]): void {
  check(connectionId !== 0n, "a connection id of 64 random bits", () => "0");
  check(candidates.length <= CANDIDATES_MAX, `at most ${CANDIDATES_MAX} candidates`, () => `${candidates.length}`);
  for (const { kind, address, port } of candidates) {
    const shown = (): string => `${address} port ${port} of the kind ${kind}`;
    const isOwn = kind === CandidateKind.HOST || kind === CandidateKind.PORT_MAPPED;
    check(isOwn, "candidates of the kinds HOST and PORT_MAPPED", shown);
    check(parseIpAddress(address) !== undefined, "IP addresses in text form", shown);
    check(port > 0, "ports", shown);
  }
  const hosts = candidates.filter(({ kind }) => kind === CandidateKind.HOST);
  const ports = new Set(hosts.map(({ port }) => port));
  check(hosts.length > 0, "the addresses of the client's interfaces as candidates", () => "none");
  check(ports.size === 1, "the port of one UDP socket", () => [...ports].join(", "));
}
