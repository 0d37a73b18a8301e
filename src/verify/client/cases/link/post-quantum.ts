/**
 * Cases of "Post-quantum secret" in "15. Peer to peer". A client may lack ML-KEM-768. Each case finds out first, by an
 * invitation of the client, and then wants what is right for one that has it or for one that has not.
 */

import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Declined } from "../../../../../generated/chatwire/v1/signalling.ts";
import { CIPHERTEXT_BYTES, ENCAPSULATION_KEY_BYTES } from "../../../../crypto/post-quantum/kem.ts";
import { KEM_SIGNATURE_BYTES, verifyEncapsulationKey } from "../../../../crypto/post-quantum/signatures.ts";
import { DatagramKind } from "../../../../framing/datagram.ts";
import { nameKey } from "../../../../name.ts";
import { check, present } from "../../../shared/fault.ts";
import { PEER_NAME } from "../../answers.ts";
import type { BodyOf, ClientConnection } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { describeDatagrams } from "../../peer-socket.ts";
import type { ScriptedPeer } from "../../scripted-peer.ts";

const HEADING = "Post-quantum secret";

/** All numbers in this key are 0, so it is well-formed (FIPS 203, section 7.2). */
const KEY_OF_ZEROS = new Uint8Array(ENCAPSULATION_KEY_BYTES);
/** No number in this key is reduced modulo q. */
const KEY_NOT_REDUCED = new Uint8Array(ENCAPSULATION_KEY_BYTES).fill(0xff);

export const POST_QUANTUM: readonly ClientCase[] = [
  {
    id: "post-quantum/offer",
    title:
      "A client with POST_QUANTUM sends a new and signed encapsulation key in each invitation, one without sends none",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const [first, second] = [await declinedInvite(context, connection), await declinedInvite(context, connection)];
      for (const invite of [first, second]) {
        const wanted = offers(invite.capabilities) ? [ENCAPSULATION_KEY_BYTES, KEM_SIGNATURE_BYTES] : [0, 0];
        const lengths = [invite.encapsulationKey.length, invite.encapsulationKeySignature.length];
        const text = `a key and a signature of ${wanted.join(" and ")} bytes`;
        check(lengths.join() === wanted.join(), text, () => `${lengths.join(" and ")} bytes`);
        if (offers(invite.capabilities)) checkSigned(connection, invite);
      }
      const isSame = Buffer.from(first.encapsulationKey).equals(second.encapsulationKey);
      check(!offers(first.capabilities) || !isSame, "another key in each invitation", () => "the same key");
    },
  },
  {
    id: "post-quantum/ciphertext-removed",
    title:
      "A client whose key the peer has not used, although the server says that the peer has POST_QUANTUM, hangs up",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const { peer, meeting, has } = await invitingPeer(context, connection);
      context.introduce(meeting, { capabilities: withPostQuantum(peer) });
      if (!has) return void (await peer.initiation());
      await context.client.expectError();
      await hangsUp(connection, peer);
      noDatagrams(peer);
    },
  },
  {
    id: "post-quantum/hidden",
    title: "A client leaves a peer that names POST_QUANTUM inside the seal only, if both have it and use it not",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const { peer, meeting, has } = await invitingPeer(context, connection);
      context.introduce(meeting);
      const initiation = await peer.initiation();
      peer.capabilities = withPostQuantum(peer);
      peer.respond(meeting.client, initiation);
      if (!has) return void (await context.client.expect("connected"));
      await context.client.expectError();
      await hangsUp(connection, peer);
    },
  },
  {
    id: "post-quantum/ciphertext-unsigned",
    title: "A client with POST_QUANTUM hangs up after a ciphertext that the peer has not signed",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const { peer, meeting, has } = await invitingPeer(context, connection);
      const ciphertextSignature = new Uint8Array(KEM_SIGNATURE_BYTES);
      context.introduce(meeting, { ciphertext: new Uint8Array(CIPHERTEXT_BYTES), ciphertextSignature });
      if (!has) return void (await peer.initiation());
      await context.client.expectError();
      await hangsUp(connection, peer);
      noDatagrams(peer);
    },
  },
  {
    id: "post-quantum/malformed-key",
    title: "A client with POST_QUANTUM declines an invitation with a malformed key, one without accepts it",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const has = offers((await declinedInvite(context, connection)).capabilities);
      const peer = await context.peer();
      peer.encapsulationKey = KEY_NOT_REDUCED;
      if (!has) return checkIgnored(await acceptedKey(context, connection, peer));
      context.invite(connection, peer);
      await context.client.expect("invited", ({ from }) => from === PEER_NAME);
      context.client.send({ command: "accept", peer: PEER_NAME });
      await connection.request("declineRequest", ({ introductionId }) => introductionId === peer.introductionId);
      await context.client.expectError();
      noDatagrams(peer);
    },
  },
  {
    id: "post-quantum/key-unsigned",
    title: "A client with POST_QUANTUM that has used a key hangs up if the inviter has not signed it",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      const has = offers((await declinedInvite(context, connection)).capabilities);
      const peer = await context.peer();
      peer.encapsulationKey = KEY_OF_ZEROS;
      const accept = await acceptedKey(context, connection, peer);
      if (!has) {
        checkIgnored(accept);
        await peer.datagram(DatagramKind.PUNCH, "a PUNCH to the peer's candidate");
        return;
      }
      check(accept.ciphertext.length === CIPHERTEXT_BYTES, "a ciphertext", () => `${accept.ciphertext.length} bytes`);
      await context.client.expectError();
      await hangsUp(connection, peer);
      noDatagrams(peer);
    },
  },
];

