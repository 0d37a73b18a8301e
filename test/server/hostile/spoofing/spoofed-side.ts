import { OpenDatagramRequest, ProbeRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../../generated/chatwire/v1/message.ts";
import { Accept, Invite, OpenDatagram, Probe } from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  type Introduction,
  InviteRequest,
  RelayGrant,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { createKeyExchange } from "../../../../src/crypto/datagram-keys.ts";
import { TagKey } from "../../../../src/crypto/message-tag.ts";
import { DatagramKind, readDatagramHeader } from "../../../../src/framing/datagram.ts";
import { RelayCodec } from "../../../../src/framing/relay-datagram.ts";
import { DatagramSealer } from "../../../../src/framing/sealed-datagram.ts";
import type { SocketAddress } from "../../../../src/socket-address.ts";
import type { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { RawClient } from "../../raw-client.ts";

/** A user whose keys the attacker has: what it sends verifies, from whatever address. */
export class SpoofedSide {
  readonly client: RawClient;
  /** Where the user really is. */
  readonly address: SocketAddress;
  readonly probeId: bigint;
  readonly relayId: bigint;
  readonly codec: RelayCodec;
  /** The tokens of the latest challenges, to whomever they went. */
  readonly tokens: { readonly token: Uint8Array; readonly to: SocketAddress }[] = [];
  readonly #sealer: DatagramSealer;
  #sequence = 0;
  #probes = 0;

  constructor(client: RawClient, address: SocketAddress, probes: ProbeAccess, grant: RelayGrant) {
    this.client = client;
    this.address = address;
    this.probeId = probes.connectionId;
    this.#sealer = probes.sealer;
    this.relayId = grant.relayId;
    this.codec = new RelayCodec(grant.relayId, new TagKey(grant.key));
  }

  /** A probe that verifies. The schema demands 64 bytes of padding; the server must not rely on it. */
  probe(paddingBytes: number): Uint8Array {
    this.#probes += 1;
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: this.#probes });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(paddingBytes) }));
    return this.#sealer.seal(Message.encode(Message.create({ header, body })), 0).bytes;
  }

  bind(token?: Uint8Array): Uint8Array {
    return this.codec.bind(this.#nextSequence(), token);
  }

  relayed(datagram: Uint8Array): Uint8Array {
    return this.codec.wrap(datagram, this.#nextSequence());
  }

  /** Takes the token out of what the server has sent to an address, if there is one. */
  overhear(bytes: Uint8Array, to: SocketAddress): void {
    const header = readDatagramHeader(bytes);
    if (header?.kind !== DatagramKind.RELAY_CHALLENGE || header.connectionId !== this.relayId) return;
    const token = this.codec.open(bytes);
    if (token !== undefined) this.tokens.unshift({ token: token.slice(), to });
    this.tokens.length = Math.min(this.tokens.length, 16);
  }

  #nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}

interface ProbeAccess {
  readonly connectionId: bigint;
  readonly sealer: DatagramSealer;
}

/** Two users in a conversation, with the keys of their probes and of their relay. */
export async function spoofedSides(
  port: number,
  random: SeededRandom,
  addresses: readonly [SocketAddress, SocketAddress],
): Promise<readonly [SpoofedSide, SpoofedSide]> {
  const join = async (name: string): Promise<[RawClient, ProbeAccess]> => {
    const client = await RawClient.open({ port, security: "plain" });
    await client.join(name, random);
    return [client, await openProbes(client, random)];
  };
  const [ada, adaProbes] = await join("ada");
  const [grace, graceProbes] = await join("grace");
  const invited = await ada.call(Invite, InviteRequest.create(), "grace");
  if ("code" in invited) throw new Error(invited.text);
  const told = acceptedOf(ada);
  const accepted = await grace.call(Accept, AcceptRequest.create({ introductionId: invited.introductionId }));
  if ("code" in accepted) throw new Error(accepted.text);
  return [
    new SpoofedSide(ada, addresses[0], adaProbes, grantOf(await told)),
    new SpoofedSide(grace, addresses[1], graceProbes, grantOf(accepted.introduction)),
  ];
}

async function openProbes(client: RawClient, random: SeededRandom): Promise<ProbeAccess> {
  const exchange = createKeyExchange((length) => random.bytes(length));
  const opened = await client.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: exchange.publicKey }));
  if ("code" in opened) throw new Error(opened.text);
  const { clientKey } = exchange.derive(opened.publicKey, new Uint8Array(32));
  const { connectionId } = opened;
  return { connectionId, sealer: new DatagramSealer(clientKey, connectionId) };
}

async function acceptedOf(client: RawClient): Promise<Introduction | undefined> {
  for (;;) {
    const { body } = await client.message();
    if (body.case === "accepted") return body.value.introduction;
  }
}

function grantOf(introduction: Introduction | undefined): RelayGrant {
  if (introduction?.relay === undefined) throw new Error("There is no grant.");
  return RelayGrant.create(introduction.relay);
}
