/** Cases of "15. Peer to peer": media streams and application messages on a link. */

import { ApplicationMessage, PeerMessage, PeerSignal } from "../../../../../generated/chatwire/v1/application.ts";
import { Capabilities } from "../../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { PeerMedia, PeerMediaEnd, PeerMediaReport } from "../../../../../generated/chatwire/v1/peer.ts";
import { check } from "../../../shared/fault.ts";
import type { BodyOf } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import type { ScriptedLink } from "../../scripted-link.ts";
import { contradiction, goesOn, refused } from "../expectations.ts";

/** The stream that the scripted peer sends. */
const STREAM = 7;
/** Streams that a receiver accepts at a time: the default of mediaStreamsMax, which implementations should keep. */
const STREAMS_MAX = 16;
/** Time to wait for a report that comes after 100 ms, on a machine with other things to do. */
const REPORT_WAIT_MS = 1_500;
/** The last report is sent three times: at once, 100 and 200 ms later. A busy machine makes them later, and not earlier. */
const FINAL_REPORTS = 3;
const FINAL_REPORTS_LEAST_MS = 250;
/** More than the jitter of the way and of the machine: steps of a thousand seconds in the timestamps. */
const STEP_US = 1_000_000_000;
const JITTER_TOLERANCE = 0.02;
const JITTER_MAX_US = 2 ** 32 - 1;
/** Long enough that a stream of the client is still running when the peer reports on it. */
const LONG_SECONDS = "5";

const SENDING: readonly ClientCase[] = [
  {
    id: "media/frames",
    title: "The client numbers the frames of a stream from 1, and its timestamps grow; PeerMediaEnd has their number",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const { stream, frames } = await streamed(context, link);
      const sent = link.ofKind("peerMedia").flatMap(({ body }) => (body.case === "peerMedia" ? [body.value] : []));
      const numbers = sent.map(({ number }) => number);
      check(
        sent.every((frame) => frame.stream === stream),
        "frames of one stream",
        () => sent.map((frame) => frame.stream).join(", "),
      );
      check(numbers.length > 0, "frames", () => "none");
      check(
        numbers.every((number, index) => number === index + 1),
        "the numbers 1, 2, 3, ..., each once",
        () => numbers.join(", "),
      );
      check(frames === numbers.length, `an end after ${numbers.length} frames`, () => `${frames} frames`);
      const times = sent.map(({ timestampUs }) => timestampUs);
      check(
        times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0)),
        "timestamps that grow",
        () => times.join(", "),
      );
    },
  },
  {
    id: "media/lossy",
    title: "Media frames have no sequence, and the client does not repeat them",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.acknowledges = false;
      context.client.send({ command: "sendMedia", seconds: "0.1" });
      await link.expect("peerMediaEnd");
      await link.expect("peerMediaEnd", () => true, "the end again, as it is reliable");
      const frames = link.ofKind("peerMedia");
      const numbers = frames.map(({ body }) => (body.case === "peerMedia" ? body.value.number : 0));
      check(new Set(numbers).size === numbers.length, "each frame once", () => numbers.join(", "));
      check(
        frames.every(({ header }) => header.sequence === 0),
        "no sequence",
        () => "a sequence",
      );
      link.acknowledges = true;
    },
  },
  {
    id: "media/new-number",
    title: "Each stream of the client has a number of its own",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const first = await streamed(context, link);
      await ended(context, link, first);
      const second = await streamed(context, link);
      check(first.stream !== second.stream, "another number than the first stream's", () => String(second.stream));
    },
  },
  {
    id: "media/counts-of-peer",
    title: "The client reports what its peer has counted",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const { stream, frames } = await streamed(context, link);
      report(link, { stream, highest: frames, received: frames - 1, lost: 1 });
      await context.client.expect("streamEnded", (event) => hasCounts(event, "to", frames - 1, 1));
    },
  },
  {
    id: "media/report-of-unknown-stream",
    title: "A report with no frames of a stream that the client has not sent changes nothing",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      report(link, { stream: 4_000 });
      await goesOn(context, link);
    },
  },
  {
    id: "media/not-agreed",
    title: "A client sends no media on a link whose peer has not named the feature MEDIA",
    heading: "What the two clients agree on",
    async run(context) {
      const { link } = await linkedWithout(context);
      context.client.send({ command: "sendMedia", seconds: "0.1" });
      await context.quiet();
      await goesOn(context, link);
      const sent = link.ofKind("peerMedia").length + link.ofKind("peerMediaEnd").length;
      check(sent === 0, "no message of a feature that was not agreed", () => link.describe());
    },
  },
  contradiction("media-report-highest", "Media", "a report of a frame that was not sent", async (link, context) => {
    const stream = await streaming(context, link);
    report(link, { stream, highest: 1_000_000 });
  }),
  contradiction("media-report-received", "Media", "a report of more frames than its highest", async (link, context) => {
    const stream = await streaming(context, link);
    report(link, { stream, highest: 1, received: 2 });
  }),
];

