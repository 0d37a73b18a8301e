/** Helpers shared by the tests of the chat. */

import {
  BeginDeviceLoginRequest,
  BeginLoginRequest,
  DeleteAccountRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  NewDevice,
  type PasswordVerifier,
  Privacy,
  PrivacySettings,
  RegisterRequest,
  SetPrivacyRequest,
  type Welcome,
} from "../../generated/chatwire/v1/account.ts";
import { HelloRequest } from "../../generated/chatwire/v1/connection.ts";
import { AddContactRequest, ContactState, ListContactsRequest } from "../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { GetPeersRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  AddContact,
  BeginDeviceLogin,
  BeginLogin,
  DeleteAccount,
  FinishDeviceLogin,
  FinishLogin,
  GetPeers,
  Hello,
  ListContacts,
  Register,
  SetPrivacy,
} from "../../generated/chatwire/v1/rules.ts";
import type { ClientConnection } from "../../src/chat/state/route.ts";
import { signDeviceLogin } from "../../src/crypto/device-login.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { createKeyPair, type KeyPair } from "../../src/crypto/key.ts";
import { ProtocolError, type ProtocolErrorOptions } from "../../src/errors.ts";
import { nameKey } from "../../src/name.ts";
import type { ChatSimulation, SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { clientFinalOf, clientFirstOf, testSaltOf, verifierOf } from "../sim/scram-proof.ts";

export const PASSWORD = "secret-1";

/** A registered device, and the client that registered it. */
export interface RegisteredDevice {
  readonly client: SimulatedClient;
  readonly deviceId: Uint8Array;
  readonly key: KeyPair;
}

/** The `refusal` of a request that may be refused with any code. */
export function refusal(code: string, text: string, options?: ProtocolErrorOptions): ProtocolError {
  return new ProtocolError(code, text, options);
}

/** A client that has completed Hello. */
export function greeted(world: ChatSimulation): SimulatedClient {
  const client = world.connect();
  client.call(Hello, HelloRequest.create({ versions: [1] }));
  return client;
}

export function createKeys(world: ChatSimulation): IdentityKeys {
  return IdentityKeys.create(publicKeys(createIdentity((length) => world.random.bytes(length))));
}

/** Registers a user with a device. */
export function joinWithDevice(
  world: ChatSimulation,
  name: string,
  privacy: Privacy = Privacy.PUBLIC,
): RegisteredDevice {
  const client = greeted(world);
  const key = createKeyPair("Ed25519", (length) => world.random.bytes(length));
  const device = NewDevice.create({ publicKey: key.publicKey, label: `${name}'s first` });
  const verifier = verifierOf(PASSWORD, testSaltOf(name));
  const request = RegisterRequest.create({ name, privacy, verifier, keys: createKeys(world), device });
  return { client, deviceId: client.call(Register, request).deviceId, key };
}

/** Makes the first half of a password proof. @returns the client-final-message */
export function prove(client: SimulatedClient, name: string, password = PASSWORD): string {
  const { serverFirst } = client.call(BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf(name) }));
  return clientFinalOf(name, password, serverFirst);
}

/** The verifier of a new password of the logged-in user, with the user's salt. */
export function newVerifier({ connection }: SimulatedClient, password: string): PasswordVerifier {
  return verifierOf(password, connection.login?.user.account.verifier.salt ?? new Uint8Array(16));
}

/**
 * Gives an account a name that it can only have from before the rules for new names, and starts the server again.
 * All connections are lost.
 */
export function renameStored(world: ChatSimulation, from: string, to: string): void {
  const account = [...world.store.load().accounts].find(({ name }) => name === from);
  if (account === undefined) throw new Error(`No account has the name ${from}.`);
  const verifier = { ...account.verifier, ...verifierOf(PASSWORD, testSaltOf(to)) };
  world.store.commit([{ kind: "account", account: { ...account, name: to, key: nameKey(to), verifier } }]);
  world.restart();
}

