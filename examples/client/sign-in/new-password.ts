import { isSameName } from "../user/user-name.ts";
import { isCommonPassword } from "./common-passwords.ts";

const CHARACTERS_MIN = 8;

/**
 * Checks a password that a person has chosen. Those of scripts are not checked: nobody could choose another one.
 *
 * @param name  the name of the user
 * @returns why the password is too weak, or undefined
 */
export function weaknessOf(password: string, name: string): string | undefined {
  if ([...password.normalize("NFC")].length < CHARACTERS_MIN) {
    return `A new password must have at least ${CHARACTERS_MIN} characters.`;
  }
  if (isSameName(password, name)) return "A new password must not be the user name.";
  return isCommonPassword(password) ? "This password is a very common one. Choose another." : undefined;
}
