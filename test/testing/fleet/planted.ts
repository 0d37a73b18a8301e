import { MailboxSync } from "../../../src/client/texts/mailbox-sync.ts";
import { type Missed, type OutboxText, TransportError } from "../../../src/index.ts";

/** What goes wrong in a client, and between a client and its program. What is absent works. */
export interface Faults {
  /** What is left of the texts of an outbox that has outlived its program. */
  readonly reopen?: (texts: readonly OutboxText[]) => readonly OutboxText[];
  /** Whether each text is sent once more, with another id. */
  readonly sendsTwice?: boolean;
  /** Whether a text is confirmed when the program gets it, and not when the program is done with it. */
  readonly confirmsEarly?: boolean;
  /** Whether changes of the list of peers are lost on their way to the program. */
  readonly losesPeers?: boolean;
  /** Breaks the client. @returns what repairs it */
  readonly plant?: () => () => void;
  /** What a program is told that it may have missed. */
  readonly missed?: readonly Missed[];
}

/** Faults that the models must find, and words of what they then say. */
export const PLANTED: readonly { readonly name: string; readonly faults: Faults; readonly found: RegExp }[] = [
  { name: "outbox-that-forgets-a-text", faults: { reopen: (texts) => texts.slice(1) }, found: /is not done with/ },
  { name: "text-that-is-sent-twice", faults: { sendsTwice: true }, found: /is stored twice/ },
  { name: "text-that-is-repeated-without-its-id", faults: { plant: sendWithoutIds }, found: /is stored twice/ },
  { name: "text-that-fails-with-its-connection", faults: { plant: failWhenLost }, found: /has failed: Error: lost/ },
  { name: "text-that-is-confirmed-too-early", faults: { confirmsEarly: true }, found: /before .* is done with it/ },
  { name: "list-of-peers-that-is-not-compared", faults: { losesPeers: true }, found: /takes .* to be/ },
  { name: "gap-that-is-not-told", faults: { missed: [] }, found: /may have missed it/ },
];

function sendWithoutIds(): () => void {
  const { sendText } = MailboxSync.prototype;
  MailboxSync.prototype.sendText = function (this: MailboxSync, text) {
    return sendText.call(this, text);
  };
  return () => {
    MailboxSync.prototype.sendText = sendText;
  };
}

function failWhenLost(): () => void {
  const { sendText } = MailboxSync.prototype;
  MailboxSync.prototype.sendText = async function (this: MailboxSync, ...parameters) {
    try {
      return await sendText.apply(this, parameters);
    } catch (error) {
      throw error instanceof TransportError ? new Error("lost") : error;
    }
  };
  return () => {
    MailboxSync.prototype.sendText = sendText;
  };
}
