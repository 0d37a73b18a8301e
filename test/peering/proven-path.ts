import { PeerPathResponse } from "../../generated/chatwire/v1/peer.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { decodePeerMessage } from "../../src/framing/peer-message.ts";
import type { Destination } from "../../src/peering/path/path-kind.ts";
import type { Paths } from "../../src/peering/paths.ts";

/** Makes an address the path in use, as if the peer had proven it. */
export function provePath(paths: Paths, at: Destination, nowMs = 0): void {
  paths.announce([at], nowMs);
  for (let next = paths.poll(nowMs); next !== undefined; next = paths.poll(nowMs)) {
    const message = decodePeerMessage(next.bytes, ownFeatures("link"));
    if (message.kind !== "known" || message.body.case !== "peerPathRequest") continue;
    const value = PeerPathResponse.create({ token: message.body.value.token });
    paths.handle({ case: "peerPathResponse", value }, nowMs, at);
  }
}
