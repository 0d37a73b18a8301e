/** A peer that knows the keys of a link, and sends messages about files and media that are changed at random. */

import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import {
  PeerFileAccept,
  PeerFileBlock,
  PeerFileOffer,
  PeerFileRequest,
  PeerFileResult,
  PeerFileWithdrawn,
} from "../../../generated/chatwire/v1/file.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import {
  MediaCopies,
  MediaCopy,
  PeerAck,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaReport,
  PeerPathResponse,
  PeerText,
} from "../../../generated/chatwire/v1/peer.ts";
import { LinkFiles } from "../../../src/client/conversations/link/link-files.ts";
import { Files } from "../../../src/client/files/files.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { encodePeerMessage } from "../../../src/framing/peer-message.ts";
import { type ChatError, ClosedError, FolderSink } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { SEED } from "../../seed.ts";
import { Insider } from "../../sim/privacy/insider.ts";
import { suite } from "../../suite.ts";
import { sourceOf } from "./memory-files.ts";

const test = suite("mutated messages about files and media");

const MESSAGES = 10_000;
/** Each link closes at the first contradiction of its sequence numbers, so there are many. */
const MESSAGES_PER_LINK_MAX = 400;
const PART_BYTES = 1_100;
const MEMORY_GROWTH_MAX = 64 * 1024 * 1024;
const NAMES = [
  "photo.jpg",
  "../escaped",
  "..",
  "/etc/passwd",
  "a\\b",
  ".hidden",
  "x\u202e",
  "",
  "con",
  "a".repeat(300),
  "~",
];
const EXTREMES = [0, 1, 2, 3, 127, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1];
const CODES = [0, 1, 62, 65, 9_000, 2 ** 31 - 1, -1];
const SIZES = [0, 1, 3 * FILE_BLOCK_BYTES, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER];

const content = new FileContent(3 * FILE_BLOCK_BYTES);

/** One link of the victim's client with the insider. */
class AttackedLink {
  readonly insider = new Insider();
  readonly #random: SeededRandom;
  readonly #linkFiles: LinkFiles;
  #sequence = 0;
  #offered = 0;
  /** Media frames of the latest stream, and of all streams those that were handed out. */
  #frames = 0;
  framesPlayed = 0;
  #stream = 1;
  #close: (reason: ChatError) => void = () => {};

  constructor(random: SeededRandom, files: Files) {
    const { insider } = this;
    this.#random = random;
    const clock = { ...systemNetwork, monotonicMs: () => insider.nowMs };
    this.#linkFiles = new LinkFiles({ clock, peerConnection: insider.victim, drain: () => this.drain() });
    files.watch(this.link);
  }

  readonly closed = new Promise<ChatError>((resolve) => {
    this.#close = resolve;
  });

  get link() {
    return {
      peer: "mallory",
      files: this.#linkFiles,
      closed: this.closed,
      connected: async () => {},
      close: async () => {},
    };
  }

  get isOpen(): boolean {
    return this.insider.victim.state === "connected";
  }

  end(): void {
    const reason = new ClosedError("CLOSED_BY_PEER", "The attack is over.");
    this.#close(reason);
    this.#linkFiles.linkEnded(reason);
  }

