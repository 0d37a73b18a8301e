import {
  PrivacySettings,
  type SetPrivacyRequest,
  type SetPrivacyResponse,
} from "../../../generated/chatwire/v1/account.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import type { CallOptions } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import { type PrivacyChoice, type PrivacyOptions, toPrivacyOptions, toPrivacyRequest } from "./privacy-options.ts";

/** Who may see, message and reach the user. Another client of the account may change it at any time. */
export class Privacy {
  readonly #state: PrivacyState;

  constructor(state: PrivacyState) {
    this.#state = state;
  }

  /**
   * The settings in force, whichever client chose them. Undefined while nobody is logged in, and after a `set`
   * that got no answer.
   */
  get current(): PrivacyOptions | undefined {
    return this.#state.settings;
  }

  /**
   * Chooses who may do what with the user: by one of the two basic choices, or setting by setting. A setting that is
   * left out stays as `current` has it. If no answer comes, `current` is undefined until all settings are chosen
   * again, or until the next login.
   *
   * @returns the settings now in force
   * @throws UsageError a value is not one of the choices, or a setting is left out while `current` is undefined
   */
  set(privacy: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions = {}): Promise<PrivacyOptions> {
    return this.#state.set(privacy, options);
  }

  /**
   * Reads every change of `current` that another client of the account makes from now on, until the loop is left or
   * the user logs off.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  changes(options: CallOptions = {}): AsyncIterable<PrivacyOptions> {
    return this.#state.changes(options);
  }
}

/** Asks the server; `onAnswer` is called before any event that came after the answer is handled. */
type SetPrivacyCall = (
  request: SetPrivacyRequest,
  options: CallOptions,
  onAnswer: (answer: SetPrivacyResponse) => void,
) => Promise<unknown>;

/** Who may do what with the user, as the server said it last. */
export class PrivacyState {
  readonly #call: SetPrivacyCall;
  readonly #readers: Subscribers<PrivacyOptions>;
  #settings: PrivacyOptions | undefined;
  /** One after the other, because a part of the settings goes over what holds. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(eventQueueMax: number, call: SetPrivacyCall) {
    this.#call = call;
    this.#readers = new Subscribers(eventQueueMax, "changes of privacy");
  }

  get settings(): PrivacyOptions | undefined {
    return this.#settings;
  }

  /** Changes made elsewhere. */
  changes(options: CallOptions): AsyncIterable<PrivacyOptions> {
    return this.#readers.read(options).changes;
  }

  set(choice: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions): Promise<PrivacyOptions> {
    const done = this.#last.then(() => this.#set(choice, options));
    this.#last = done.catch(() => {});
    return done;
  }

  /** A user has logged in. A change that has come since then is later than what the login was answered. */
  begin(settings: PrivacyOptions): void {
    this.#settings ??= settings;
  }

  /** The login is over. */
  end(): void {
    this.#settings = undefined;
    this.#readers.end();
  }

  /** @returns whether it was an event about this */
  handleEvent(body: MessageBody): boolean {
    if (body.case !== "privacyChanged") return false;
    this.#settings = toPrivacyOptions(body.value.settings);
    this.#readers.push(this.#settings);
    return true;
  }

  async #set(choice: PrivacyChoice | Partial<PrivacyOptions>, options: CallOptions): Promise<PrivacyOptions> {
    const request = toPrivacyRequest(typeof choice === "string" ? choice : this.#complete(choice));
    let settings = toPrivacyOptions();
    try {
      await this.#call(request, options, (answer) => {
        settings = toPrivacyOptions(answer.settings ?? PrivacySettings.create());
        this.#settings = settings;
      });
    } catch (error) {
      // Without an answer it is open which settings hold.
      if (!(error instanceof ProtocolError)) this.#settings = undefined;
      throw error;
    }
    return settings;
  }

  /** @throws UsageError a field is missing, and what holds is not known */
  #complete(chosen: Partial<PrivacyOptions>): PrivacyOptions {
    const { see, message, connect, address, broadcasts, readReceipts } = { ...this.#settings, ...chosen };
    const all = { see, message, connect, address, broadcasts, readReceipts };
    if (
      see === undefined ||
      message === undefined ||
      connect === undefined ||
      address === undefined ||
      broadcasts === undefined ||
      readReceipts === undefined
    ) {
      const missing = Object.entries(all).flatMap(([field, value]) => (value === undefined ? [field] : []));
      throw new UsageError(`It is not known what holds for ${missing.join(", ")}: name all of the settings.`);
    }
    return { see, message, connect, address, broadcasts, readReceipts };
  }
}
