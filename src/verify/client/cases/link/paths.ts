/** Cases of "Paths" in "15. Peer to peer", on a link that is connected. */

import { PeerPathRequest } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import type { PeerSocket } from "../../peer-socket.ts";
import { encodeLinkMessage, type LinkMessage, type ScriptedLink } from "../../scripted-link.ts";

const DATAGRAM_BYTES_MAX = 1_200;
/** A request without padding has 51 bytes; unknown fields may be in it. */
const SHORT_REQUEST_BYTES_MAX = 100;

export const PATHS: readonly ClientCase[] = [
  {
    id: "path/answered",
    title: "The client answers a PeerPath where it came from",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      const value = PeerPathRequest.create({ token: 0xfedc_ba98_7654_3210n });
      link.sendBytes(link.seal(encodeLinkMessage({ case: "peerPathRequest", value })), moved);
      await link.expect(
        "peerPathResponse",
        ({ token }, { to }) => token === value.token && to === moved,
        "the answer at the address of the request",
      );
    },
  },
  {
    id: "path/stays",
    title: "A datagram from another address does not move the path while the old one works",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.sendBytes(link.sealPing(100n), moved);
      const { to } = await link.expect("peerPingResponse", ({ nonce }) => nonce === 100n, "the answer to a ping");
      check(to !== moved, "the answer on the path in use", () => "the answer at another address");
      await link.expect(
        "peerPathRequest",
        (_, message) => message.to === moved,
        "a request for a proof at the other address",
      );
      link.ping(101n);
      const again = await link.expect("peerPingResponse", ({ nonce }) => nonce === 101n, "the answer to a ping");
      check(again.to !== moved, "the answer on the path in use", () => "the answer at another address");
    },
  },
  {
    id: "path/unproven",
    title: "An address that does not prove itself gets at most three times the bytes that came from it",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.deafTo.add(moved);
      const bytes = link.sealPing(100n);
      link.sendBytes(bytes, moved);
      await link.expect(
        "peerPathRequest",
        (_, message) => message.to === moved,
        "a request for a proof at the address",
      );
      await context.quiet();
      const there = link.received.all.filter(({ to }) => to === moved).reduce((sum, each) => sum + each.bytes, 0);
      check(there <= 3 * bytes.length, "at most three times the bytes", () => `${there} bytes for ${bytes.length}`);
    },
  },
  {
    id: "path/full-size",
    title: "The client sends short requests to a new address, and one of full size after an answer",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      link.sendBytes(link.sealPing(100n), moved);
      const isThere = ({ to }: LinkMessage): boolean => to === moved;
      const short = await link.expect("peerPathRequest", (_, message) => isThere(message), "a request at the address");
      check(short.bytes <= SHORT_REQUEST_BYTES_MAX, "a short request", () => `${short.bytes} bytes`);
      const isFull = (message: LinkMessage): boolean => isThere(message) && message.bytes === DATAGRAM_BYTES_MAX;
      await link.expect("peerPathRequest", (_, message) => isFull(message), "a request that fills a datagram");
    },
  },
  {
    id: "path/moves",
    title: "The client sends to another address that proves itself after the old one has failed",
    heading: "Paths",
    async run(context) {
      const { link, moved, first } = await twoSockets(context);
      link.deafTo.add(first);
      const isAt = ({ to }: LinkMessage): boolean => to === moved;
      for (let nonce = 100n; nonce < 200n; nonce++) {
        link.sendBytes(link.sealPing(nonce), moved);
        const answer = await link.expect("peerPingResponse", (value) => value.nonce === nonce, "the answer to a ping");
        if (isAt(answer)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      check(false, "answers at the other address after the old one has failed", () => link.describe());
    },
  },
  {
    id: "path/not-forged",
    title:
      "A datagram that does not verify offers no path, and one that arrives again gets at most three times its bytes",
    heading: "Paths",
    async run(context) {
      const { link, moved } = await twoSockets(context);
      const ping = link.sealPing(100n);
      link.sendBytes(ping);
      await link.settle();
      link.sendBytes(link.seal(new Uint8Array(20), { key: new Uint8Array(32), isForged: true }), moved);
      await context.quiet();
      check(moved.received.all.length === 0, "nothing to the address of a forged datagram", () => link.describe());
      // Who copies a datagram cannot answer a request to prove the path.
      link.deafTo.add(moved);
      link.sendBytes(ping, moved);
      await context.quiet();
      await link.settle();
      const bytes = moved.received.all.reduce((sum, each) => sum + each.bytes.length, 0);
      check(
        bytes <= 3 * ping.length,
        `at most ${3 * ping.length} bytes to the address of a copy`,
        () => `${bytes} bytes`,
      );
    },
  },
  {
    id: "path/renewed",
    title: "The client has the path in use proven every 3 s",
    heading: "Paths",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const count = link.ofKind("peerPathRequest").length;
      const isRenewed = (): boolean => link.ofKind("peerPathRequest").length > count;
      await link.received.until(isRenewed, Math.max(8_000, context.options.waitMs));
      check(isRenewed(), "a PeerPath", () => link.describe());
    },
  },
];

async function twoSockets(
  context: ClientContext,
): Promise<{ readonly link: ScriptedLink; readonly first: PeerSocket; readonly moved: PeerSocket }> {
  const { link, peer } = await context.linkedAsInitiator();
  const moved = await context.socket();
  link.listen(moved);
  return { link, first: peer.socket, moved };
}
