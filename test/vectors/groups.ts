/**
 * The test vectors of the protocol, which the package has in vectors/chatwire-1.json.
 *
 * How the folder fits together: `make.ts` writes the file. This file lists the
 * groups, which `messages.ts`, `bad-frames.ts`, `refusals.ts`, `servers/`, `datagrams.ts`,
 * `logins.ts`, `people/` and `peering/` make. Each group runs the code and
 * compares it with what the vector says by hand, or with `primitives.ts`, `link-signed.ts` and
 * `noise-steps.ts`, which use nothing of the library. `receiver.ts` is the end of
 * a connection that receives, `protobuf-bytes.ts` writes bytes that no encoder
 * writes. `independent.test.ts` and `peering/link-keys.test.ts` recompute the file without the library.
 *
 * Invariant: the file depends on nothing but the code. Two runs make the same
 * bytes, so a test can compare them with the committed file.
 */

import { badFrames } from "./bad-frames.ts";
import {
  clientServerDatagrams,
  datagramHeaders,
  droppedDatagrams,
  epochKeys,
  receivedDatagrams,
  relayDatagrams,
  sealing,
  sentPacketNumbers,
} from "./datagrams.ts";
import {
  acceptedLogins,
  acceptedServers,
  badPasswords,
  deviceLogins,
  passwordLogins,
  refusedDeviceLogins,
  refusedLogins,
  refusedServers,
} from "./logins.ts";
import { frames, goodFrames } from "./messages.ts";
import { acknowledgements, badAcknowledgements, goodAcknowledgements } from "./peering/acknowledgements.ts";
import { announcedAddresses } from "./peering/addresses.ts";
import { announcedConversations } from "./peering/announcements.ts";
import { badCandidates, candidates } from "./peering/candidates.ts";
import { carriedAcks } from "./peering/carried-acks.ts";
import { linkKeys } from "./peering/link-keys.ts";
import { linkMessages } from "./peering/link-messages.ts";
import { mediaReports } from "./peering/media-reports.ts";
import { refusedLinkKeys } from "./peering/refused-link-keys.ts";
import { badTextParts, textParts } from "./peering/text-parts.ts";
import { badIdentities, identities, safetyNumbers } from "./people/identities.ts";
import { badNames, lookAlikeNames, names, newNames } from "./people/names.ts";
import { receivedMessages } from "./refusals.ts";
import { serverAddresses } from "./servers/server-addresses.ts";
import { certificates, nextKeys } from "./servers/server-keys.ts";
import { serverLimits } from "./servers/server-limits.ts";
import type { Vector } from "./vector.ts";

/** In the order of the file, which is that of the specification. */
const GROUPS: Readonly<Record<string, () => Vector[] | Promise<Vector[]>>> = {
  frames,
  goodFrames,
  badFrames,
  receivedMessages,
  certificates,
  nextKeys,
  serverAddresses,
  serverLimits,
  names,
  badNames,
  newNames,
  lookAlikeNames,
  badPasswords,
  passwordLogins,
  refusedLogins,
  refusedServers,
  acceptedLogins,
  acceptedServers,
  deviceLogins,
  refusedDeviceLogins,
  datagramHeaders,
  droppedDatagrams,
  sealing,
  epochKeys,
  sentPacketNumbers,
  receivedDatagrams,
  clientServerDatagrams,
  relayDatagrams,
  candidates,
  badCandidates,
  linkKeys,
  refusedLinkKeys,
  announcedConversations,
  linkMessages,
  acknowledgements,
  goodAcknowledgements,
  carriedAcks,
  badAcknowledgements,
  textParts,
  badTextParts,
  mediaReports,
  announcedAddresses,
  identities,
  badIdentities,
  safetyNumbers,
};

/** The text of vectors/chatwire-1.json. Throws if the code contradicts a vector. */
export async function vectorsText(): Promise<string> {
  const groups: Record<string, readonly Vector[]> = {};
  for (const [group, make] of Object.entries(GROUPS)) {
    const vectors = await make();
    const namesOf = new Set(vectors.map(({ name }) => name));
    if (namesOf.size !== vectors.length) throw new Error(`The group ${group} has two vectors of one name.`);
    groups[group] = vectors;
  }
  // One line for each vector; no character that is invisible or that an editor may change.
  const lines = Object.entries(groups).map(([group, vectors]) => {
    const list = vectors.map((vector) => `      ${JSON.stringify(vector)}`).join(",\n");
    return `    ${JSON.stringify(group)}: [\n${list}\n    ]`;
  });
  const text = `{\n  "protocol": "chatwire",\n  "version": 1,\n  "groups": {\n${lines.join(",\n")}\n  }\n}\n`;
  return text.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
