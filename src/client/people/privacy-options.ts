import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "../../../generated/chatwire/v1/account.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";

/** The two basic choices of who can see and message a user. */
export type PrivacyChoice = "PUBLIC" | "PRIVATE";

/** A user's privacy in one word. CUSTOM stands for all settings but the two basic choices. */
export type PrivacyName = PrivacyChoice | "CUSTOM";

/**
 * The users to whom a setting applies. CONTACTS are the user's contacts, users in a conversation with the user, and
 * users whom the user has invited. A blocked user belongs to no audience.
 */
export type PrivacyAudience = "EVERYONE" | "CONTACTS" | "NOBODY";

/** The privacy settings of a user. */
export interface PrivacyOptions {
  /** Who may see that the user exists, and the user's status. All settings but `message` require this one too. */
  readonly see: PrivacyAudience;
  /** Who may send the user texts and application messages through the server. */
  readonly message: PrivacyAudience;
  /** Who may invite the user to a conversation. */
  readonly connect: PrivacyAudience;
  /** Who may see the address that the server sees the user at. */
  readonly address: PrivacyAudience;
  /** Whether the user receives broadcasts, from users who may see and message the user. */
  readonly broadcasts: boolean;
  /** Whether senders who may see the user learn that their texts were read. Without it, the user gets no such receipts. */
  readonly readReceipts: boolean;
}

/** The settings of the two basic choices. */
export const PRIVACY_CHOICES = { PUBLIC: presetOf("EVERYONE", true), PRIVATE: presetOf("CONTACTS", false) } as const;

const SETTINGS: KeysOf<PrivacyOptions> = {
  see: true,
  message: true,
  connect: true,
  address: true,
  broadcasts: true,
  readReceipts: true,
};

/** @throws UsageError a setting is unknown */
export function checkSettings(chosen: Partial<PrivacyOptions>): void {
  checkKeys(chosen, SETTINGS, "setting", " of privacy");
}

/** @throws UsageError the choice is neither PUBLIC nor PRIVATE */
export function toPrivacy(choice: string): Privacy {
  return Privacy[checkWord(choice, ["PUBLIC", "PRIVATE"], "Privacy")];
}

/** @throws UsageError a value is not one of the choices */
export function toPrivacyRequest(choice: PrivacyChoice | PrivacyOptions): SetPrivacyRequest {
  if (typeof choice === "string") return SetPrivacyRequest.create({ privacy: toPrivacy(choice) });
  const { see, message, connect, address, broadcasts, readReceipts } = choice;
  const settings = PrivacySettings.create({
    see: toAudience(see),
    message: toAudience(message),
    connect: toAudience(connect),
    address: toAudience(address),
    broadcasts: checkWord(broadcasts, [true, false], "The setting broadcasts"),
    readReceipts: checkWord(readReceipts, [true, false], "The setting readReceipts"),
  });
  return SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings });
}

/** Maps an unknown value of a newer server to CUSTOM. */
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
  return Audience[checkWord(audience, ["EVERYONE", "CONTACTS", "NOBODY"], "An audience")];
}

/** Maps an unknown audience of a newer server to "NOBODY". */
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
