import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { blockBytesOf, FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { type ChatClient, DiskSource, type FileOffer, type FileProgress, FolderSink } from "../../../src/index.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, converse, next } from "../chat-world.ts";
import { MemorySink, sourceOf } from "./memory-files.ts";

const test = suite("files from one client to another");

const content = new FileContent(20 * FILE_BLOCK_BYTES + 77);

/** Accepts every invitation. */
async function answerInvitations(client: ChatClient): Promise<void> {
  for await (const invitation of client.conversations.invitations) await invitation.accept();
}

async function pairOf(world: ChatWorld, limits = {}): Promise<[ChatClient, ChatClient]> {
  return [await world.join("ada", "PUBLIC", { limits }), await world.join("grace", "PUBLIC", { limits })];
}

test("file-goes-over-the-link-of-a-conversation-and-is-stored-in-a-folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-send-"));
  try {
    await using world = await ChatWorld.start();
    const [ada, grace] = await pairOf(world);
    const [link] = await converse(ada, grace);
    await writeFile(join(folder, "photo.jpg"), content.bytes);
    await using source = await DiskSource.open(join(folder, "photo.jpg"), { mediaType: "image/jpeg" });
    const progress: FileProgress[] = [];
    const sending = ada.files.send("grace", source, { onProgress: (each) => progress.push(each) });
    const offer = await next(grace.files.offers);
    assert.equal(
      [offer.from, offer.name, offer.mediaType, offer.size],
      ["ada", "photo.jpg", "image/jpeg", content.size],
    );
    const { path, size } = await offer.accept(new FolderSink(join(folder, "in")));
    assert.equal(await sending, { size: content.size, bytesSent: content.size });
    assert.is(size, content.size);
    assert.equal(await readFile(path), Buffer.from(content.bytes));
    assert.equal(progress.at(0), { bytes: 0, size });
    assert.equal(progress.at(-1), { bytes: size, size });
    assert.is(link.path !== undefined, true, "the conversation goes on");
    await link.send("done");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("offer-without-a-link-opens-one-by-an-invitation-and-closes-it-afterwards", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world);
  const sink = new MemorySink();
  const sent = [ada.files.send("grace", sourceOf(content, "a")), ada.files.send("Grace", sourceOf(content, "b"))];
  const link = await (await next(grace.conversations.invitations)).accept();
  for (let count = 0; count < 2; count++) await (await next(grace.files.offers)).accept(sink);
  await Promise.all(sent);
  assert.equal([...sink.files.keys()].sort(), ["a", "b"]);
  assert.is((await link.closed).code, "CLOSED_BY_PEER");
});

test("lost-link-costs-only-what-was-on-its-way-and-asks-nobody-again", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world);
  const sink = new MemorySink();
  const sending = ada.files.send("grace", sourceOf(content));
  let losses = 0;
  let lose = async (): Promise<void> => {};
  const links = (async () => {
    for await (const invitation of grace.conversations.invitations) {
      const link = await invitation.accept();
      assert.ok(losses === 0 || grace.files.expects("ADA"));
      lose = () => link.close();
    }
  })();
  const offer = await next(grace.files.offers);
  const lossesAt = [5, 10, 15].map((blocks) => blocks * FILE_BLOCK_BYTES);
  await offer.accept(sink, {
    onProgress: ({ bytes }) => {
      if (bytes < (lossesAt[losses] ?? Number.POSITIVE_INFINITY)) return;
      losses += 1;
      void lose();
    },
  });
  const { bytesSent } = await sending;
  assert.is(losses, 3);
  assert.equal(Buffer.from(sink.files.get("photo.jpg") ?? []), Buffer.from(content.bytes));
  // What was on its way at each loss: the window at most.
  assert.ok(bytesSent <= content.size + 3 * 16 * FILE_BLOCK_BYTES, `${bytesSent} bytes were sent`);
  assert.not.ok(grace.files.expects("ada"));
  await grace.close();
  await links;
});

