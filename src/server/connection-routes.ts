import { Feature } from "../../generated/chatwire/v1/capability.ts";
import {
  HelloResponse,
  type NextKey,
  OpenDatagramResponse,
  PingResponse,
  type ResumeRequest,
  type ResumeResponse,
  ServerLimits,
} from "../../generated/chatwire/v1/connection.ts";
import { BindRelay, Hello, OpenDatagram, Ping, Resume } from "../../generated/chatwire/v1/rules.ts";
import { BindRelayResponse } from "../../generated/chatwire/v1/signalling.ts";
import { type ConnectionMethodName, type Refusable, type Route, route } from "../chat/state/route.ts";
import { createKeyExchange, type DatagramKeys, type KeyExchange } from "../crypto/datagram-keys.ts";
import { type RandomBytes, random64 } from "../crypto/random-bytes.ts";
import { CryptoError, type ProtocolError } from "../errors.ts";
import { commonFeatures, commonVersion } from "../framing/capabilities.ts";
import type { Grease } from "../framing/grease.ts";
import { RelayStatus } from "../framing/relay-datagram.ts";
import type { Limits } from "../limits.ts";
import type { ProbeKeys } from "../session/probe/probe-server.ts";
import { AGENT, PROTOCOL_VERSIONS } from "../version.ts";
import type { Binding } from "./relay.ts";

/** A second UDP port that answers probes. */
export interface SecondPort {
  /** Empty: that of the server. */
  readonly address: string;
  readonly port: number;
}

/** The context of the routes of one connection. */
export interface ConnectionContext {
  /** Returns the limits as clients are told them; see `announceLimits`. */
  readonly announcedLimits: () => ServerLimits;
  /** The features that the server has. */
  readonly features: ReadonlySet<Feature>;
  readonly grease: Grease | undefined;
  readonly random: RandomBytes;
  /** The 32 bytes of TLS for the keys of datagrams. */
  readonly datagramSecret: () => Uint8Array;
  /** The server's UDP port. */
  readonly datagramPort: number;
  /** Returns the further addresses at which this client may reach that port. */
  readonly furtherAddresses: () => string[];
  /** The second port for probes; undefined: there is none. */
  readonly secondPort: SecondPort | undefined;
  /** The refusal of a client at a banned address; undefined if it is not banned. */
  readonly ban: () => ProtocolError | undefined;
  /** Returns the key that the server announces on this connection. */
  readonly nextKey: () => NextKey | undefined;
  /** 16 bytes, from which clients derive what they announce of conversations. */
  readonly announcementSalt: Uint8Array;
  /** Gets the features that both ends have, and whether no other user may learn an address of the client. */
  readonly onHello: (features: ReadonlySet<Feature>, relayOnly: boolean) => void;
  /**
   * Prepares the session that the client resumes to go on over this connection. Undefined: there is none, or the proof is
   * wrong.
   *
   * @throws ProtocolError INVALID_ARGUMENT, SESSION_INCOMPLETE
   */
  readonly resume: (request: ResumeRequest) => ResumeResponse | undefined;
  /** Binds this connection as a side of a conversation at the relay; see `Relay.bind`. */
  readonly bindRelay: (introductionId: number) => Binding | undefined;
  /** Gets the keys of this connection's datagrams. Each call of OpenDatagram creates new ones. */
  readonly onDatagramKeys: (keys: ProbeKeys) => void;
}

const REFUSALS = {
  Hello: [
    ["BANNED", "The operator has banned the address of the client."],
    ["UNSUPPORTED_VERSION", "The two ends have no protocol version in common."],
  ],
  Resume: [
    ["SESSION_NOT_FOUND", "There is no session with the id, its login has ended, or the proof is wrong."],
    ["RATE_LIMITED", "The session was resumed more than 10 times at once, or more often than once a second."],
    ["INVALID_ARGUMENT", "`received` is more than the server has sent, or `sent` less than it has handled."],
    ["SESSION_INCOMPLETE", "Messages after `received` are no longer kept. The session ends."],
  ],
  BindRelay: [
    [
      "INTRODUCTION_NOT_FOUND",
      "There is no conversation with the id that this connection takes part in, or it has no relay.",
    ],
    ["LIMIT_REACHED", "The conversation has used up `relayBytesMax` or `relayTimeMs`."],
  ],
  OpenDatagram: [["INVALID_ARGUMENT", "`public_key` does not have 32 bytes, or is a point of low order."]],
} as const;

