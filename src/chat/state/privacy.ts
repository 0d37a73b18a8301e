import { Audience, Privacy, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";

/** What one user wants of another. */
export type Action =
  /** Learn that there is such a user, and the user's status. */
  | "see"
  /** Send texts and messages through the server. */
  | "message"
  /** Invite to a conversation. */
  | "connect"
  /** Learn the address. */
  | "address"
  /** Reach with a broadcast. */
  | "broadcast"
  /** Learn that texts were read. */
  | "read receipts";

/** What the decision depends on, of the user who is wanted. */
export interface Wanted {
  readonly settings: PrivacySettings;
  /** One of the two blocked the other. */
  readonly isBlocked: boolean;
  /** The two are contacts, or the wanted user invited the other one or accepted the other's invitation. */
  readonly isTrusted: () => boolean;
}

/**
 * The one place where privacy is decided: may another user do this to `wanted`?
 *
 * Whoever may not is answered as if there were no such user, to the byte.
 */
export function permits(action: Action, { settings, isBlocked, isTrusted }: Wanted): boolean {
  if (isBlocked) return false;
  const includes = (audience: Audience): boolean =>
    audience === Audience.EVERYONE || (audience === Audience.CONTACTS && isTrusted());
  if (action === "message") return includes(settings.message);
  // All else tells that the user is there.
  if (!includes(settings.see)) return false;
  if (action === "connect") return includes(settings.connect);
  if (action === "address") return includes(settings.address);
  if (action === "broadcast") return settings.broadcasts && includes(settings.message);
  if (action === "read receipts") return settings.readReceipts;
  return true;
}

const PRESETS = [
  { privacy: Privacy.PUBLIC, settings: presetOf(Audience.EVERYONE, true) },
  { privacy: Privacy.PRIVATE, settings: presetOf(Audience.CONTACTS, false) },
] as const;

/** What PUBLIC and PRIVATE stand for; undefined for any other word. */
export function settingsOf(privacy: Privacy): PrivacySettings | undefined {
  return PRESETS.find((preset) => preset.privacy === privacy)?.settings;
}

/** The word for settings. */
export function privacyOf(settings: PrivacySettings): Privacy {
  return PRESETS.find((preset) => isSame(settings, preset.settings))?.privacy ?? Privacy.CUSTOM;
}

function presetOf(audience: Audience, isOpen: boolean): PrivacySettings {
  return PrivacySettings.create({
    see: audience,
    message: audience,
    connect: audience,
    address: audience,
    broadcasts: isOpen,
    readReceipts: isOpen,
  });
}

function isSame(a: PrivacySettings, b: PrivacySettings): boolean {
  return (
    a.see === b.see &&
    a.message === b.message &&
    a.connect === b.connect &&
    a.address === b.address &&
    a.broadcasts === b.broadcasts &&
    a.readReceipts === b.readReceipts
  );
}
