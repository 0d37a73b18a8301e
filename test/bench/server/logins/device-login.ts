import type { TLSSocket } from "node:tls";
import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  type IdentityKeys,
  type Welcome,
} from "../../../../generated/chatwire/v1/account.ts";
import { BeginDeviceLogin, FinishDeviceLogin } from "../../../../generated/chatwire/v1/rules.ts";
import { type DeviceSecret, signDeviceLogin } from "../../../../src/crypto/device-login.ts";
import type { Client } from "../protocols/chatwire.ts";

const BINDING = { label: "EXPORTER-Channel-Binding", bytes: 32 } as const;

/** Logs a client in that has greeted the server, bound to its TLS connection. */
export async function logInWithDevice(
  client: Client,
  socket: TLSSocket,
  { deviceId, key }: DeviceSecret,
  keys: IdentityKeys,
): Promise<Welcome> {
  const { challenge } = await client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
  const channelBinding = channelBindingOf(socket);
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });
  const request = FinishDeviceLoginRequest.create({ deviceId, signature, keys });
  const { welcome } = await client.call(FinishDeviceLogin, request);
  if (welcome === undefined) throw new Error("The server has logged in nobody.");
  return welcome;
}

/** Of TLS 1.3: RFC 9266, `tls-exporter`. */
export function channelBindingOf(socket: TLSSocket): Uint8Array {
  return new Uint8Array(socket.exportKeyingMaterial(BINDING.bytes, BINDING.label, Buffer.alloc(0)));
}
