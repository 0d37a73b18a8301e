import { randomBytes } from "node:crypto";
import {
  Audience,
  BeginDeviceLoginResponse,
  BeginLoginResponse,
  BeginRegisterResponse,
  ChangePasswordResponse,
  FinishDeviceLoginResponse,
  FinishLoginResponse,
  IdentityKeys,
  type NewDevice,
  type PasswordVerifier,
  Privacy,
  PrivacySettings,
  RegisterResponse,
  Welcome,
} from "../../../generated/chatwire/v1/account.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  BeginDeviceLogin,
  BeginLogin,
  BeginRegister,
  ChangePassword,
  FinishDeviceLogin,
  FinishLogin,
  Register,
} from "../../../generated/chatwire/v1/rules.ts";
import { CHALLENGE_BYTES, DEVICE_ID_BYTES, verifyDeviceLogin } from "../../crypto/device-login.ts";
import { ScramServer } from "../../crypto/scram-server.ts";
import { LIMITS } from "../../limits.ts";
import type { BodyOf, ClientConnection, Received } from "./client-connection.ts";

/** The iterations of PBKDF2 that the suite asks for: the fewest that a client accepts. */
export const ITERATIONS = LIMITS.scramIterationsMin.value;
export const BINDING_LABEL = "EXPORTER-Channel-Binding";

/** The user who logs in at the scripted server. */
export const USER = { name: "ada", password: "secret-1" } as const;

/** The body of a response, or the code of a refusal. */
export type RightAnswer = MessageBody | ErrorCode;

/** The account of the user at the scripted server, and what a right server answers about it. */
export class ScriptedAccount {
  /** Refuses registrations with NAME_TAKEN, so that a client logs in. */
  isRegistered = false;
  /** The salt for a registration. */
  salt: Uint8Array = randomBytes(16);
  /** The verifier of the account; set by a registration, or by a case. */
  verifier: PasswordVerifier | undefined;
  confirmedTextId = 0;
  /** The public keys of the registered devices, by the hexadecimal digits of their ids. */
  readonly devices: Map<string, Uint8Array> = new Map();
  /** Begins a session, and returns its id; an empty one if the session cannot be resumed. */
  readonly #beginSession: (connection: ClientConnection) => Uint8Array;
  #scram: ScramServer | undefined;
  #challenge: Uint8Array = new Uint8Array(0);

  constructor(beginSession: (connection: ClientConnection) => Uint8Array) {
    this.#beginSession = beginSession;
  }

  /** Returns undefined for a request that is not about the account. */
  answer({ body }: Received, connection: ClientConnection): RightAnswer | undefined {
    switch (body.case) {
      case "beginRegisterRequest":
        return BeginRegister.wrapResponse(BeginRegisterResponse.create({ salt: this.salt }));
      case "registerRequest":
        return this.#register(body.value, connection);
      case "beginLoginRequest":
        return this.#beginLogin(body.value.clientFirst, connection);
      case "finishLoginRequest":
        return this.#finishLogin(body.value, connection);
      case "beginDeviceLoginRequest":
        this.#challenge = randomBytes(CHALLENGE_BYTES);
        return BeginDeviceLogin.wrapResponse(BeginDeviceLoginResponse.create({ challenge: this.#challenge }));
      case "finishDeviceLoginRequest":
        return this.#finishDeviceLogin(body.value, connection);
      case "changePasswordRequest":
        return this.#changePassword(body.value);
      default:
        return undefined;
    }
  }

  /** The user's privacy and position, as a login tells them. The session cannot be resumed if its id is empty. */
  welcome(sessionId: Uint8Array = new Uint8Array(0)): Welcome {
    const everyone = Audience.EVERYONE;
    return Welcome.create({
      name: USER.name,
      privacy: Privacy.PUBLIC,
      settings: PrivacySettings.create({
        see: everyone,
        message: everyone,
        connect: everyone,
        address: everyone,
        broadcasts: true,
        readReceipts: true,
      }),
      address: "127.0.0.1",
      port: 1,
      confirmedTextId: this.confirmedTextId,
      sessionId,
    });
  }

  /** Registers a device. Returns its id, which is empty if there is none. */
  addDevice(device: NewDevice | undefined): Uint8Array {
    if (device === undefined) return new Uint8Array(0);
    const deviceId = randomBytes(DEVICE_ID_BYTES);
    this.devices.set(deviceId.toString("hex"), device.publicKey);
    return deviceId;
  }

  #register({ verifier, device }: BodyOf<"registerRequest">, connection: ClientConnection): RightAnswer {
    if (this.isRegistered) return ErrorCode.NAME_TAKEN;
    this.verifier = verifier;
    const { socket } = connection;
    const response = RegisterResponse.create({
      text: "You registered successfully.",
      address: socket.remoteAddress ?? "",
      port: socket.remotePort ?? 0,
      deviceId: this.addDevice(device),
      sessionId: this.#beginSession(connection),
    });
    return Register.wrapResponse(response);
  }

  #beginLogin(clientFirst: string, connection: ClientConnection): RightAnswer {
    const { verifier } = this;
    this.#scram = new ScramServer({
      verifierOf: () => verifier,
      nameKey: (name) => name,
      nonce: randomBytes(18).toString("base64"),
      secret: randomBytes(32),
      iterations: ITERATIONS,
      channelBinding: { type: "tls-exporter", data: connection.exporter(BINDING_LABEL) },
    });
    return unlessFailed((scram) => {
      const serverFirst = scram.handleFirst(clientFirst);
      return BeginLogin.wrapResponse(BeginLoginResponse.create({ serverFirst }));
    }, this.#scram);
  }

  #finishLogin({ clientFinal, device }: BodyOf<"finishLoginRequest">, connection: ClientConnection): RightAnswer {
    return unlessFailed((scram) => {
      const serverFinal = scram.handleFinal(clientFinal);
      const deviceId = this.addDevice(device);
      const welcome = this.welcome(this.#beginSession(connection));
      return FinishLogin.wrapResponse(FinishLoginResponse.create({ serverFinal, welcome, deviceId }));
    }, this.#scram);
  }

  #finishDeviceLogin(value: BodyOf<"finishDeviceLoginRequest">, connection: ClientConnection): RightAnswer {
    const { deviceId, signature, keys = IdentityKeys.create() } = value;
    const publicKey = this.devices.get(Buffer.from(deviceId).toString("hex"));
    const channelBinding = connection.exporter(BINDING_LABEL);
    const login = { deviceId, challenge: this.#challenge, channelBinding, keys };
    if (publicKey === undefined || !verifyDeviceLogin(publicKey, login, signature)) return ErrorCode.LOGIN_FAILED;
    const welcome = this.welcome(this.#beginSession(connection));
    return FinishDeviceLogin.wrapResponse(FinishDeviceLoginResponse.create({ welcome }));
  }

  #changePassword({ clientFinal, verifier }: BodyOf<"changePasswordRequest">): RightAnswer {
    return unlessFailed((scram) => {
      const serverFinal = scram.handleFinal(clientFinal);
      this.verifier = verifier;
      return ChangePassword.wrapResponse(ChangePasswordResponse.create({ serverFinal }));
    }, this.#scram);
  }
}

/** Returns LOGIN_FAILED if no login has begun, or the client's message does not verify. */
function unlessFailed(answer: (scram: ScramServer) => MessageBody, scram: ScramServer | undefined): RightAnswer {
  try {
    return scram === undefined ? ErrorCode.LOGIN_FAILED : answer(scram);
  } catch {
    return ErrorCode.LOGIN_FAILED;
  }
}
