import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import { type Login, statusOf, type User } from "../../chat/user.ts";
import { code, table } from "./markdown.ts";

const ACCOUNT: User["account"] = {
  name: "ada",
  key: "ada",
  verifier: { salt: new Uint8Array(), iterations: 0, storedKey: new Uint8Array(), serverKey: new Uint8Array() },
  privacy: Privacy.PUBLIC,
  keys: { signingKey: new Uint8Array(), agreementKey: new Uint8Array(), signature: new Uint8Array() },
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
    const login: Login | undefined = isLoggedIn
      ? { session: 1, endpoint: { address: "", port: 0 }, datagramEndpoint: undefined, away: isAway }
      : undefined;
    const status = statusOf({ account: ACCOUNT, login, introductions: new Set(), conversations });
    const name = Object.entries(Status).find(([, value]) => value === status)?.[0] ?? "";
    const chosen = isAway ? code("AWAY") : code("AVAILABLE");
    return [isLoggedIn ? "yes" : "no", isLoggedIn ? chosen : "-", conversations === 0 ? "none" : "some", code(name)];
  });
  return table(["Logged in", "Chosen by `SetStatus`", "Open conversations", "Status that others see"], rows);
}