test("program-that-is-started-again-goes-on-with-the-verified-blocks", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-again-"));
  try {
    await using world = await ChatWorld.start();
    const [ada, grace] = await pairOf(world);
    void answerInvitations(grace);
    const stop = new AbortController();
    const first = ada.files.send("grace", sourceOf(content), { signal: stop.signal });
    const half = 10 * FILE_BLOCK_BYTES;
    const accepted = (await next(grace.files.offers)).accept(new FolderSink(folder), {
      onProgress: ({ bytes }) => {
        if (bytes >= half) void grace.close();
      },
    });
    assert.is(await codeOf(accepted), "CLOSED");
    const again = await world.connect();
    await again.logIn({ name: "grace", password: "secret-1" });
    void answerInvitations(again);
    let resumedAt = -1;
    const { path } = await (await next(again.files.offers)).accept(new FolderSink(folder), {
      onProgress: ({ bytes }) => {
        if (resumedAt < 0) resumedAt = bytes;
      },
    });
    assert.ok(resumedAt >= half, `it went on at ${resumedAt}`);
    assert.equal(await readFile(path), Buffer.from(content.bytes));
    const { bytesSent } = await first;
    assert.ok(bytesSent <= content.size + 16 * FILE_BLOCK_BYTES, `${bytesSent} bytes were sent`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("declined-and-cancelled-files-end-at-both-sides-by-code", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world);
  await converse(ada, grace);
  const declined = codeOf(ada.files.send("grace", sourceOf(content)));
  const first = await next(grace.files.offers);
  first.decline();
  assert.is(await declined, "FILE_DECLINED");
  assert.is(await codeOf(first.accept(new MemorySink())), "DECLINED");

  const stop = new AbortController();
  const sent = ada.files.send("grace", sourceOf(content), { signal: stop.signal }).catch((error) => error.message);
  const sink = new MemorySink();
  const received = (await next(grace.files.offers)).accept(sink, {
    onProgress: ({ bytes }) => {
      if (bytes > 3 * FILE_BLOCK_BYTES) stop.abort(new Error("enough"));
    },
  });
  assert.is(await codeOf(received), "FILE_CANCELLED");
  assert.is(await sent, "enough");
  assert.equal(sink.ends, ["discarded"]);

  const leave = new AbortController();
  const again = codeOf(ada.files.send("grace", sourceOf(content)));
  const left = (await next(grace.files.offers)).accept(sink, { signal: leave.signal, onProgress: () => leave.abort() });
  await left.catch(() => {});
  assert.is(await again, "FILE_CANCELLED");
});

test("sink-that-cannot-store-ends-the-transfer-and-tells-the-sender", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world);
  await converse(ada, grace);
  const sent = codeOf(ada.files.send("grace", sourceOf(content)));
  const offer = await next(grace.files.offers);
  assert.is(await codeOf(offer.accept(new FolderSink("/proc/no-such-place/in"))), "STORE_FAILED");
  assert.is(await sent, "FILE_NOT_STORED");
  assert.is(await codeOf(offer.accept(new MemorySink())), "STORE_FAILED", "the offer is over");
});

test("offer-that-nobody-answers-ends-after-fileOfferTimeoutMs", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world, { fileOfferTimeoutMs: 300 });
  await converse(ada, grace);
  assert.is(await codeOf(ada.files.send("grace", sourceOf(content))), "TIMED_OUT");
  await ada.texts.send("grace", "sorry");
  const sent = ada.files.send("grace", sourceOf(content, "second"), { timeoutMs: 10_000 });
  const offer = await next(grace.files.offers);
  assert.is(offer.name, "second", "what was withdrawn unread is gone");
  await offer.accept(new MemorySink());
  await sent;
});

test("file-whose-link-does-not-come-back-ends-after-fileResumeMs", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world, { fileResumeMs: 500 });
  const [, link] = await converse(ada, grace);
  const sent = codeOf(ada.files.send("grace", sourceOf(content), { timeoutMs: 20_000 }));
  const sink = new MemorySink();
  const received = codeOf(
    (await next(grace.files.offers)).accept(sink, {
      onProgress: ({ bytes }) => {
        if (bytes > blockBytesOf(content.size, 0)) void link.close();
      },
    }),
  );
  (async () => {
    for await (const invitation of grace.conversations.invitations) await invitation.decline();
  })().catch(() => {});
  assert.is(await received, "CLOSED");
  assert.equal(sink.ends, ["suspended"], "what has arrived is kept");
  assert.not.equal(await sent, "none");
});

test("sender-learns-that-the-file-is-too-large-before-it-is-read", async () => {
  await using world = await ChatWorld.start();
  const [ada] = await pairOf(world, { fileBytesMax: 1_000 });
  const unread = { ...sourceOf(content), read: () => Promise.reject(new Error("It was read.")) };
  assert.is(await codeOf(ada.files.send("grace", unread)), "TOO_LARGE");
});

test("same-file-twice-on-one-link-and-too-many-offers-are-refused", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await pairOf(world, { eventQueueMax: 2 });
  await converse(ada, grace);
  const first = ada.files.send("grace", sourceOf(content, "a"));
  assert.is(await codeOf(ada.files.send("grace", sourceOf(content, "a"))), "LIMIT_REACHED");
  const second = ada.files.send("grace", sourceOf(content, "b"));
  assert.is(await codeOf(ada.files.send("grace", sourceOf(content, "c"))), "LIMIT_REACHED", "eventQueueMax");
  const offers: FileOffer[] = [await next(grace.files.offers), await next(grace.files.offers)];
  for (const offer of offers) await offer.accept(new MemorySink());
  await Promise.all([first, second]);
});
