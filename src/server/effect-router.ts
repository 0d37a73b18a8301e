import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { AccountId } from "../chat/state/account.ts";
import type { Effect, KeptNote, Receivers } from "../chat/state/outbox.ts";
import type { RelaySides } from "../chat/state/relay-access.ts";
import type { LoginId } from "../chat/state/user.ts";
import type { ProtocolError } from "../errors.ts";
import type { Grease } from "../framing/grease.ts";
import type { AnyEvent } from "../session/rules.ts";
import { SharedEvent, SharedEvents } from "../session/shared-event.ts";

/** What effects need of a connection. */
export interface EffectTarget {
  /** Sends events, which may go to others too, in order. */
  emit(events: SharedEvents): void;
  /** Keeps a note of its login. Absent: nobody takes over from this server, so there are none. */
  note?(note: KeptNote): void;
  /** An event could not be sent because of an error of this program. */
  handleEmitError(event: AnyEvent, error: unknown): void;
  /** Sends an error and closes the connection. */
  closeWith(error: ProtocolError): void;
}

/** The part of the server's relay that effects use. */
export interface RelayTarget<Target> {
  /** @param connections  those of the logins of the two sides; undefined: it has ended */
  open(introductionId: number, sides: RelaySides, connections: readonly (Target | undefined)[]): void;
  close(introductionId: number, lingerMs: number): void;
}

/**
 * Carries out the effects of the chat: knows which connection each login is on
 * and finds the connections of the receivers of events.
 *
 * The router learns of logins from the effects themselves. So the receivers
 * are the logins at the time of the request, however long the commit took.
 */
export class EffectRouter<Target extends EffectTarget> {
  /** The logins of each user, oldest first. */
  readonly #logins = new Map<AccountId, readonly RoutedLogin<Target>[]>();
  readonly #waiting: { readonly effects: readonly Effect[]; readonly requester: Target | undefined }[] = [];
  readonly #relay: RelayTarget<Target> | undefined;
  readonly #grease: Grease | undefined;
  /** The events of bodies that are sent to some receivers after others. */
  readonly #spread = new WeakMap<MessageBody, SharedEvent>();
  #isRunning = false;

  /**
   * @param relay   undefined: the server has none
   * @param grease  for events; undefined: nothing is added to them
   */
  constructor(relay?: RelayTarget<Target>, grease?: Grease) {
    this.#relay = relay;
    this.#grease = grease;
  }

  /**
   * Carries out the effects of one outcome, in order. Of events that follow each other and have the same receivers, each
   * receiver gets all before the next receiver gets the first.
   *
   * An effect may close a connection or let a further request through, which
   * leads to a call from within this one. The effects of such a call wait until
   * this call's are done, so that all effects keep the order of the chat. An event that cannot be encoded or sent concerns
   * its receivers only.
   *
   * @param requester  the connection whose request or end led to the effects; undefined after a timeout
   */
  carryOut(effects: readonly Effect[], requester: Target | undefined): void {
    if (effects.length === 0) return;
    if (this.#isRunning) {
      this.#waiting.push({ effects, requester });
      return;
    }
    this.#isRunning = true;
    try {
      this.#carryOutAll(effects, requester);
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
        this.#carryOutAll(next.effects, next.requester);
    } finally {
      this.#isRunning = false;
    }
  }