type InviteBody = BodyOf<"inviteRequest">;

function offers(capabilities: Capabilities | undefined): boolean {
  return capabilities?.features.includes(Feature.POST_QUANTUM) === true;
}

function withPostQuantum({ capabilities }: ScriptedPeer): Capabilities {
  return Capabilities.create({ ...capabilities, features: [...capabilities.features, Feature.POST_QUANTUM] });
}

/** The client invites the peer. */
async function invitingPeer(context: ClientContext, connection: ClientConnection) {
  const peer = await context.peer();
  const meeting = await context.inviting(connection, peer);
  return { peer, meeting, has: offers(lastInvite(connection).capabilities) };
}

/** The client invites the peer, who declines. */
async function declinedInvite(context: ClientContext, connection: ClientConnection): Promise<InviteBody> {
  const { introductionId } = (await invitingPeer(context, connection)).peer;
  connection.event({ case: "declined", value: Declined.create({ introductionId }) });
  await context.client.expect("declined");
  return lastInvite(connection);
}

function lastInvite(connection: ClientConnection): InviteBody {
  const { body } = present(connection.requests("inviteRequest").at(-1), "Invite");
  if (body.case !== "inviteRequest") throw new Error("The request is no Invite.");
  return body.value;
}

/** The peer invites the client, which accepts. */
async function acceptedKey(context: ClientContext, connection: ClientConnection, peer: ScriptedPeer) {
  await context.accepting(connection, peer);
  const { body } = present(connection.requests("acceptRequest").at(-1), "Accept");
  if (body.case !== "acceptRequest") throw new Error("The request is no Accept.");
  return body.value;
}

function checkIgnored({ ciphertext, ciphertextSignature }: BodyOf<"acceptRequest">): void {
  const length = ciphertext.length + ciphertextSignature.length;
  check(length === 0, "no ciphertext without POST_QUANTUM", () => `${length} bytes`);
}

function checkSigned(connection: ClientConnection, invite: InviteBody): void {
  const { body } = present(connection.requests("registerRequest")[0], "Register");
  const user = body.case === "registerRequest" ? body.value : undefined;
  const offered = {
    inviter: nameKey(user?.name ?? ""),
    invited: nameKey(PEER_NAME),
    inviterConnectionId: invite.connectionId,
    encapsulationKey: invite.encapsulationKey,
  };
  const signingKey = user?.keys?.signingKey ?? new Uint8Array(0);
  const isSigned = verifyEncapsulationKey(signingKey, offered, invite.encapsulationKeySignature);
  check(isSigned, "a key that the user's signing key has signed", () => "another signature");
}

async function hangsUp(connection: ClientConnection, peer: ScriptedPeer): Promise<void> {
  await connection.request("hangUpRequest", ({ introductionId }) => introductionId === peer.introductionId);
}

/** The client has hung up or declined, so nothing is on its way. */
function noDatagrams({ socket }: ScriptedPeer): void {
  const all = socket.received.all;
  check(all.length === 0, "no datagram to the peer", () => describeDatagrams(all));
}
