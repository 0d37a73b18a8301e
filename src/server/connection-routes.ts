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
import type { Limits } from "../limits.ts";
import type { Secrets } from "../net/network.ts";
import type { ProbeKeys } from "../session/probe/probe-server.ts";
import { AGENT, PROTOCOL_VERSION } from "../version.ts";

/** What the routes of one connection need of it. */
export interface ConnectionContext {
  readonly limits: Limits;
  readonly random: RandomBytes;
  /** Absent on a plain connection. */
  readonly secrets: Secrets | undefined;
  /** The server's UDP port. */
  readonly datagramPort: number;
  /** Is handed the keys of this connection's datagrams, new ones at each call. */
  readonly onDatagramKeys: (keys: ProbeKeys) => void;
}

/** The methods that are about the connection itself, and not about the chat. */
export function connectionRoutes(context: ConnectionContext) {
  const { limits, random } = context;
  return {
    Hello: route(Hello, ({ versions }) => {
      if (!versions.includes(PROTOCOL_VERSION)) {
        throw new ProtocolError("UNSUPPORTED_VERSION", `This server speaks version ${PROTOCOL_VERSION}.`);
      }
      return HelloResponse.create({
        version: PROTOCOL_VERSION,
        agent: AGENT,
        limits: ServerLimits.create({ ...limits }),
      });
    }),

    Ping: route(Ping, () => PingResponse.create()),

    OpenDatagram: route(OpenDatagram, ({ publicKey }) => {
      if (publicKey.length !== 32) throw new ProtocolError("INVALID_ARGUMENT", "A public key has 32 bytes.");
      const exchange = createKeyExchange(random);
      // A plain connection has no secret: its datagrams hang on the agreement alone.
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
