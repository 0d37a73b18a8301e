import { lookAlikes } from "./look-alikes.ts";

/**
 * Words that stand where names stand: in the output of programs, as answers to their questions, and for those who run
 * a server. A user of such a name could speak for the program.
 */
export const RESERVED_NAMES = [
  ...["you", "me", "yourself", "server", "system", "chatwire"],
  ...["everyone", "everybody", "anyone", "nobody", "all", "broadcast", "contacts", "users"],
  ...["login", "logoff", "logout", "register", "quit", "exit", "help", "accept", "decline"],
  ...["public", "private", "custom"],
  ...["admin", "administrator", "moderator", "operator", "root", "support"],
] as const;

const looks = new Set(RESERVED_NAMES.flatMap((word) => [...lookAlikes(word)]));

/** Whether a name is a reserved word or looks like one. @param name  in normalization form C */
export function isReserved(name: string): boolean {
  return [...lookAlikes(name)].some((look) => looks.has(look));
}
