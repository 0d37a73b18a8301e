import { PeerPathRequest } from "../../../generated/chatwire/v1/peer.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";

const NO_PADDING = new Uint8Array(0);

/** Encodes a request for a proof of a path. */
export function request(token: bigint, padding: Uint8Array = NO_PADDING): Uint8Array {
  return encodePeerMessage({ case: "peerPathRequest", value: PeerPathRequest.create({ token, padding }) }, 0);
}

/** Encodes one whose datagram has that many bytes once it is sealed. */
export function fullRequest(token: bigint, datagramBytes: number): Uint8Array {
  const room = datagramBytes - SEALED_OVERHEAD_BYTES;
  const surplus = request(token, new Uint8Array(room)).length - room;
  return request(token, new Uint8Array(room - surplus));
}
