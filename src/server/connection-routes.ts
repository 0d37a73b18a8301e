import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import {
  HelloResponse,
  OpenDatagramResponse,
  PingResponse,
  ServerLimits,
} from "../../generated/chatwire/v1/connection.ts";
import { Hello, OpenDatagram, Ping } from "../../generated/chatwire/v1/rules.ts";
import { type ConnectionMethodName, type Route, route } from "../chat/state/route.ts";
import { createKeyExchange, DATAGRAM_EXPORTER_BYTES, DATAGRAM_EXPORTER_LABEL } from "../crypto/datagram-keys.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError } from "../errors.ts";
import { commonFeatures, commonVersion } from "../framing/capabilities.ts";
import type { Limits } from "../limits.ts";
import type { Secrets } from "../net/network.ts";
import type { ProbeKeys } from "../session/probe/probe-server.ts";
import { AGENT, PROTOCOL_VERSIONS } from "../version.ts";

/** The context of the routes of one connection. */
export interface ConnectionContext {
  readonly limits: Limits;
  /** The features that the server has. */
  readonly features: ReadonlySet<Feature>;
  readonly random: RandomBytes;
  /** Undefined on plain TCP. */
  readonly secrets: Secrets | undefined;
  /** The server's UDP port. */
  readonly datagramPort: number;
  /** Gets the features that both ends have. */
  readonly onHello: (features: ReadonlySet<Feature>) => void;
  /** Gets the keys of this connection's datagrams. Each call of OpenDatagram creates new ones. */
  readonly onDatagramKeys: (keys: ProbeKeys) => void;
}

/** The methods about the connection itself. */
export function connectionRoutes(context: ConnectionContext) {
  const { limits, random } = context;
  return {
    Hello: route(Hello, (hello) => {
      const version = commonVersion(PROTOCOL_VERSIONS, hello.versions);
      if (version === undefined) {
        const spoken = PROTOCOL_VERSIONS.join(", ");
        throw new ProtocolError("UNSUPPORTED_VERSION", `This server speaks these versions of the protocol: ${spoken}.`);
      }
      context.onHello(commonFeatures(context.features, hello.features));
      return HelloResponse.create({
        version,
        agent: AGENT,
        limits: ServerLimits.create({ ...limits }),
        versions: [...PROTOCOL_VERSIONS],
        features: [...context.features],
      });
    }),

    Ping: route(Ping, () => PingResponse.create()),

    OpenDatagram: route(OpenDatagram, ({ publicKey }) => {
      if (publicKey.length !== 32)
        throw new ProtocolError("INVALID_ARGUMENT", `publicKey must have 32 bytes, not ${publicKey.length}.`);
      const exchange = createKeyExchange(random);
      // Plain TCP exports no secret: there the keys depend on the key exchange alone.
      const exported =
        context.secrets?.exporter(DATAGRAM_EXPORTER_LABEL, DATAGRAM_EXPORTER_BYTES) ??
        new Uint8Array(DATAGRAM_EXPORTER_BYTES);
      const { clientKey, serverKey } = exchange.derive(publicKey, exported);
      const connectionId = new DataView(random(8).slice().buffer).getBigUint64(0);
      context.onDatagramKeys({ connectionId, sealKey: serverKey, openKey: clientKey });
      return OpenDatagramResponse.create({ publicKey: exchange.publicKey, connectionId, port: context.datagramPort });
    }),
  } satisfies { [Name in ConnectionMethodName]: Route };
}