const RECEIVING: readonly ClientCase[] = [
  {
    id: "media/report-final",
    title: "After the end, the client reports three times what arrived: repeated frames once, lost ones as lost",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const number of [1, 2, 4, 2, 5, 1]) frame(link, { number });
      // Numbered 1 to 6, of which 3 and 6 are lost.
      end(link, 6);
      for (let count = 1; count <= FINAL_REPORTS; count++) {
        await expectReport(link, { highest: 5, received: 4, lost: 2 }, `report ${count} after the end`);
      }
      await context.quiet();
      const reports = link.ofKind("peerMediaReport");
      check(reports.length === FINAL_REPORTS, `${FINAL_REPORTS} reports after the end`, () => `${reports.length}`);
      const times = reports.map(({ atMs }) => atMs);
      const spanMs = Math.max(...times) - Math.min(...times);
      const least = `reports over at least ${FINAL_REPORTS_LEAST_MS} ms`;
      check(spanMs >= FINAL_REPORTS_LEAST_MS, least, () => `over ${Math.round(spanMs)} ms`);
      await context.client.expect("streamEnded", (event) => hasCounts(event, "from", 4, 2));
    },
  },
  {
    id: "media/report-empty",
    title: "A stream without frames is reported as such",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      end(link, 0);
      await expectReport(link, { highest: 0, received: 0, lost: 0 }, "a report of no frames");
      await goesOn(context, link);
    },
  },
  {
    id: "media/report-after-100-ms",
    title: "The client reports 100 ms after a frame, and not while no frames arrive",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const number of [1, 3]) frame(link, { number });
      const isThere = await link.received.until(() => link.ofKind("peerMediaReport").length > 0, REPORT_WAIT_MS);
      check(isThere, "a PeerMediaReport after 100 ms", () => link.describe());
      await expectReport(link, { highest: 3, received: 2, lost: 1 }, "a report of the frames so far");
      await new Promise((resolve) => setTimeout(resolve, REPORT_WAIT_MS));
      check(link.ofKind("peerMediaReport").length === 1, "no report without frames", () => link.describe());
      frame(link, { number: 2 });
      await expectReport(link, { highest: 3, received: 3, lost: 0 }, "a report that counts the late frame");
    },
  },
  {
    id: "media/jitter",
    title: "The reported jitter follows the formula of RFC 3550",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const number of [1, 2, 3, 3]) frame(link, { number, timestampUs: (number - 1) * STEP_US });
      end(link, 3);
      // Frames arrive together, so |D| is the step: J = step / 16, then J + (step - J) / 16.
      const first = STEP_US / 16;
      const wanted = first + (STEP_US - first) / 16;
      const { value } = await link.expect("peerMediaReport");
      const isNear = Math.abs(value.jitterUs - wanted) <= wanted * JITTER_TOLERANCE;
      check(isNear, `a jitter_us of about ${Math.round(wanted)}`, () => String(value.jitterUs));
    },
  },
  {
    id: "media/jitter-largest",
    title: "A jitter greater than 2^32 - 1 is reported as 2^32 - 1",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (const [index, timestampUs] of [0, Number.MAX_SAFE_INTEGER, 0].entries()) {
        frame(link, { number: index + 1, timestampUs });
      }
      end(link, 3);
      const { value } = await link.expect("peerMediaReport");
      check(value.jitterUs === JITTER_MAX_US, `a jitter_us of ${JITTER_MAX_US}`, () => String(value.jitterUs));
    },
  },
  {
    id: "media/after-the-end",
    title: "The client ignores frames of a stream that is finished",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      frame(link, { number: 1 });
      end(link, 1);
      await context.client.expect("streamEnded");
      for (let count = 1; count <= FINAL_REPORTS; count++) await link.expect("peerMediaReport");
      for (const number of [1, 2, 50]) frame(link, { number });
      await goesOn(context, link);
      await context.quiet();
      const reports = link.ofKind("peerMediaReport").length;
      check(reports === FINAL_REPORTS, "no report of later frames", () => `${reports - FINAL_REPORTS} more reports`);
    },
  },
  {
    id: "media/streams-max",
    title: `The client accepts ${STREAMS_MAX} streams at a time, and ignores frames of others`,
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      for (let stream = 1; stream <= 2 * STREAMS_MAX; stream++) frame(link, { stream, number: 1 });
      await link.settle();
      for (let stream = 1; stream <= 2 * STREAMS_MAX; stream++) end(link, 1, stream);
      const reported = (): number[] => [
        ...new Set(
          link
            .ofKind("peerMediaReport")
            .flatMap(({ body }) =>
              body.case === "peerMediaReport" && body.value.received > 0 ? [body.value.stream] : [],
            ),
        ),
      ];
      await link.received.until(() => reported().length >= STREAMS_MAX, context.options.waitMs);
      await goesOn(context, link);
      const wanted = Array.from({ length: STREAMS_MAX }, (_, index) => index + 1);
      const came = reported().sort((one, other) => one - other);
      check(came.join() === wanted.join(), `reports of the streams 1 to ${STREAMS_MAX}`, () => came.join(", "));
    },
  },
  {
    id: "media/payload-empty",
    title: "A frame without a payload counts as a frame",
    heading: "Media",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      frame(link, { number: 1, payload: new Uint8Array(0) });
      end(link, 1);
      await expectReport(link, { highest: 1, received: 1, lost: 0 }, "a report of one frame");
    },
  },
  contradiction("media-number", "Media", "a media frame with the number 0", (link) => {
    frame(link, { number: 0 });
  }),
  contradiction("media-past-end", "Media", "a media frame with a number past the end of its stream", (link) => {
    end(link, 3);
    frame(link, { number: 5 });
  }),
  contradiction("media-end", "Media", "an end with fewer frames than have arrived", async (link) => {
    frame(link, { number: 5 });
    await link.settle();
    end(link, 3);
  }),
  contradiction("media-end-again", "Media", "a second end of a stream", (link) => {
    frame(link, { number: 1 });
    end(link, 2);
    end(link, 2);
  }),
  {
    id: "media/not-known",
    title: "Without the feature MEDIA, a frame is skipped, and an end refused with UNKNOWN_COMMAND",
    heading: "What the two clients agree on",
    async run(context) {
      const { link } = await linkedWithout(context);
      frame(link, { number: 1 });
      await link.settle();
      const sequence = end(link, 1);
      await refused(link, Command.PEER_MEDIA_END, sequence, "UNKNOWN_COMMAND");
      await goesOn(context, link);
      check(link.ofKind("peerMediaReport").length === 0, "no report", () => link.describe());
      check(link.ofKind("peerRefusal").length === 1, "no refusal of a lossy message", () => link.describe());
    },
  },
];

