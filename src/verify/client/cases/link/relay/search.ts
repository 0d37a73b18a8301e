/** Cases of "Search for ports": what a client tells its peer of its NAT. */

import { Capabilities, Feature } from "../../../../../../generated/chatwire/v1/capability.ts";
import type { PeerMapping } from "../../../../../../generated/chatwire/v1/peer.ts";
import { NatMapping } from "../../../../../../generated/chatwire/v1/signalling.ts";
import { check, present, Skip } from "../../../../shared/fault.ts";
import type { ClientCase, ClientContext } from "../../../client-context.ts";
import type { LinkMessage } from "../../../scripted-link.ts";
import { type GrantedRelay, granted, linkedOverRelay } from "./relay.ts";

const HEADING = "Search for ports";
/** A side tells its mapping once its link has been on the relay for 2 s. */
const TOLD_MS = 2_000;

const capabilities = (...features: Feature[]): Capabilities => Capabilities.create({ versions: [1], features });

export const SEARCH: readonly ClientCase[] = [
  {
    id: "search/mapping",
    title:
      "While the link is relayed, the client tells how its NAT maps and where the server saw it, and begins no search",
    heading: HEADING,
    async run(context) {
      const mapping = await mappingOf(
        context,
        await granted(context, { capabilities: capabilities(Feature.PORT_SEARCH) }),
      );
      const { body } = present(context.server.lastConnection?.requests("inviteRequest")[0], "Invite");
      const offered = body.case === "inviteRequest" ? body.value.capabilities?.features : undefined;
      if (mapping === undefined && offered?.includes(Feature.PORT_SEARCH) !== true)
        throw new Skip("the client lacks PORT_SEARCH");
      const told = present(mapping, "a PeerMapping after 2 s on the relay");
      check(told.mapping in MAPPINGS, "a mapping that the protocol has", () => String(told.mapping));
      check(told.address === context.options.host, `the address ${context.options.host}`, () => told.address);
      check(told.sockets === 0, "sockets 0", () => String(told.sockets));
    },
  },
  {
    id: "search/feature",
    title: "The client does not tell how its NAT maps if the peer has not named the feature PORT_SEARCH",
    heading: HEADING,
    async run(context) {
      const mapping = await mappingOf(context, await granted(context, { capabilities: capabilities() }));
      check(mapping === undefined, "no PeerMapping", () => "a PeerMapping");
    },
  },
];

const MAPPINGS: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(NatMapping).map(([name, number]) => [number, name]),
);

/** Connects over the relay, and waits for what the client tells. Returns undefined if it tells nothing in time. */
async function mappingOf(context: ClientContext, relay: GrantedRelay): Promise<PeerMapping | undefined> {
  const link = await linkedOverRelay(relay);
  const told = (): LinkMessage | undefined => link.ofKind("peerMapping")[0];
  await link.received.until(() => told() !== undefined, TOLD_MS + context.options.waitMs / 2);
  const body = told()?.body;
  return body?.case === "peerMapping" ? body.value : undefined;
}