const OF_CONNECTION: Readonly<Record<ConnectionMethodName, true>> = {
  Hello: true,
  Ping: true,
  Resume: true,
  BindRelay: true,
  OpenDatagram: true,
};

/** Whether a method is about the connection itself, by its name in the schema. */
export function isOfConnection(name: string): name is ConnectionMethodName {
  return Object.hasOwn(OF_CONNECTION, name);
}

/** The limits as clients are told them. Making them takes longer than the rest of hello, so they are made once for each change. */
export function announceLimits(limits: Limits, grease: Grease | undefined): ServerLimits {
  const announced = ServerLimits.create({ ...limits });
  if (grease !== undefined) announced.$unknown = grease.field();
  return announced;
}

/** The methods about the connection itself. */
export function connectionRoutes(context: ConnectionContext) {
  const { random, grease } = context;
  return {
    Hello: route(Hello, REFUSALS.Hello, (hello, request) => {
      const ban = context.ban();
      if (ban !== undefined) throw ban;
      const version = commonVersion(PROTOCOL_VERSIONS, hello.versions);
      if (version === undefined) {
        const spoken = PROTOCOL_VERSIONS.join(", ");
        throw request.refusal("UNSUPPORTED_VERSION", `This server speaks these versions of the protocol: ${spoken}.`);
      }
      context.onHello(commonFeatures(context.features, hello.features), hello.relayOnly);
      const response = HelloResponse.create({
        version,
        agent: AGENT,
        limits: context.announcedLimits(),
        versions: [...PROTOCOL_VERSIONS],
        features: [...context.features],
        nextKey: context.nextKey(),
        ...(context.features.has(Feature.ANNOUNCED_CONVERSATIONS) && { announcementSalt: context.announcementSalt }),
      });
      return grease?.extend(response) ?? response;
    }),

    Ping: route(Ping, [], () => PingResponse.create()),

    Resume: route(Resume, REFUSALS.Resume, (resume, request) => {
      const response = context.resume(resume);
      if (response !== undefined) return response;
      throw request.refusal("SESSION_NOT_FOUND", "There is no such session, or it is over. Log in again.");
    }),

    BindRelay: route(BindRelay, REFUSALS.BindRelay, ({ introductionId }, request) => {
      const binding = context.bindRelay(introductionId);
      if (binding === undefined)
        throw request.refusal("INTRODUCTION_NOT_FOUND", `This connection has no relay for ${introductionId}.`);
      if ("bytesLeft" in binding) return BindRelayResponse.create(binding);
      const limit = binding.over === RelayStatus.TIME_OVER ? "relayTimeMs" : "relayBytesMax";
      throw request.refusal("LIMIT_REACHED", "The conversation has used up the relay.", { limit });
    }),

    OpenDatagram: route(OpenDatagram, REFUSALS.OpenDatagram, ({ publicKey }, request) => {
      if (publicKey.length !== 32)
        throw request.refusal("INVALID_ARGUMENT", `publicKey must have 32 bytes, not ${publicKey.length}.`);
      const exchange = createKeyExchange(random);
      const { clientKey, serverKey } = deriveKeys(exchange, publicKey, context.datagramSecret(), request);
      const connectionId = random64(random);
      context.onDatagramKeys({ connectionId, sealKey: serverKey, openKey: clientKey });
      const { datagramPort: port, secondPort } = context;
      return OpenDatagramResponse.create({
        publicKey: exchange.publicKey,
        connectionId,
        port,
        addresses: context.furtherAddresses(),
        secondPort: secondPort?.port ?? 0,
        secondAddress: secondPort?.address ?? "",
      });
    }),
  } satisfies { [Name in ConnectionMethodName]: Route };
}

/** @throws ProtocolError INVALID_ARGUMENT: the client's key is a point of low order */
function deriveKeys(
  exchange: KeyExchange,
  publicKey: Uint8Array,
  exported: Uint8Array,
  request: Refusable<"INVALID_ARGUMENT">,
): DatagramKeys {
  try {
    return exchange.derive(publicKey, exported);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw request.refusal("INVALID_ARGUMENT", error.message);
  }
}
