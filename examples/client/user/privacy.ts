import {
  type ChatClient,
  PRIVACY_CHOICES,
  type PrivacyAudience,
  type PrivacyChoice,
  type PrivacyName,
  type PrivacyOptions,
} from "chatwire";
import { Audience, Privacy, PrivacySettings, SetPrivacyRequest } from "chatwire/v1/account";
import { SetPrivacyRequestJson } from "chatwire/v1/account.json";
import { type ChatEvent, fieldsOf } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Screen } from "../screen/screen.ts";

type AudienceSetting = "see" | "message" | "connect" | "address";
type SwitchSetting = "broadcasts" | "readReceipts";

/** The settings: as typed, the key in the library, and the meaning. */
const SETTINGS: readonly (readonly [typed: string, key: AudienceSetting | SwitchSetting, about: string])[] = [
  ["see", "see", "who sees you, and your status"],
  ["message", "message", "who may send you texts and application messages"],
  ["connect", "connect", "who may invite you to a conversation"],
  ["address", "address", "who sees your network address"],
  ["broadcasts", "broadcasts", "whether broadcasts reach you"],
  ["receipts", "readReceipts", "whether read receipts are sent and received"],
];

const UNKNOWN = 'The server has not reported your settings. "privacy PUBLIC" or "privacy PRIVATE" sets them all.';

/** Shows and changes the user's privacy settings, and reports changes made by the user's other clients. */
export class OwnPrivacy {
  readonly #screen: Screen;
  readonly #client: ChatClient;

  constructor(screen: Screen, client: ChatClient) {
    this.#screen = screen;
    this.#client = client;
  }

  /**
   * Shows the settings.
   *
   * @returns why that failed, for the user; undefined if it succeeded
   */
  show(): string | undefined {
    const settings = this.#client.privacy.current;
    if (settings === undefined) return UNKNOWN;
    const head = { text: `You are ${nameOf(settings)}.`, style: "bold" } as const;
    this.#screen.tell(eventOf("privacy", settings), head, ...tableOf(settings));
    return undefined;
  }

  /** Sets all settings to one of the two basic choices. */
  async set(choice: PrivacyChoice, signal: AbortSignal): Promise<void> {
    this.#tellChange(await this.#client.privacy.set(choice, { signal }));
  }

  /**
   * Changes one setting.
   *
   * @returns why that failed, for the user; undefined if it succeeded
   */
  async change(setting: string, value: string, signal: AbortSignal): Promise<string | undefined> {
    const found = SETTINGS.find(([typed]) => typed === setting.toLowerCase());
    if (found === undefined) return `The settings are ${SETTINGS.map(([typed]) => typed).join(", ")}.`;
    const [typed, key] = found;
    const wanted = key === "broadcasts" || key === "readReceipts" ? readSwitch(key, value) : readAudience(key, value);
    if ("fault" in wanted) return `${typed} must be ${wanted.fault}.`;
    if (this.#client.privacy.current === undefined) return UNKNOWN;
    this.#tellChange(await this.#client.privacy.set(wanted, { signal }));
    return undefined;
  }

  /** Reports changes made by the user's other clients, until the login ends. */
  async follow(signal: AbortSignal): Promise<void> {
    for await (const settings of this.#client.privacy.changes({ signal })) {
      this.#tellChange(settings, "Another of your clients changed your privacy. ");
    }
  }

  #tellChange(settings: PrivacyOptions, origin = ""): void {
    const name = nameOf(settings);
    const lines =
      name === "CUSTOM" ? ["Your privacy settings are now:", ...tableOf(settings)] : [`You are now ${name}.`];
    const [head = "", ...rest] = lines;
    this.#screen.tell(eventOf("privacyChanged", settings), origin + head, ...rest);
  }
}

function eventOf(event: ChatEvent["event"], settings: PrivacyOptions): ChatEvent {
  const { see, message, connect, address, broadcasts, readReceipts } = settings;
  const request = SetPrivacyRequest.create({
    privacy: Privacy[nameOf(settings)],
    settings: PrivacySettings.create({
      see: Audience[see],
      message: Audience[message],
      connect: Audience[connect],
      address: Audience[address],
      broadcasts,
      readReceipts,
    }),
  });
  return { event, ...fieldsOf(SetPrivacyRequestJson, request) };
}

function tableOf(settings: PrivacyOptions): string[] {
  const rows = SETTINGS.map(([typed, key, about]) => [typed, describe(settings[key]), about]);
  return formatTable(rows).map((row) => `  ${row}`);
}

function describe(value: PrivacyAudience | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value.toLowerCase();
}

/** The basic choice that the settings equal, otherwise CUSTOM. */
function nameOf(settings: PrivacyOptions): PrivacyName {
  const choices: readonly PrivacyChoice[] = ["PUBLIC", "PRIVATE"];
  const isSame = (choice: PrivacyChoice): boolean =>
    SETTINGS.every(([, key]) => PRIVACY_CHOICES[choice][key] === settings[key]);
  return choices.find(isSame) ?? "CUSTOM";
}

function readSwitch(key: SwitchSetting, value: string): Partial<PrivacyOptions> | { readonly fault: string } {
  const isYes = /^(yes|on)$/i.test(value);
  return isYes || /^(no|off)$/i.test(value) ? { [key]: isYes } : { fault: "yes or no" };
}

function readAudience(key: AudienceSetting, value: string): Partial<PrivacyOptions> | { readonly fault: string } {
  const audiences: readonly PrivacyAudience[] = ["EVERYONE", "CONTACTS", "NOBODY"];
  const audience = audiences.find((name) => name === value.toUpperCase());
  return audience === undefined ? { fault: "everyone, contacts or nobody" } : { [key]: audience };
}
