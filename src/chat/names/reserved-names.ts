import { nameKey } from "../../name.ts";
import { type Looks, lookAlikes } from "./look-alikes.ts";

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

const reserved = new Set(RESERVED_NAMES.flatMap((name) => [...lookAlikes({ name, key: nameKey(name) })]));

/** Whether a name is a reserved word or looks like one. @param looks  those of the name */
export function isReserved(looks: Looks): boolean {
  return [...looks].some((look) => reserved.has(look));
}
