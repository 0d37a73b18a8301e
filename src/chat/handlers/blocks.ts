import { nameKey } from "../../name.ts";
import type { AccountId } from "../state/account.ts";
import type { Directory } from "../state/directory.ts";
import type { User } from "../state/user.ts";

/** Whether a user blocks the name that the author of a text had. @param author  whose account may be deleted */
export function blocksAuthor(
  directory: Directory,
  { blocked }: User,
  author: { readonly id: AccountId; readonly name: string },
): boolean {
  if (blocked.size === 0) return false;
  const account = directory.byId(author.id)?.account;
  return blocked.has(account?.name === author.name ? account.key : nameKey(author.name));
}