/** One more client of a user, logged in by the password. */
export function logIn(
  world: ChatSimulation,
  name: string,
  password = PASSWORD,
  facts: Pick<ClientConnection, "answersMessages"> = {},
): SimulatedClient {
  const client = greeted(world);
  Object.assign(client.connection, facts);
  const finish = FinishLoginRequest.create({ clientFinal: prove(client, name, password), keys: createKeys(world) });
  client.call(FinishLogin, finish);
  return client;
}

/** One more client of a user, with a new device. */
export function logInWithDevice(
  world: ChatSimulation,
  name: string,
  label: string,
  key = createKeyPair("Ed25519", (length) => world.random.bytes(length)),
): RegisteredDevice {
  const client = greeted(world);
  const device = NewDevice.create({ publicKey: key.publicKey, label });
  const keys = createKeys(world);
  const finish = FinishLoginRequest.create({ clientFinal: prove(client, name), keys, device });
  return { client, deviceId: client.call(FinishLogin, finish).deviceId, key };
}

/** Logs in by a device's key, on a client that has completed Hello. @throws ProtocolError the refusal */
export function logInByDevice(
  world: ChatSimulation,
  client: SimulatedClient,
  { deviceId, key }: Omit<RegisteredDevice, "client">,
): Welcome | undefined {
  const { challenge } = client.call(BeginDeviceLogin, BeginDeviceLoginRequest.create({ deviceId }));
  const keys = createKeys(world);
  const signature = signDeviceLogin(key, {
    deviceId,
    challenge,
    channelBinding: client.connection.channelBinding,
    keys,
  });
  return client.call(FinishDeviceLogin, FinishDeviceLoginRequest.create({ deviceId, signature, keys })).welcome;
}

/** Deletes the account of a logged-in client. */
export function deleteAccount(client: SimulatedClient, name: string): void {
  client.call(DeleteAccount, DeleteAccountRequest.create({ clientFinal: prove(client, name) }));
}

/** Makes two users contacts. The first need not see the second before. */
export function befriend(first: SimulatedClient, second: SimulatedClient): void {
  second.call(AddContact, AddContactRequest.create(), nameOf(first));
  first.call(AddContact, AddContactRequest.create(), nameOf(second));
}

export function nameOf({ connection }: SimulatedClient): string {
  return connection.login?.user.account.name ?? "";
}

/** Sets privacy to PUBLIC or PRIVATE, or to PUBLIC with some settings changed. */
export function setPrivacy(client: SimulatedClient, chosen: Privacy | Partial<PrivacySettings>): void {
  if (typeof chosen === "number") {
    client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: chosen }));
    return;
  }
  const settings = PrivacySettings.create({
    see: 1,
    message: 1,
    connect: 1,
    address: 1,
    broadcasts: true,
    readReceipts: true,
    ...chosen,
  });
  client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings }));
}

/** The names of the peers that a client sees. */
export function peersOf(client: SimulatedClient): string[] {
  return client.call(GetPeers, GetPeersRequest.create()).peers.map(({ name }) => name);
}

/** The contacts that a client sees, as "grace mutual". */
export function contactsOf(client: SimulatedClient): string[] {
  return client
    .call(ListContacts, ListContactsRequest.create())
    .contacts.map(({ name, state }) => `${name} ${stateName(state)}`);
}

/** The changes of contacts among events, as "grace mutual". */
export function contactEvents(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) =>
    body.case === "contactChanged" && body.value.contact !== undefined
      ? [`${body.value.contact.name} ${stateName(body.value.contact.state)}`]
      : [],
  );
}

/** Takes the events of a client and returns their kinds. */
export function kinds(client: SimulatedClient): (string | undefined)[] {
  return client.takeEvents().map((body) => body.case);
}

function stateName(state: ContactState): string {
  return (
    Object.entries(ContactState)
      .find(([, value]) => value === state)?.[0]
      .toLowerCase() ?? String(state)
  );
}