  #carryOutAll(effects: readonly Effect[], requester: Target | undefined): void {
    let events: Emission[] | undefined;
    for (const effect of effects) {
      if (effect.kind === "emit" && effect.to === events?.[0]?.to) {
        events.push(effect);
        continue;
      }
      if (events !== undefined) this.#emit(events);
      events = effect.kind === "emit" ? [effect] : undefined;
      if (effect.kind !== "emit") this.#carryOut(effect, requester);
    }
    if (events !== undefined) this.#emit(events);
  }

  #carryOut(effect: Exclude<Effect, Emission>, requester: Target | undefined): void {
    if (effect.kind === "end login") this.#end(effect.user, effect.login, effect.error);
    else if (effect.kind === "note") this.#note(effect.to, effect.note);
    else if (effect.kind === "open relay") this.#openRelay(effect.introductionId, effect.sides);
    else if (effect.kind === "close relay") this.#relay?.close(effect.introductionId, effect.lingerMs);
    else if (requester !== undefined) this.#begin(effect.user, effect.login, requester);
  }

  /** Emits events that have the same receivers. */
  #emit(events: readonly Emission[]): void {
    let encoded: EncodedEmissions | undefined;
    const to = events[0]?.to ?? [];
    for (const receivers of to) {
      const logins = this.#logins.get(receivers.user) ?? NO_LOGINS;
      for (const { login, target } of logins) {
        if (!includes(receivers, login)) continue;
        encoded ??= this.#encode(events, to.length === 1 && logins.length === 1);
        if (encoded.shared !== undefined) target.emit(encoded.shared);
        for (const { event, error } of encoded.failed) target.handleEmitError(event, error);
      }
    }
  }

  #note(to: readonly Receivers[], note: KeptNote): void {
    for (const receivers of to)
      for (const { login, target } of this.#logins.get(receivers.user) ?? NO_LOGINS)
        if (includes(receivers, login)) target.note?.(note);
  }

  /** @param isAlone  whether one connection gets them */
  #encode(emissions: readonly Emission[], isAlone: boolean): EncodedEmissions {
    try {
      const [first] = emissions;
      const isOne = first !== undefined && emissions.length === 1;
      const shared = isOne ? [this.#share(first, isAlone)] : emissions.map((each) => this.#share(each, isAlone));
      return { shared: new SharedEvents(shared, isAlone), failed: NONE_FAILED };
    } catch {
      return this.#encodeEach(emissions, isAlone);
    }
  }

  /** Encodes those that can be. */
  #encodeEach(emissions: readonly Emission[], isAlone: boolean): EncodedEmissions {
    const shared: SharedEvent[] = [];
    const failed: FailedEmission[] = [];
    for (const emission of emissions) {
      try {
        shared.push(this.#share(emission, isAlone));
      } catch (error) {
        failed.push({ event: emission.event, error });
      }
    }
    return { shared: shared.length > 0 ? new SharedEvents(shared, isAlone) : undefined, failed };
  }

  #share({ event, body, isSpread = false }: Emission, isAlone: boolean): SharedEvent {
    const known = isSpread ? this.#spread.get(body) : undefined;
    if (known !== undefined) return known;
    const shared = new SharedEvent(event, body, this.#grease, isAlone && !isSpread);
    if (isSpread) this.#spread.set(body, shared);
    return shared;
  }

  #openRelay(introductionId: number, sides: RelaySides): void {
    const connections = sides.map(({ user, login }) => this.#logins.get(user)?.find((each) => each.login === login));
    this.#relay?.open(
      introductionId,
      sides,
      connections.map((each) => each?.target),
    );
  }

  #begin(user: AccountId, login: LoginId, target: Target): void {
    this.#logins.set(user, [...(this.#logins.get(user) ?? []), { login, target }]);
  }

  #end(user: AccountId, login: LoginId, error: ProtocolError | undefined): void {
    const logins = this.#logins.get(user) ?? [];
    const left = logins.filter((each) => each.login !== login);
    if (left.length > 0) this.#logins.set(user, left);
    else this.#logins.delete(user);
    if (error !== undefined) logins.find((each) => each.login === login)?.target.closeWith(error);
  }
}

const NO_LOGINS: readonly never[] = [];

type Emission = Effect & { readonly kind: "emit" };

/** Events for their receivers, and those that could not be encoded. */
interface EncodedEmissions {
  readonly shared: SharedEvents | undefined;
  readonly failed: readonly FailedEmission[];
}

interface FailedEmission {
  readonly event: AnyEvent;
  readonly error: unknown;
}

const NONE_FAILED: readonly FailedEmission[] = [];

interface RoutedLogin<Target> {
  readonly login: LoginId;
  readonly target: Target;
}

function includes(receivers: Receivers, login: LoginId): boolean {
  if (receivers.kind === "all") return true;
  return receivers.kind === "all but" ? receivers.login !== login : receivers.logins.includes(login);
}
