import { joinNats } from "../protocols/nats.ts";
import { CONTENT, CONTENT_BYTES } from "../protocols/protocol.ts";
import { Countdown, type JoinPair } from "./pair.ts";

const END = "\r\n";

/**
 * Requests as the clients of NATS make them: with the subject of an inbox, which the receiver publishes its reply to.
 *
 * @see https://docs.nats.io/reference/reference-protocols/nats-protocol
 */
export const joinNatsPair: JoinPair = async (target, number) => {
  const [subject, inbox] = [`s.${number}`, `_INBOX.${number}`];
  const sender = await joinNats(target, `SUB ${inbox}.* 1${END}`);
  const receiver = await joinNats(target, `SUB ${subject} 1${END}`);
  const replied = new Countdown();
  let lastId = 0;
  sender.on(
    "data",
    payloadsIn((): void => replied.happened()),
  );
  receiver.on(
    "data",
    payloadsIn((replyTo) => receiver.write(`PUB ${replyTo} 0${END}${END}`)),
  );
  return {
    async send(count) {
      const done = replied.wait(count);
      const lines = Array.from({ length: count }, () => {
        lastId += 1;
        return `PUB ${subject} ${inbox}.${lastId} ${CONTENT_BYTES}${END}${CONTENT}${END}`;
      });
      sender.write(lines.join(""));
      await done;
    },
  };
};

/** Reads messages, and hands over the subject for the reply to each. Ignores the pings of the server, of which it sends few. */
function payloadsIn(take: (replyTo: string) => void): (bytes: Buffer) => void {
  let rest = "";
  return (bytes) => {
    rest += bytes.toString("latin1");
    for (;;) {
      const end = rest.indexOf(END);
      if (end < 0) return;
      // MSG subject id [reply-to] length
      const words = rest.slice(0, end).split(" ");
      if (words[0] !== "MSG") {
        rest = rest.slice(end + END.length);
        if (words[0] === "-ERR") throw new Error(`nats-server refused: ${words.join(" ")}`);
        continue;
      }
      const next = end + END.length + Number(words.at(-1)) + END.length;
      if (rest.length < next) return;
      rest = rest.slice(next);
      take(words.length === 5 ? (words[3] ?? "") : "");
    }
  };
}
