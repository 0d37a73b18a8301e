import { IdentityKeys, PasswordVerifier, PrivacySettings } from "../../generated/chatwire/v1/account.ts";
import { Status } from "../../generated/chatwire/v1/presence.ts";
import { createUser, statusOf, type User } from "../chat/state/user.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { code, table } from "./markdown.ts";

const ACCOUNT: User["account"] = {
  id: 1,
  name: "ada",
  key: "ada",
  verifier: PasswordVerifier.create(),
  privacy: PrivacySettings.create(),
};

const CASES = [
  { isLoggedIn: false, isAway: false, conversations: 0 },
  { isLoggedIn: true, isAway: false, conversations: 0 },
  { isLoggedIn: true, isAway: false, conversations: 1 },
  { isLoggedIn: true, isAway: true, conversations: 0 },
  { isLoggedIn: true, isAway: true, conversations: 1 },
];

/** The status that others see, by what it depends on. */
export function drawUserStatus(): string {
  const rows = CASES.map(({ isLoggedIn, isAway, conversations }) => {
    const user = createUser(ACCOUNT, DEFAULT_LIMITS);
    user.conversations = conversations;
    if (isLoggedIn) {
      user.logins.set(1, {
        id: 1,
        user,
        endpoint: { address: "", port: 0 },
        keys: IdentityKeys.create(),
        device: undefined,
        datagramEndpoint: undefined,
        away: isAway,
        watching: false,
      });
    }
    const status = statusOf(user);
    const name = Object.entries(Status).find(([, value]) => value === status)?.[0] ?? "";
    const chosen = isAway ? code("AWAY") : code("AVAILABLE");
    return [isLoggedIn ? "yes" : "no", isLoggedIn ? chosen : "-", conversations === 0 ? "none" : "some", code(name)];
  });
  return table(["Logged in", "Chosen by `SetStatus`", "Open conversations", "Status that others see"], rows);
}
