import type { RandomBytes } from "../../../crypto/random-bytes.ts";
import { areEqual, sha256 } from "../../../crypto/scram-messages.ts";
import type { InvitationCode } from "../account.ts";
import type { Outbox } from "../outbox.ts";
import type { Refusable } from "../route.ts";
import { type LoginThrottle, wrongCodesKey } from "./login-throttle.ts";

/** 32 letters and digits that are not mistaken for each other: without I, L, O and U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 80 bits: nobody guesses a code, so a hash without a salt protects it. */
const CODE_CHARACTERS = 16;
const GROUP_CHARACTERS = 4;
const ID_BYTES = 4;
/** Longer texts are not hashed. */
export const CODE_CHARACTERS_MAX = 64;

/** The codes with which users may register while registration is closed. */
export class InvitationCodes {
  readonly #codes = new Map<string, InvitationCode>();

  constructor(codes: Iterable<InvitationCode>) {
    for (const code of codes) this.set(code);
  }

  get size(): number {
    return this.#codes.size;
  }

  list(): InvitationCode[] {
    return [...this.#codes.values()];
  }

  set(code: InvitationCode): void {
    this.#codes.set(code.id, code);
  }

  /** Returns whether there was such a code. */
  remove(id: string): boolean {
    return this.#codes.delete(id);
  }

  /**
   * The entry of a code that may be used now. Each entry is compared, in a time that does
   * not depend on how much of a code is right.
   *
   * @param wallMs  milliseconds since 1970
   */
  find(code: string, wallMs: number): InvitationCode | undefined {
    if (code.length > CODE_CHARACTERS_MAX) return undefined;
    const hash = hashOf(code);
    let found: InvitationCode | undefined;
    for (const each of this.#codes.values()) if (areEqual(each.hash, hash)) found = each;
    return found === undefined || isExpired(found, wallMs) ? undefined : found;
  }
}

/** What registration by invitation needs of the state of the chat. */
interface InvitationState {
  readonly registrationOpen: boolean;
  readonly application: { readonly tokens: boolean; readonly passwords: boolean };
  readonly invitationCodes: InvitationCodes;
  readonly loginThrottle: LoginThrottle;
  readonly outbox: Outbox;
}

/** Of `checkInvitation`. */
export const REGISTRATION_CLOSED = [
  "REGISTRATION_CLOSED",
  "Registration is closed, and the invitation code is missing, wrong, expired or used up; or the accounts are those of an application.",
] as const;

/**
 * Checks that a user may register. Wrong codes are counted, and limited, like failed logins.
 *
 * @returns the code that the registration uses up; undefined if it needs none
 * @throws ProtocolError REGISTRATION_CLOSED; RATE_LIMITED: the address has sent too many wrong codes
 */
export function checkInvitation(
  { registrationOpen, application, invitationCodes, loginThrottle }: InvitationState,
  code: string,
  request: Refusable<"REGISTRATION_CLOSED" | "RATE_LIMITED">,
): InvitationCode | undefined {
  if (application.tokens || application.passwords) {
    const text = "The accounts of this server are those of its application. Log in with one of them.";
    throw request.refusal("REGISTRATION_CLOSED", text);
  }
  if (registrationOpen) return undefined;
  if (code === "") {
    const text = "This server registers only users with an invitation code. Ask its operator for one.";
    throw request.refusal("REGISTRATION_CLOSED", text);
  }
  const wrong = [wrongCodesKey(request.connection)];
  loginThrottle.check(wrong, request);
  const found = invitationCodes.find(code, request.wallMs);
  if (found !== undefined) return found;
  loginThrottle.fail(wrong, request.nowMs);
  throw request.refusal("REGISTRATION_CLOSED", "The invitation code is wrong, has expired, or is used up.");
}

/** Counts one use of a code. After the last one, the code is forgotten. */
export function useInvitation({ invitationCodes, outbox }: InvitationState, code: InvitationCode | undefined): void {
  if (code === undefined) return;
  const used = { ...code, usesLeft: code.usesLeft - 1 };
  if (used.usesLeft > 0) {
    invitationCodes.set(used);
    outbox.store({ kind: "invitation code", code: used });
  } else {
    invitationCodes.remove(used.id);
    outbox.store({ kind: "invitation code removed", id: used.id });
  }
}

export function isExpired({ expiresMs = Number.POSITIVE_INFINITY }: InvitationCode, wallMs: number): boolean {
  return expiresMs <= wallMs;
}

/** Draws a code, and what the server keeps of it. */
export function drawInvitationCode(random: RandomBytes): { code: string; id: string; hash: Uint8Array } {
  // 256 is a multiple of 32, so each character is as likely as any other.
  const characters = [...random(CODE_CHARACTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  const groups = characters.match(new RegExp(`.{${GROUP_CHARACTERS}}`, "g")) ?? [];
  const code = groups.join("-");
  return { code, id: Buffer.from(random(ID_BYTES)).toString("hex"), hash: hashOf(code) };
}

/** People write codes in small letters, with or without the hyphens. */
function hashOf(code: string): Uint8Array {
  return sha256(Buffer.from(code.toUpperCase().replaceAll(/[-\s]/g, "")));
}