  /** Hands the events of the link to the client, and acknowledges what it has sent. */
  drain(): void {
    const { insider } = this;
    const events = insider.events.splice(0);
    for (let event = insider.victim.pollEvent(); event !== undefined; event = insider.victim.pollEvent())
      events.push(event);
    for (const event of events) if ("transfer" in event) this.#linkFiles.handle(event);
    this.framesPlayed += events.filter(({ type }) => type === "media").length;
    const sent = insider.receive();
    const { through, packetNumber } = this.insider.heard;
    if (sent.length > 0 && packetNumber > 0 && this.isOpen)
      this.insider.sendBody({ case: "peerAck", value: PeerAck.create({ through, packetNumber }) });
    for (const body of sent) {
      if (body.case === "peerPathRequest" && this.isOpen)
        insider.sendBody({
          case: "peerPathResponse",
          value: PeerPathResponse.create({ token: body.value.token }),
        });
      // Answers what is asked for, sometimes: otherwise no block would ever be taken.
      if (body.case === "peerFileRequest" && this.#random.below(4) > 0) this.#answer(body.value);
    }
  }

  sendMutated(): void {
    this.insider.nowMs += this.#random.below(10);
    this.insider.victim.handleTimeout(this.insider.nowMs);
    if (this.#random.below(3) === 0) this.#sendMedia();
    else this.#send(this.#body());
    this.drain();
  }

  /** Mostly frames of one stream in order; every tenth body has what no honest one has, or is changed at a random byte. */
  #sendMedia(): void {
    const any = <T>(values: readonly T[]): T => values[this.#random.below(values.length)] as T;
    const kind = this.#random.below(30);
    if (!this.isOpen) return;
    if (kind === 0) {
      const frames = any([this.#frames, ...EXTREMES]);
      this.#sendAsItIs({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream: this.#stream, frames }) });
      this.#stream += 1;
      this.#frames = 0;
      return;
    }
    if (kind === 1) {
      const value = PeerMediaReport.create({ stream: any(EXTREMES), highest: any(SIZES), received: any(SIZES) });
      this.insider.sendBody({ case: "peerMediaReport", value });
      return;
    }
    this.#frames += 1;
    const isHonest = kind > 3;
    const copy = (): MediaCopy => {
      const payload = this.#random.bytes(this.#random.below(100));
      return MediaCopy.create({ before: any(EXTREMES), earlierUs: any(EXTREMES), payload });
    };
    const copies = MediaCopies.create({ frames: Array.from({ length: this.#random.below(4) }, copy) });
    const value = PeerMedia.create({
      stream: isHonest ? this.#stream : any(EXTREMES),
      number: isHonest ? this.#frames : any([this.#frames, ...SIZES]),
      timestampUs: isHonest ? this.#frames * 20_000 : any(SIZES),
      marker: this.#random.below(2) === 0,
      payload: this.#random.bytes(this.#random.below(700)),
      ...(kind === 4 && { copies }),
    });
    const bytes = encodePeerMessage({ case: "peerMedia", value }, 0);
    if (kind === 5) bytes[this.#random.below(bytes.length)] = this.#random.below(256);
    this.insider.send(bytes);
  }

  #answer({ transfer, first, count }: PeerFileRequest): void {
    for (let block = first; block < first + count; block++) {
      const bytes = Buffer.concat([content.tree.proof(block), content.block(block)]);
      for (let offset = 0; offset < bytes.length; offset += PART_BYTES) {
        const part = Buffer.from(bytes.subarray(offset, offset + PART_BYTES));
        if (this.#random.below(500) === 0) part[0] = (part[0] ?? 0) ^ 1;
        this.#sendAsItIs({
          case: "peerFileBlock",
          value: PeerFileBlock.create({ transfer, block, offset, content: part }),
        });
      }
    }
  }

  /** Mostly well-formed; one in eight is changed at a random byte. */
  #send(body: MessageBody): void {
    if (this.#random.below(8) === 0) this.#sendChanged(body);
    else this.#sendAsItIs(body);
  }

  #sendChanged(body: MessageBody): void {
    if (!this.isOpen) return;
    if (body.case === "peerFileOffer") this.#offered -= 1;
    const bytes = encodePeerMessage(body, this.#sequence + 1);
    bytes[this.#random.below(bytes.length)] = this.#random.below(256);
    this.insider.send(bytes);
  }

  #sendAsItIs(body: MessageBody): void {
    if (!this.isOpen) return;
    this.#sequence += 1;
    this.insider.sendBody(body, this.#sequence);
  }

  #body(): MessageBody {
    const any = <T>(values: readonly T[]): T => values[this.#random.below(values.length)] as T;
    const transfer = this.#random.below(3) === 0 ? any(EXTREMES) : this.#random.below(this.#offered + 2);
    switch (this.#random.below(9)) {
      case 0:
      case 1: {
        this.#offered += 1;
        const isHonest = this.#random.below(2) === 0;
        const about = isHonest
          ? { ...content.description(`photo ${this.#random.below(5)}`) }
          : {
              name: any(NAMES),
              mediaType: any(["", "image/png", "x"]),
              size: any(SIZES),
              root: this.#random.bytes(any([31, 32, 33])),
            };
        return { case: "peerFileOffer", value: PeerFileOffer.create({ ...about, transfer: this.#offered }) };
      }
      case 2:
        return { case: "peerFileAccept", value: PeerFileAccept.create({ transfer, blocksHeld: any(EXTREMES) }) };
      case 3:
        return {
          case: "peerFileRequest",
          value: PeerFileRequest.create({ transfer, first: any(EXTREMES), count: any(EXTREMES) }),
        };
      case 4:
        return { case: "peerFileResult", value: PeerFileResult.create({ transfer, code: any(CODES) }) };
      case 5:
      case 6:
        return { case: "peerText", value: PeerText.create({ text: "hello" }) };
      case 7:
        return { case: "peerFileWithdrawn", value: PeerFileWithdrawn.create({ transfer, code: any(CODES) }) };
      default: {
        const bytes = this.#random.bytes(this.#random.below(1_100));
        const value = PeerFileBlock.create({ transfer, block: any(EXTREMES), offset: any(EXTREMES), content: bytes });
        return { case: "peerFileBlock", value };
      }
    }
  }
}

test("nothing-outside-of-the-folder-changes-and-memory-is-bounded", async () => {
  const around = await mkdtemp(join(tmpdir(), "chatwire-mutated-"));
  try {
    const folder = join(around, "inner");
    await mkdir(folder);
    for (const canary of ["escaped", "canary"]) await writeFile(join(around, canary), "untouched");
    const random = new SeededRandom(SEED);
    const limits = { ...DEFAULT_LIMITS, fileResumeMs: 200 };
    let current: AttackedLink | undefined;
    const files = new Files({
      clock: systemNetwork,
      limits,
      links: () => (current === undefined ? [] : [current.link]),
      connect: () => Promise.reject(new ClosedError("CLOSED", "There is no other link.")),
    });
    const ends = new Map<string, number>();
    const note = (end: string): void => void ends.set(end, (ends.get(end) ?? 0) + 1);
    const program = (async () => {
      for await (const offer of files.offers) {
        if (random.below(8) === 0) offer.decline();
        else
          offer.accept(new FolderSink(folder)).then(
            () => note("received"),
            ({ code }) => note(String(code)),
          );
      }
    })();
    const before = memoryUsed();
    let [most, framesPlayed] = [0, 0];
    for (let sent = 0; sent < MESSAGES; ) {
      const attacked = new AttackedLink(random, files);
      current = attacked;
      const stop = new AbortController();
      const sending = files.send("mallory", sourceOf(content), { signal: stop.signal }).catch(() => {});
      for (let count = 0; count < MESSAGES_PER_LINK_MAX && attacked.isOpen; count++, sent++) {
        attacked.sendMutated();
        if (count % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
        if (sent % 500 === 0) most = Math.max(most, memoryUsed() - before);
      }
      current = undefined;
      attacked.end();
      framesPlayed += attacked.framesPlayed;
      stop.abort();
      await sending;
    }
    files.end(new ClosedError("CLOSED", "The test is over."));
    await program;
    await quiet(folder);
    assert.equal((await readdir(around)).sort(), ["canary", "escaped", "inner"]);
    for (const canary of ["escaped", "canary"]) assert.is(await readFile(join(around, canary), "utf8"), "untouched");
    for (const name of await readdir(folder)) {
      const { mode } = await lstat(join(folder, name));
      assert.is(mode & 0o777, 0o600, name);
      const isWhole = (await lstat(join(folder, name))).isFile() && !name.endsWith(".chatwire-part");
      if (isWhole)
        assert.equal(await readFile(join(folder, name)), Buffer.from(content.bytes), `${name} is not what was offered`);
    }
    assert.ok(most < MEMORY_GROWTH_MAX, `${most} bytes more were used`);
    assert.ok((ends.get("received") ?? 0) > 0, `no file got through: ${JSON.stringify([...ends])}`);
    assert.ok(framesPlayed > 100, `${framesPlayed} frames were played`);
    assert.ok(ends.size > 2, JSON.stringify([...ends]));
  } finally {
    await rm(around, { recursive: true, force: true });
  }
});

function memoryUsed(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Waits until no transfer writes into the folder any more. */
async function quiet(folder: string): Promise<void> {
  let before = "";
  for (let turn = 0; turn < 50; turn++) {
    const now = (await readdir(folder)).join();
    if (now === before) return;
    before = now;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
