/** What several files of cases want of a client that must not come to a link with a peer. */

import { Accepted, EndReason, type Introduction } from "../../../../../generated/chatwire/v1/signalling.ts";
import { PEER_NAME } from "../../answers.ts";
import type { ClientConnection } from "../../client-connection.ts";
import type { ClientContext, Meeting } from "../../client-context.ts";
import type { ScriptedPeer } from "../../scripted-peer.ts";
import { declines, hangsUp, noDatagrams } from "../expectations.ts";

/** The client must hang up, and send nothing to the peer. */
export async function leaves(
  context: ClientContext,
  connection: ClientConnection,
  peer: ScriptedPeer,
  reason: EndReason,
): Promise<void> {
  await hangsUp(connection, peer, reason);
  await context.client.expectError();
  noDatagrams(peer);
}

/** The client has invited, and must leave a peer that the server introduces like this. */
export async function refusesIntroduction(
  context: ClientContext,
  { connection, peer }: Meeting,
  introduction: Introduction,
): Promise<void> {
  connection.event({ case: "accepted", value: Accepted.create({ introduction }) });
  await leaves(context, connection, peer, EndReason.NOT_VERIFIED);
}

/** The peer invites the client with a key that is malformed. The client must decline when its user accepts. */
export async function declinesMalformed(
  context: ClientContext,
  connection: ClientConnection,
  peer: ScriptedPeer,
): Promise<void> {
  context.invite(connection, peer);
  await context.client.expect("invited", ({ from }) => from === PEER_NAME);
  context.client.send({ command: "accept", peer: PEER_NAME });
  await declines(connection, peer, EndReason.NOT_VERIFIED);
  await context.client.expectError();
  noDatagrams(peer);
}
