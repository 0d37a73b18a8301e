/** Addresses that a side announces inside a link. */

import { Message } from "../../../generated/chatwire/v1/message.ts";
import { PeerAddresses } from "../../../generated/chatwire/v1/peer.ts";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { AddressChannel } from "../../../src/peering/addresses.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { bytesOf, hex, mustEqual, type Vector } from "../vector.ts";

type Announced = readonly [kind: keyof typeof CandidateKind, address: string, port: number];

interface Case {
  readonly name: string;
  readonly announced: readonly Announced[];
  /** Those that are taken, by their places in `announced`. */
  readonly taken: readonly number[];
}

const { candidatesMax } = DEFAULT_LIMITS;
const host = (number: number): Announced => ["HOST", `192.0.2.${number}`, 4_433];

const CASES: readonly Case[] = [
  { name: "none", announced: [], taken: [] },
  {
    name: "of-all-kinds-and-of-both-families",
    announced: [
      ["UNSPECIFIED", "203.0.113.1", 40_000],
      ["SERVER_REFLEXIVE", "203.0.113.1", 40_001],
      ["PORT_MAPPED", "203.0.113.1", 65_535],
      ["HOST", "192.168.1.2", 1],
      ["HOST", "2001:db8::2", 40_002],
    ],
    taken: [0, 1, 2, 3, 4],
  },
  {
    name: "those-that-are-no-candidates-are-ignored",
    announced: [
      ["HOST", "", 9],
      ["HOST", "example.com", 9],
      ["HOST", "0.0.0.0", 9],
      ["HOST", "255.255.255.255", 9],
      ["HOST", "224.0.0.1", 9],
      ["HOST", "ff02::1", 9],
      ["HOST", "::ffff:192.0.2.1", 9],
      ["HOST", "fe80::1%eth0", 9],
      ["HOST", "169.254.169.254", 80],
      ["HOST", "192.0.2.1", 0],
      ["HOST", "192.0.2.1", 65_536],
      ["HOST", "192.0.2.1", 9],
    ],
    taken: [11],
  },
  {
    name: "more-than-the-limit",
    announced: Array.from({ length: candidatesMax + 2 }, (_, number) => host(number + 1)),
    taken: Array.from({ length: candidatesMax }, (_, number) => number),
  },
  {
    name: "those-that-are-ignored-take-no-room-from-the-others",
    announced: [["HOST", "0.0.0.0", 9], ...Array.from({ length: candidatesMax + 1 }, (_, number) => host(number + 1))],
    taken: Array.from({ length: candidatesMax }, (_, number) => number + 1),
  },
];

/** Announcements, and the addresses that their receiver tries. */
export function announcedAddresses(): Vector[] {
  return CASES.map(({ name, announced, taken }) => {
    const addresses = announced.map(([kind, address, port]) =>
      Candidate.create({ kind: CandidateKind[kind], address, port }),
    );
    const message = hex(encodePeerMessage({ case: "peerAddresses", value: PeerAddresses.create({ addresses }) }, 1));
    const expected = taken.flatMap((place) => {
      const { address, port } = addresses[place] ?? {};
      return address === undefined || port === undefined ? [] : [{ address, port }];
    });
    mustEqual(
      takenOf(message).map(({ address, port }) => ({ address, port })),
      expected,
      name,
    );
    return { name, section: "Announced addresses", given: { message, candidatesMax }, expect: { addresses: expected } };
  });
}

function takenOf(message: string): SocketAddress[] {
  const taken: SocketAddress[] = [];
  const channel = new AddressChannel({
    limits: DEFAULT_LIMITS,
    outbox: {
      messageBytesMax: 0,
      reliableBytesMax: 0,
      longBytesMax: 0,
      sendLossy() {},
      sendPaced: () => 0,
      isPacedWaiting: () => false,
      sendReliable() {},
      sendTracked: () => 0,
      sendLatest() {},
    },
    seenByPeer: () => [],
    onAddresses: (addresses) => taken.push(...addresses),
  });
  const { body } = Message.decode(bytesOf(message));
  if (body.case === "peerAddresses") channel.handle(body, 0);
  return taken;
}