const APPLICATION: readonly ClientCase[] = [
  {
    id: "application-on-link/unknown-type",
    title: "The client acknowledges an application message of an unknown type, drops it, and does not refuse it",
    heading: "Reliable messages",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      const value = PeerMessage.create({ message: message() });
      const sequence = link.sendReliable({ case: "peerMessage", value });
      await link.expect("peerAck", ({ through }) => through >= sequence, `an acknowledgement through ${sequence}`);
      await goesOn(context, link);
      check(link.ofKind("peerRefusal").length === 0, "no refusal of a known message", () => link.describe());
    },
  },
  {
    id: "application-on-link/signal",
    title: "The client drops a signal of an unknown type, and one without a message",
    heading: "Messages on a link",
    async run(context) {
      const { link } = await context.linkedAsInitiator();
      link.send({ case: "peerSignal", value: PeerSignal.create({ message: message() }) });
      link.send({ case: "peerSignal", value: PeerSignal.create() });
      link.sendReliable({ case: "peerMessage", value: PeerMessage.create() });
      await goesOn(context, link);
      check(link.ofKind("peerRefusal").length === 0, "no refusal of a known message", () => link.describe());
    },
  },
  {
    id: "application-on-link/not-agreed",
    title:
      "Without the feature APPLICATION_MESSAGES, PeerMessage is refused with UNKNOWN_COMMAND, and PeerSignal skipped",
    heading: "What the two clients agree on",
    async run(context) {
      const { link } = await linkedWithout(context);
      link.send({ case: "peerSignal", value: PeerSignal.create({ message: message() }) });
      await link.settle();
      const sequence = link.sendReliable({ case: "peerMessage", value: PeerMessage.create({ message: message() }) });
      await refused(link, Command.PEER_MESSAGE, sequence, "UNKNOWN_COMMAND");
      await goesOn(context, link);
      check(link.ofKind("peerRefusal").length === 1, "no refusal of a lossy message", () => link.describe());
    },
  },
];

