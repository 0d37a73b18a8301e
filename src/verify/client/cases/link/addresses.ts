/** Cases of "15. Peer to peer": addresses that the peer announces on a link. */

import { Capabilities, Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { PeerAddresses } from "../../../../../generated/chatwire/v1/peer.ts";
import { Candidate, CandidateKind } from "../../../../../generated/chatwire/v1/signalling.ts";
import { check, Skip } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import type { PeerSocket } from "../../peer-socket.ts";
import type { LinkMessage, ScriptedLink } from "../../scripted-link.ts";
import { refused } from "../expectations.ts";

const SHORT_REQUEST_BYTES_MAX = 100;

export const ADDRESSES: readonly ClientCase[] = [
  {
    id: "addresses/taken",
    title: "The client moves to an address that the peer announces, if the peer withdraws the one in use",
    heading: "Announced addresses",
    async run(context) {
      const { link, other, first } = await announcing(context);
      link.deafTo.add(first);
      announce(context, link, other);
      for (let nonce = 100n; nonce < 200n; nonce++) {
        link.ping(nonce);
        const answer = await link.expect("peerPingResponse", (value) => value.nonce === nonce, "the answer to a ping");
        if (answer.to === other) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      check(false, "answers at the announced address", () => link.describe());
    },
  },
  {
    id: "addresses/announced",
    title: "The client announces its addresses although they are those of the introduction",
    heading: "Announced addresses",
    async run(context) {
      const { link } = await announcing(context);
      await link.expect("peerAddresses", () => true, "the addresses of the client");
    },
  },
  {
    id: "addresses/proven-first",
    title: "An announced address that does not answer gets short requests only",
    heading: "Announced addresses",
    async run(context) {
      const { link, other } = await announcing(context);
      link.deafTo.add(other);
      announce(context, link, other);
      const isThere = (message: LinkMessage): boolean => message.to === other;
      await link.expect("peerPathRequest", (_, message) => isThere(message), "a request at the announced address");
      await context.quiet();
      await link.settle();
      const longest = Math.max(...link.received.all.filter(isThere).map(({ bytes }) => bytes));
      check(longest <= SHORT_REQUEST_BYTES_MAX, "short requests only", () => `a datagram of ${longest} bytes`);
    },
  },
  {
    id: "addresses/unusable",
    title: "The client ignores announced addresses that are not unicast IP addresses, and takes the others",
    heading: "Announced addresses",
    async run(context) {
      const { link, other } = await announcing(context);
      const bad = ["255.255.255.255", "0.0.0.0", "example.com", "ff02::1", ""];
      const addresses = bad.map((address) => Candidate.create({ address, port: 9 }));
      const good = addressOf(context, other);
      link.sendReliable({ case: "peerAddresses", value: PeerAddresses.create({ addresses: [...addresses, good] }) });
      await link.expect("peerPathRequest", (_, { to }) => to === other, "a request at the address that is usable");
    },
  },
  {
    id: "addresses/feature",
    title: "The client refuses announced addresses if the feature is not agreed",
    heading: "Announced addresses",
    async run(context) {
      const { link } = await context.linkedAsInitiator(undefined, Capabilities.create({ versions: [1] }));
      const sequence = link.sendReliable({ case: "peerAddresses", value: PeerAddresses.create() });
      await refused(link, Command.PEER_ADDRESSES, sequence, "UNKNOWN_COMMAND");
    },
  },
];

/** A link with the feature, on which the peer has a second socket. @throws Skip the client lacks the feature */
async function announcing(
  context: ClientContext,
): Promise<{ readonly link: ScriptedLink; readonly first: PeerSocket; readonly other: PeerSocket }> {
  const offered = Capabilities.create({ versions: [1], features: [Feature.PEER_ADDRESSES] });
  const { link, peer, connection } = await context.linkedAsInitiator(undefined, offered);
  const [invitation] = connection.requests("inviteRequest");
  const capabilities = invitation?.body.case === "inviteRequest" ? invitation.body.value.capabilities : undefined;
  if (capabilities?.features.includes(Feature.PEER_ADDRESSES) !== true)
    throw new Skip("the client lacks PEER_ADDRESSES");
  const other = await context.socket();
  link.listen(other);
  return { link, first: peer.socket, other };
}

function announce(context: ClientContext, link: ScriptedLink, socket: PeerSocket): void {
  const addresses = [addressOf(context, socket)];
  link.sendReliable({ case: "peerAddresses", value: PeerAddresses.create({ addresses }) });
}

function addressOf({ options }: ClientContext, { port }: PeerSocket): Candidate {
  return Candidate.create({ kind: CandidateKind.HOST, address: options.host, port });
}
