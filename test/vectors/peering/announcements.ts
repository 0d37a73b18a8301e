/** What the two sides of a link announce to a server that has forgotten their conversation. */

import { announcedValues } from "../../../src/crypto/link/announcement.ts";
import { nameKey } from "../../../src/name.ts";
import { fill, hex, type Vector } from "../vector.ts";

const SECRET = Uint8Array.from({ length: 32 }, (_, index) => index);

const CASES: readonly (readonly [
  name: string,
  secret: Uint8Array,
  salt: Uint8Array,
  inviter: string,
  invited: string,
])[] = [
  ["ascii", SECRET, fill(0xa5, 16), "Ada", "grace"],
  ["after-a-restart-of-the-server", SECRET, fill(0xa6, 16), "Ada", "grace"],
  ["in-the-other-direction", SECRET, fill(0xa5, 16), "grace", "Ada"],
  ["not-ascii", fill(0x77), fill(0, 16), "STRA\u1e9eE", "\u03a3\u0391\u03a3"],
];

export function announcedConversations(): Vector[] {
  return CASES.map(([name, exporterSecret, salt, inviter, invited]) => {
    const keys = { inviter: nameKey(inviter), invited: nameKey(invited) };
    const { id, proofs } = announcedValues({ exporterSecret, salt, ...keys });
    return {
      name,
      section: "Announced conversations",
      given: { exporterSecret: hex(exporterSecret), salt: hex(salt), inviter, invited },
      expect: { announcedId: hex(id), inviterProof: hex(proofs.inviter), invitedProof: hex(proofs.invited) },
    };
  });
}