export const MEDIA: readonly ClientCase[] = [...SENDING, ...RECEIVING, ...APPLICATION];

/** Connects the client to a peer that has no feature. */
async function linkedWithout(context: ClientContext) {
  return context.linkedAsInitiator(undefined, Capabilities.create({ versions: [1] }));
}

/** The client sends a short stream. Returns its end. */
async function streamed(context: ClientContext, link: ScriptedLink): Promise<BodyOf<"peerMediaEnd">> {
  context.client.send({ command: "sendMedia", seconds: "0.1" });
  return (await link.expect("peerMediaEnd")).value;
}

/** The peer reports a stream as complete, so that the client's command ends. */
async function ended(
  context: ClientContext,
  link: ScriptedLink,
  { stream, frames }: BodyOf<"peerMediaEnd">,
): Promise<void> {
  report(link, { stream, highest: frames, received: frames });
  await context.client.expect("streamEnded", (event) => hasCounts(event, "to", frames, 0));
}

/** The client begins a stream that lasts. Returns its number. */
async function streaming(context: ClientContext, link: ScriptedLink): Promise<number> {
  context.client.send({ command: "sendMedia", seconds: LONG_SECONDS });
  return (await link.expect("peerMedia")).value.stream;
}

function frame(link: ScriptedLink, value: Partial<PeerMedia>): void {
  const full = PeerMedia.create({ stream: STREAM, payload: Uint8Array.of(1, 2, 3), ...value });
  link.send({ case: "peerMedia", value: full });
}

/** Ends a stream of the peer. Returns the sequence of the end. */
function end(link: ScriptedLink, frames: number, stream = STREAM): number {
  return link.sendReliable({ case: "peerMediaEnd", value: PeerMediaEnd.create({ stream, frames }) });
}

function report(link: ScriptedLink, value: Partial<PeerMediaReport>): void {
  link.send({ case: "peerMediaReport", value: PeerMediaReport.create(value) });
}

async function expectReport(
  link: ScriptedLink,
  wanted: Pick<PeerMediaReport, "highest" | "received" | "lost">,
  expected: string,
): Promise<void> {
  const { value } = await link.expect("peerMediaReport", ({ stream }) => stream === STREAM, expected);
  const { highest, received, lost } = value;
  const came = { highest, received, lost };
  check(JSON.stringify(came) === JSON.stringify(wanted), JSON.stringify(wanted), () => JSON.stringify(came));
}

/** Whether an event of the client tells these counts of a stream. */
function hasCounts(
  event: Readonly<Record<string, unknown>>,
  side: "from" | "to",
  received: number,
  lost: number,
): boolean {
  const { counts } = event;
  if (event[side] === undefined || typeof counts !== "object" || counts === null) return false;
  return "received" in counts && counts.received === received && "lost" in counts && counts.lost === lost;
}

function message(): ApplicationMessage {
  return ApplicationMessage.create({ typeName: "chatwire.verify.Unknown", payload: Uint8Array.of(1, 2, 3) });
}
