import type { PasswordVerifier } from "../../../generated/chatwire/v1/account.ts";
import { ScramServer } from "../../crypto/scram-server.ts";
import { ChatError, ProtocolError } from "../../errors.ts";
import { nameKey } from "../../name.ts";
import type { ChatState } from "../state/chat-state.ts";
import { passwordSubjects } from "../state/login-subjects.ts";
import type { Request } from "../state/route.ts";
import type { User } from "../state/user.ts";

const NONCE_BYTES = 18;
const SALT_BYTES_MIN = 16;
const SALT_BYTES_MAX = 64;
const HASH_BYTES = 32;

/** Proofs of passwords that are half done, one a connection. */
export class PasswordProofs {
  readonly #world: ChatState;

  constructor(world: ChatState) {
    this.#world = world;
  }

  /**
   * Answers the client-first-message.
   *
   * @returns the server-first-message
   * @throws ProtocolError LOGIN_FAILED; RATE_LIMITED: too many proofs failed
   */
  begin(clientFirst: string, { visitor, nowMs }: Request): string {
    const { random, secret, directory, throttle, begun, rounds } = this.#world;
    // What comes after a begin that was refused finishes nothing.
    begun.passwords.delete(visitor);
    let key = "";
    let user: User | undefined;
    const scram = new ScramServer({
      nameKey,
      verifierOf: (name) => {
        key = nameKey(name);
        user = directory.find(name);
        return user?.account.verifier;
      },
      nonce: Buffer.from(random(NONCE_BYTES)).toString("base64"),
      secret,
      iterationsOf: (share) => rounds.at(share),
      channelBinding: visitor.channelBinding && { type: "tls-exporter", data: visitor.channelBinding },
    });
    const serverFirst = refuseAlike(() => scram.handleFirst(clientFirst));
    throttle.check(passwordSubjects(visitor, key), nowMs);
    begun.passwords.set(visitor, { scram, nameKey: key, user, verifier: user?.account.verifier });
    return serverFirst;
  }

  /**
   * Checks the client-final-message. There is one try for each begin. A proof
   * of a password that was changed in between, or of an account that is gone,
   * is one of nothing, whoever has the name now. Whoever is logged in proves
   * the own password.
   *
   * @returns whose password was proved, and the server-final-message
   * @throws ProtocolError LOGIN_FAILED, whatever is wrong; WRONG_STATE: nothing was begun
   */
  finish(clientFinal: string, { visitor, nowMs }: Request): { user: User; serverFinal: string } {
    const { throttle, directory, begun } = this.#world;
    const exchange = begun.passwords.get(visitor);
    if (exchange === undefined)
      throw new ProtocolError("WRONG_STATE", "The proof of a password begins with BeginLogin.");
    begun.passwords.delete(visitor);
    const { user, verifier } = exchange;
    const subjects = passwordSubjects(visitor, exchange.nameKey);
    throttle.check(subjects, nowMs);
    try {
      // Without a look at the proof: else these tries, which do not count for the name, could find its password.
      if (visitor.user !== undefined && visitor.user !== user) throw loginFailed();
      const { serverFinal, name } = refuseAlike(() => exchange.scram.handleFinal(clientFinal));
      if (user === undefined || directory.find(name) !== user || user.account.verifier !== verifier) {
        throw loginFailed();
      }
      return { user, serverFinal };
    } catch (error) {
      throttle.fail(subjects, nowMs);
      throw error;
    }
  }
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function checkVerifier(
  verifier: PasswordVerifier | undefined,
  iterations: number,
): asserts verifier is PasswordVerifier {
  const wellFormed =
    verifier !== undefined &&
    verifier.salt.length >= SALT_BYTES_MIN &&
    verifier.salt.length <= SALT_BYTES_MAX &&
    verifier.iterations === iterations &&
    verifier.storedKey.length === HASH_BYTES &&
    verifier.serverKey.length === HASH_BYTES;
  if (wellFormed) return;
  throw new ProtocolError(
    "INVALID_ARGUMENT",
    `A verifier has ${iterations} rounds, a salt of 16 to 64 bytes and two keys of 32.`,
  );
}

/** Whatever is wrong with a login, the answer is the same. */
export function loginFailed(): ProtocolError {
  return new ProtocolError("LOGIN_FAILED", "The name is not registered or the password is wrong.");
}

function refuseAlike<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    throw loginFailed();
  }
}
