import { createHash, createPrivateKey, type KeyObject, randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { OpenDatagramResponse, ProbeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { OpenDatagram, Probe } from "../../../generated/chatwire/v1/rules.ts";
import { createKeyExchange, DATAGRAM_EXPORTER_LABEL } from "../../crypto/datagram-keys.ts";
import { readDatagramHeader } from "../../framing/datagram.ts";
import { DatagramOpener, DatagramSealer } from "../../framing/sealed-datagram.ts";
import { Fault, present } from "../shared/fault.ts";
import { Answers } from "./answers.ts";
import { ClientConnection, type Received } from "./client-connection.ts";
import { Inbox } from "./inbox.ts";

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface ScriptedServerOptions {
  /** The address to listen at, for TCP and UDP. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly certificate: Certificate;
  readonly waitMs: number;
  /** The newest version of TLS that the server speaks. */
  readonly tls?: "TLSv1.2" | "TLSv1.3";
}

/** A probe that the client sent. */
export interface ReceivedProbe {
  readonly bytes: Uint8Array;
  readonly message: Message;
  readonly packetNumber: number;
  /** What the answer carries. */
  readonly token: Uint8Array;
  readonly atMs: number;
}

interface ProbeKeys {
  readonly opener: DatagramOpener;
  readonly sealer: DatagramSealer;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
/** How long a client may take to start. */
const START_MS = 60_000;
/** Most connections of one client in one case. */
const CONNECTIONS_MAX = 200;
/** The length of the token in an answer to a probe. */
const TOKEN_BYTES = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Creates a self-signed certificate. */
export async function createCertificate(): Promise<Certificate> {
  return signOwn(await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]));
}

/** Creates another certificate with the same key. */
export async function renewCertificate({ cert, key }: Certificate): Promise<Certificate> {
  const der = (object: KeyObject, type: "pkcs8" | "spki"): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(object.export({ type, format: "der" }));
  const publicKey = der(new X509Certificate(cert).publicKey, "spki");
  const privateKey = der(createPrivateKey(key), "pkcs8");
  return signOwn({
    publicKey: await webcrypto.subtle.importKey("spki", publicKey, ALGORITHM, true, ["verify"]),
    privateKey: await webcrypto.subtle.importKey("pkcs8", privateKey, ALGORITHM, true, ["sign"]),
  });
}

async function signOwn(keys: webcrypto.CryptoKeyPair): Promise<Certificate> {
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=chatwire verify",
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{64}(?=.)/g, "$&\n")}\n-----END PRIVATE KEY-----\n`,
  };
}

/** SHA-256 of the public key, in hex, as clients pin it. */
export function fingerprintOf({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("hex");
}

/** A server that does what a case asks of it, right or wrong. */
export class ScriptedServer implements AsyncDisposable {
  readonly answers = new Answers();
  readonly connections = new Inbox<ClientConnection>();
  readonly probes = new Inbox<ReceivedProbe>();
  /** Whether the server answers probes. */
  answersProbes = true;
  /** TLS handshakes that failed. */
  tlsFailures = 0;
  readonly #options: ScriptedServerOptions;
  readonly #listener: Server;
  readonly #udp: Socket;
  readonly #probeKeys = new Map<bigint, ProbeKeys>();
  #port = 0;

  static async open(options: ScriptedServerOptions): Promise<ScriptedServer> {
    const server = new ScriptedServer(options);
    await server.#listen();
    return server;
  }

  private constructor(options: ScriptedServerOptions) {
    this.#options = options;
    const { certificate, host, tls = "TLSv1.3" } = options;
    const versions = { minVersion: tls, maxVersion: tls } as const;
    this.#listener = createServer({ ...certificate, ...versions }, (socket) => this.#accept(socket));
    this.#listener.on("tlsClientError", () => {
      this.tlsFailures += 1;
    });
    this.#udp = createSocket(host.includes(":") ? "udp6" : "udp4");
    this.#udp.on("message", (bytes, { address, port }) => this.#handleProbe(bytes, address, port));
    this.#udp.on("error", () => {});
  }

  get port(): number {
    return this.#port;
  }

  /** The address of the server, without a fingerprint. */
  get url(): string {
    const { host } = this.#options;
    return `chat://${host.includes(":") ? `[${host}]` : host}:${this.#port}`;
  }

  /** The next connection of a client. @throws Fault it did not come in time */
  async connection(): Promise<ClientConnection> {
    const found = await this.connections.take(() => true, Math.max(START_MS, this.#options.waitMs));
    return present(found, "a connection of the client");
  }

  /** The newest connection; undefined if there was none. */
  get lastConnection(): ClientConnection | undefined {
    return this.connections.all.at(-1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connections.close();
    for (const { socket } of this.connections.all) socket.destroy();
    this.#udp.close();
    this.#listener.close();
  }

  async #listen(): Promise<void> {
    const { host, port } = this.#options;
    this.#listener.listen({ host, port });
    await once(this.#listener, "listening");
    const address = this.#listener.address();
    this.#port = typeof address === "object" && address !== null ? address.port : 0;
    this.#udp.bind({ address: host });
    await once(this.#udp, "listening");
  }

  #accept(socket: TLSSocket): void {
    const connection = new ClientConnection(socket, this.#options.waitMs);
    connection.onRequest = (request) => {
      if (request.body.case === "openDatagramRequest" && !this.answers.isReplaced("openDatagramRequest")) {
        this.#openDatagram(request, connection, request.body.value.publicKey);
      } else this.answers.answer(request, connection).catch((error) => connection.fail(error));
    };
    if (this.connections.all.length < CONNECTIONS_MAX) this.connections.push(connection, 0);
    else {
      this.connections.fail(new Fault(`at most ${CONNECTIONS_MAX} connections in a case`, "more"));
      socket.destroy();
    }
  }

  #openDatagram(request: Received, connection: ClientConnection, publicKey: Uint8Array): void {
    const exchange = createKeyExchange(randomBytes);
    const { clientKey, serverKey } = exchange.derive(publicKey, connection.exporter(DATAGRAM_EXPORTER_LABEL));
    const connectionId = randomBytes(8).readBigUInt64BE();
    this.#probeKeys.set(connectionId, {
      opener: new DatagramOpener(clientKey, connectionId),
      sealer: new DatagramSealer(serverKey, connectionId),
    });
    const { port } = this.#udp.address();
    const response = OpenDatagramResponse.create({ publicKey: exchange.publicKey, connectionId, port });
    connection.respond(request, OpenDatagram.wrapResponse(response));
  }

  #handleProbe(bytes: Uint8Array, address: string, port: number): void {
    const keys = this.#probeKeys.get(readDatagramHeader(bytes)?.connectionId ?? 0n);
    if (keys === undefined) return;
    const nowMs = performance.now();
    const opened = openQuietly(keys.opener, bytes, nowMs);
    if (opened === undefined) return;
    const { message, packetNumber } = opened;
    const token = Uint8Array.from(randomBytes(TOKEN_BYTES));
    if (!this.probes.push({ bytes, message, packetNumber, token, atMs: nowMs }, bytes.length)) return;
    const { header } = message;
    if (!this.answersProbes || header === undefined) return;
    const answer = Message.create({
      header: {
        ...header,
        type: MessageType.RESPONSE,
        sequence: 0,
        answers: header.sequence,
        recipient: undefined,
      },
      body: Probe.wrapResponse(ProbeResponse.create({ address, port, token })),
    });
    this.#udp.send(keys.sealer.seal(Message.encode(answer), nowMs).bytes, port, address);
  }
}

function openQuietly(
  opener: DatagramOpener,
  bytes: Uint8Array,
  nowMs: number,
): { message: Message; packetNumber: number } | undefined {
  try {
    const opened = opener.open(bytes, nowMs);
    return opened && { message: Message.decode(opened.message), packetNumber: opened.packetNumber };
  } catch {
    return undefined;
  }
}
