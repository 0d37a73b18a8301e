import { sha256, toBase64 } from "../../crypto/scram-messages.ts";
import { originOf } from "../../origin.ts";
import type { Subject } from "./login-throttle.ts";
import type { ClientConnection } from "./route.ts";

/** Counts the failures from one address. */
export function addressSubject({ endpoint }: ClientConnection): Subject {
  return { id: `address ${originOf(endpoint.address)}`, limit: "loginTriesMax" };
}

/**
 * What a failed proof is counted for. A name bears much more than an address,
 * or whoever knows it could lock its owner out; and whoever is logged in is
 * not stopped by what others failed at.
 */
export function passwordSubjects(visitor: ClientConnection, nameKey: string): Subject[] {
  const { user, endpoint } = visitor;
  if (user === undefined) {
    // What is remembered has one length, however long a name somebody tried.
    const name = `name ${toBase64(sha256(Buffer.from(nameKey)))}`;
    return [addressSubject(visitor), { id: name, limit: "loginTriesPerNameMax" }];
  }
  const account = `account ${user.account.id}`;
  return [
    { id: `${account} ${originOf(endpoint.address)}`, limit: "loginTriesMax" },
    { id: account, limit: "loginTriesPerNameMax" },
  ];
}
