import * as assert from "uvu/assert";
import { type FileLink, FileLinks } from "../../../src/client/files/file-links.ts";
import { ClosedError } from "../../../src/index.ts";
import { suite } from "../../suite.ts";

const test = suite("links for files");

/** An invitation that the test answers. */
class Inviting {
  readonly asked: string[] = [];
  signal: AbortSignal | undefined;
  closed = 0;
  answer: (link: FileLink) => void = () => {};

  readonly link = {
    peer: "grace",
    closed: new Promise(() => {}),
    connected: async (signal: AbortSignal) => signal.throwIfAborted(),
    close: async () => {
      this.closed += 1;
    },
  } as unknown as FileLink;

  readonly links = new FileLinks({
    links: () => [],
    connect: (name, { signal }) => {
      this.asked.push(name);
      this.signal = signal;
      return new Promise((resolve, reject) => {
        this.answer = resolve;
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    },
  });
}

test("who-gives-up-takes-the-invitation-from-no-other-file", async () => {
  const inviting = new Inviting();
  const stop = new AbortController();
  const first = inviting.links.lease("grace", { signal: stop.signal }).catch((error) => error.message);
  const second = inviting.links.lease("Grace", { signal: new AbortController().signal });
  stop.abort(new Error("enough"));
  assert.is(await first, "enough");
  assert.is(inviting.signal?.aborted, false);
  inviting.answer(inviting.link);
  const lease = await second;
  assert.equal(inviting.asked, ["grace"]);
  assert.is(inviting.closed, 0);
  lease.release();
  await Promise.resolve();
  assert.is(inviting.closed, 1);
});

test("invitation-ends-once-everybody-has-given-up", async () => {
  const inviting = new Inviting();
  const stop = new AbortController();
  const all = ["grace", "grace"].map((name) => inviting.links.lease(name, { signal: stop.signal }));
  stop.abort(new Error("enough"));
  for (const lease of all) assert.is(await lease.catch((error) => error.message), "enough");
  assert.is(inviting.signal?.aborted, true);
  assert.instance(inviting.signal?.reason, ClosedError);
  inviting.links.lease("grace", { signal: new AbortController().signal }).catch(() => {});
  assert.equal(inviting.asked, ["grace", "grace"], "the next one invites again");
});

test("link-whose-last-user-gives-up-before-it-is-connected-is-closed", async () => {
  const inviting = new Inviting();
  const stop = new AbortController();
  const leasing = inviting.links.lease("grace", { signal: stop.signal }).catch((error) => error.message);
  inviting.link.connected = async (signal) => {
    stop.abort(new Error("enough"));
    signal.throwIfAborted();
  };
  inviting.answer(inviting.link);
  assert.is(await leasing, "enough");
  await Promise.resolve();
  assert.is(inviting.closed, 1);
});
