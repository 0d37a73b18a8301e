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
    messagesIn((replyTo) => replied.happened(replyTo.length)),
  );
  receiver.on(
    "data",
    messagesIn((replyTo) => receiver.write(replyTo.map((each) => `PUB ${each} 0${END}${END}`).join(""))),
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

/**
 * Reads messages, and hands over the subjects for the replies to those that have arrived together; an empty one for each that
 * wants none. Ignores the pings of the server, of which it sends few.
 */
function messagesIn(take: (replyTo: readonly string[]) => void): (bytes: Buffer) => void {
  let rest = "";
  return (bytes) => {
    rest += bytes.toString("latin1");
    const replyTo: string[] = [];
    for (;;) {
      const end = rest.indexOf(END);
      if (end < 0) break;
      // MSG subject id [reply-to] length
      const words = rest.slice(0, end).split(" ");
      if (words[0] !== "MSG") {
        rest = rest.slice(end + END.length);
        if (words[0] === "-ERR") throw new Error(`nats-server refused: ${words.join(" ")}`);
        continue;
      }
      const next = end + END.length + Number(words.at(-1)) + END.length;
      if (rest.length < next) break;
      rest = rest.slice(next);
      replyTo.push(words.length === 5 ? (words[3] ?? "") : "");
    }
    if (replyTo.length > 0) take(replyTo);
  };
}
