import type { PasswordVerifier } from "../../generated/chatwire/v1/account.ts";
import { ScramServer } from "../crypto/scram-server.ts";
import { ChatError, ProtocolError } from "../errors.ts";
import { nameKey } from "../name.ts";
import { originOf } from "../origin.ts";
import type { Request, Visitor } from "./route.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

const NONCE_BYTES = 18;
const SALT_BYTES_MIN = 16;
const SALT_BYTES_MAX = 64;
const HASH_BYTES = 32;

/** Proofs of passwords that are half done, one a connection. */
export class PasswordProofs {
  readonly #world: World;
  readonly #exchanges = new WeakMap<Visitor, { scram: ScramServer; nameKey: string }>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * Answers the client-first-message.
   *
   * @returns the server-first-message
   * @throws ProtocolError LOGIN_FAILED; RATE_LIMITED: too many proofs failed
   */
  begin(clientFirst: string, { visitor, nowMs }: Request): string {
    const { limits, random, secret, directory, throttle } = this.#world;
    let key = "";
    const scram = new ScramServer({
      nameKey,
      verifierOf: (name) => {
        key = nameKey(name);
        return directory.find(name)?.account.verifier;
      },
      nonce: Buffer.from(random(NONCE_BYTES)).toString("base64"),
      secret,
      iterations: limits.scramIterations,
      channelBinding: visitor.channelBinding && { type: "tls-exporter", data: visitor.channelBinding },
    });
    const serverFirst = refuseAlike(() => scram.handleFirst(clientFirst));
    throttle.check(subjectsOf(key, visitor), nowMs);
    this.#exchanges.set(visitor, { scram, nameKey: key });
    return serverFirst;
  }

  /**
   * Checks the client-final-message. There is one try for each begin.
   *
   * @returns whose password was proved, and the server-final-message
   * @throws ProtocolError LOGIN_FAILED, whatever is wrong; WRONG_STATE: nothing was begun
   */
  finish(clientFinal: string, { visitor, nowMs }: Request): { user: User; serverFinal: string } {
    const exchange = this.#exchanges.get(visitor);
    if (exchange === undefined)
      throw new ProtocolError("WRONG_STATE", "The proof of a password begins with BeginLogin.");
    this.#exchanges.delete(visitor);
    const { throttle, directory } = this.#world;
    const subjects = subjectsOf(exchange.nameKey, visitor);
    throttle.check(subjects, nowMs);
    try {
      const { serverFinal, name } = refuseAlike(() => exchange.scram.handleFinal(clientFinal));
      const user = directory.find(name);
      if (user === undefined) throw loginFailed();
      throttle.succeed(nameSubject(exchange.nameKey));
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

/** What failures are counted for. */
export function addressSubject({ endpoint }: Visitor): string {
  return `address ${originOf(endpoint.address)}`;
}

function nameSubject(key: string): string {
  return `name ${key}`;
}

function subjectsOf(key: string, visitor: Visitor): string[] {
  return [nameSubject(key), addressSubject(visitor)];
}

function refuseAlike<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    throw loginFailed();
  }
}
