import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "../../../generated/chatwire/v1/account.ts";
import { UsageError } from "../../errors.ts";

/** The two basic choices of who can see a user and send the user messages. */
export type PrivacyChoice = "PUBLIC" | "PRIVATE";

/** What holds for a user, in one word; CUSTOM is anything but the two basic choices. */
export type PrivacyName = PrivacyChoice | "CUSTOM";

/**
 * For whom something is. CONTACTS is whoever has added the user and was added
 * by the user, and whoever the user talks to. Whoever is blocked is never meant.
 */
export type PrivacyAudience = "EVERYONE" | "CONTACTS" | "NOBODY";

/** Who may do what with a user. */
export interface PrivacyOptions {
  /** Who learns that there is such a user, and the user's status. All but `message` need this too. */
  readonly see: PrivacyAudience;
  /** Who may send texts and messages through the server. */
  readonly message: PrivacyAudience;
  /** Who may invite to a conversation. */
  readonly connect: PrivacyAudience;
  /** Who learns the address that the server knows the user by. */
  readonly address: PrivacyAudience;
  /** Whether broadcasts come, from those who may see the user and send messages. */
  readonly broadcasts: boolean;
  /** Whether senders learn that their texts were read. Who does not tell is not told. */
  readonly readReceipts: boolean;
}

/** What the two basic choices stand for. */
export const PRIVACY_CHOICES = { PUBLIC: presetOf("EVERYONE", true), PRIVATE: presetOf("CONTACTS", false) } as const;

/** @throws UsageError it is no privacy */
export function toPrivacy(choice: string): Privacy {
  if (choice === "PUBLIC") return Privacy.PUBLIC;
  if (choice === "PRIVATE") return Privacy.PRIVATE;
  throw new UsageError(`Privacy is "PUBLIC" or "PRIVATE", not "${choice}".`);
}

/** @throws UsageError it is no privacy */
export function toPrivacyRequest(choice: PrivacyChoice | PrivacyOptions): SetPrivacyRequest {
  if (typeof choice === "string") return SetPrivacyRequest.create({ privacy: toPrivacy(choice) });
  const { see, message, connect, address, broadcasts, readReceipts } = choice;
  const settings = PrivacySettings.create({
    see: toAudience(see),
    message: toAudience(message),
    connect: toAudience(connect),
    address: toAudience(address),
    broadcasts,
    readReceipts,
  });
  return SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings });
}

/** What a newer server may know besides the two basic choices is CUSTOM. */
export function toPrivacyName(privacy: Privacy): PrivacyName {
  if (privacy === Privacy.PUBLIC) return "PUBLIC";
  return privacy === Privacy.PRIVATE ? "PRIVATE" : "CUSTOM";
}

export function toPrivacyOptions(settings = PrivacySettings.create()): PrivacyOptions {
  const { see, message, connect, address, broadcasts, readReceipts } = settings;
  return {
    see: fromAudience(see),
    message: fromAudience(message),
    connect: fromAudience(connect),
    address: fromAudience(address),
    broadcasts,
    readReceipts,
  };
}

function toAudience(audience: string): Audience {
  if (audience === "EVERYONE") return Audience.EVERYONE;
  if (audience === "CONTACTS") return Audience.CONTACTS;
  if (audience === "NOBODY") return Audience.NOBODY;
  throw new UsageError(`An audience is "EVERYONE", "CONTACTS" or "NOBODY", not "${audience}".`);
}

/** What a newer server may know besides these is not shown as more than it is. */
function fromAudience(audience: Audience): PrivacyAudience {
  if (audience === Audience.EVERYONE) return "EVERYONE";
  return audience === Audience.CONTACTS ? "CONTACTS" : "NOBODY";
}

function presetOf(audience: PrivacyAudience, isOpen: boolean): PrivacyOptions {
  return {
    see: audience,
    message: audience,
    connect: audience,
    address: audience,
    broadcasts: isOpen,
    readReceipts: isOpen,
  };
}
