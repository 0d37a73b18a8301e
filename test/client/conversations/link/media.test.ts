import * as assert from "uvu/assert";
import { MediaSender, MediaSenders } from "../../../../src/client/conversations/link/media.ts";
import { ENDED_STREAMS_MAX } from "../../../../src/peering/media/sender.ts";
import { suite } from "../../../suite.ts";

const test = suite("media of a link");

test("streams-that-ended-long-ago-are-forgotten-and-open-ones-are-not", () => {
  const senders = new MediaSenders();
  const last = 10 * ENDED_STREAMS_MAX;
  for (let stream = 1; stream <= last; stream += 1) {
    senders.add(
      new MediaSender(
        stream,
        () => {},
        () => {},
      ),
    );
    if (stream > 1) senders.end(stream);
  }
  assert.is(senders.size, 1 + ENDED_STREAMS_MAX);
  assert.is(senders.get(1)?.stream, 1);
  assert.is(senders.get(last)?.stream, last);
  assert.is(senders.get(2), undefined);
});
