/**
 * Calls in a conversation: asking, answering, and the sound in both directions. `CallSound` records, codes and plays;
 * this file decides when.
 */

import { ChatError, type MediaReceiver, type PeerLink } from "chatwire";
import { codeOf, describeError, hasCode, tellError } from "../error-messages.ts";
import type { Screen } from "../screen/screen.ts";
import { showMeter } from "./call-meter.ts";
import { CallSound } from "./call-sound.ts";
import { CallAction, CallStep } from "./generated/call.ts";
import { SoundError } from "./sound.ts";
import type { SoundOptions } from "./sound-options.ts";

type State =
  /** No call. */
  | { readonly is: "idle" }
  /** This user has asked. */
  | { readonly is: "asking" }
  /** The other user has asked. */
  | { readonly is: "asked" }
  /** Both have agreed. Undefined: microphone or loudspeaker could not be opened, and the call ends. */
  | { readonly is: "talking"; readonly sound: Promise<CallSound | undefined> };

/** The calls of one conversation, one at a time. */
export class Calls {
  readonly #screen: Screen;
  readonly #link: PeerLink;
  readonly #options: SoundOptions;
  #state: State = { is: "idle" };
  /** A stream of the peer that has arrived before the answer. */
  #early: MediaReceiver | undefined;

  constructor(screen: Screen, link: PeerLink, options: SoundOptions) {
    this.#screen = screen;
    this.#link = link;
    this.#options = options;
  }

  /**
   * Whether a media stream that begins now is the sound of a call: while this user asks, too, because the peer's sound may
   * arrive before the answer.
   */
  get takesSound(): boolean {
    return this.#state.is === "asking" || this.#state.is === "talking";
  }

  /** Reads what the peer does until the link ends. */
  async read(): Promise<void> {
    for await (const { message } of this.#link.on(CallStep)) await this.#take(message.action);
    await this.#stop("peer");
  }

  /** `/call`: asks the peer, or accepts the peer's question. */
  async call(): Promise<void> {
    const { peer } = this.#link;
    // Before the peer is asked, or told that this user talks.
    if (this.#state.is !== "talking" && !(await this.#isEquipped())) return;
    switch (this.#state.is) {
      case "idle":
        if (!(await this.#ask())) return;
        this.#screen.tell({ event: "callOffered", to: peer }, `Calling ${peer}. /hangup ends it.`);
        return;
      case "asked":
        // The peer's sound may arrive before the acknowledgement of the answer.
        await Promise.all([this.#begin(), this.#tell(CallAction.ACCEPT)]);
        return;
      default:
        tellError(this.#screen, "WRONG_STATE", "A call is in progress. /hangup ends it.");
    }
  }

  /** Returns whether the peer's client has been asked, and has not answered yet. It may ask at the same time. */
  async #ask(): Promise<boolean> {
    const asking = { is: "asking" } as const;
    this.#state = asking;
    const isAsked = await this.#tell(CallAction.OFFER);
    if (this.#state !== asking) return false;
    if (!isAsked) this.#state = { is: "idle" };
    return isAsked;
  }

  /** `/hangup`: declines, withdraws or ends. */
  async hangUp(): Promise<void> {
    const { is } = this.#state;
    if (is === "idle") return tellError(this.#screen, "WRONG_STATE", "There is no call.");
    const what = is === "asked" ? "declined" : "ended";
    this.#screen.tell({ event: "callEnded", peer: this.#link.peer, by: "self" }, `You ${what} the call.`);
    // At once, and not when the peer has taken it: until then, the peer would hear the user, or could begin the call.
    await Promise.all([this.#stop("self"), this.#tell(CallAction.END)]);
  }

  /** `/mute`: stops recording, or records again. */
  async mute(): Promise<void> {
    if (this.#state.is !== "talking") return tellError(this.#screen, "WRONG_STATE", "There is no call.");
    const sound = await this.#state.sound;
    const isMuted = sound && (await this.#try(sound.toggle()));
    if (isMuted === undefined) return;
    await this.#tell(isMuted ? CallAction.MUTE : CallAction.UNMUTE);
    const text = isMuted ? "Your microphone is off. /mute turns it on again." : "Your microphone is on.";
    this.#screen.tell({ event: "callMuted", by: "self", muted: isMuted }, text);
  }

  /** Plays a media stream of the peer, which has begun while `takesSound`. */
  async play(stream: MediaReceiver): Promise<void> {
    if (this.#state.is === "asking") this.#early = stream;
    if (this.#state.is === "talking") await (await this.#state.sound)?.play(stream);
  }

  async #take(action: CallAction): Promise<void> {
    const { peer } = this.#link;
    switch (action) {
      case CallAction.OFFER:
        if (this.#state.is === "asking") return this.#begin();
        if (this.#state.is !== "idle") return;
        this.#state = { is: "asked" };
        this.#screen.tell(
          { event: "callOffered", from: peer },
          `${peer} is calling. Type /call to talk, or /hangup to decline.`,
        );
        return;
      case CallAction.ACCEPT:
        if (this.#state.is === "asking") await this.#begin();
        return;
      case CallAction.END: {
        const { is } = this.#state;
        if (is === "idle") return;
        const what = is === "asking" ? "declined" : "ended";
        this.#screen.tell({ event: "callEnded", peer, by: "peer" }, `${peer} ${what} the call.`);
        await this.#stop("peer");
        return;
      }
      case CallAction.MUTE:
      case CallAction.UNMUTE: {
        if (this.#state.is !== "talking") return;
        const isMuted = action === CallAction.MUTE;
        const text = `${peer}'s microphone is ${isMuted ? "off" : "on"}.`;
        this.#screen.tell({ event: "callMuted", by: "peer", muted: isMuted }, text);
      }
    }
  }

  /** Both sides have agreed: the microphone is opened now, not before. */
  async #begin(): Promise<void> {
    const opening = this.#try(
      CallSound.open(this.#link, this.#options, {
        onFailed: (reason) => tellError(this.#screen, "SOUND_FAILED", reason),
        onMicrophoneEnd: () =>
          this.#screen.tell(
            { event: "microphoneEnded" },
            "The sound of your microphone has ended. /hangup ends the call.",
          ),
      }),
    );
    this.#state = { is: "talking", sound: opening };
    const early = this.#early;
    this.#early = undefined;
    if (early !== undefined) void this.play(early);
    const sound = await opening;
    // The call may be over by now.
    if (this.#state.is !== "talking" || this.#state.sound !== opening) return;
    if (sound === undefined) {
      this.#state = { is: "idle" };
      await this.#tell(CallAction.END);
      return;
    }
    const text = `You are talking to ${this.#link.peer}. /mute turns the microphone off, /hangup ends the call.`;
    this.#screen.tell({ event: "callStarted", peer: this.#link.peer }, { text, style: "green" });
    const state = this.#state;
    void showMeter(this.#screen, this.#link, () => this.#state !== state);
  }

  async #stop(by: "self" | "peer"): Promise<void> {
    const state = this.#state;
    this.#state = { is: "idle" };
    this.#screen.status("call", undefined);
    this.#early = undefined;
    if (state.is !== "talking") return;
    const sound = await state.sound;
    const summary = sound && (await this.#try(sound.close(by === "peer" ? "played" : "dropped")));
    if (summary === undefined) return;
    const { seconds, sent, played, concealed, jitterMs } = summary;
    this.#screen.tell(
      { event: "callSummary", peer: this.#link.peer, seconds, sent, played, concealed, jitterMs },
      `The call took ${seconds} s: ${sent} frames sent, ${played} played, ${concealed} of them made up for lost ones, jitter ${jitterMs.toFixed(1)} ms.`,
    );
  }

  /** Returns whether the peer's client has taken it. */
  async #tell(action: CallAction): Promise<boolean> {
    try {
      await this.#link.sendMessage(CallStep, { action });
      return true;
    } catch (error) {
      const text = hasCode(error, "NOT_TAKEN")
        ? `The client of ${this.#link.peer} takes no calls.`
        : describeError(error);
      tellError(this.#screen, codeOf(error), text);
      return false;
    }
  }

  /** Whether what a call needs is installed. Tells what is not. */
  async #isEquipped(): Promise<boolean> {
    return (await this.#try(CallSound.check(this.#options).then(() => true))) === true;
  }

  /** Returns undefined, and tells why, if the sound or the link fails: the peer's client may have no media. */
  async #try<T>(action: Promise<T>): Promise<T | undefined> {
    try {
      return await action;
    } catch (error) {
      if (error instanceof SoundError) tellError(this.#screen, "SOUND_FAILED", error.message);
      else if (error instanceof ChatError) tellError(this.#screen, error.code, describeError(error));
      else throw error;
      return undefined;
    }
  }
}
