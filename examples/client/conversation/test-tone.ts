import { setTimeout as sleep } from "node:timers/promises";
import type { MediaSender } from "chatwire";

const FRAME_MS = 20;
const SAMPLES_PER_SECOND = 8_000;
const FRAME_SAMPLES = (SAMPLES_PER_SECOND * FRAME_MS) / 1_000;
const TONE_HZ = 440;
/** How long to wait for the peer's last report. */
const REPORT_WAIT_MS = 2_000;
const REPORT_POLL_MS = 20;

/** The result of a stream. */
export interface ToneOutcome {
  /** Frames sent. */
  readonly sent: number;
  /** The peer's last report. */
  readonly report: MediaSender["report"];
}

/**
 * Sends a tone as real-time media: a frame of 160 8-bit samples every 20 ms.
 *
 * @param signal  ends the tone early
 */
export async function sendTone(media: MediaSender, seconds: number, signal: AbortSignal): Promise<ToneOutcome> {
  const frames = Math.round((seconds * 1_000) / FRAME_MS);
  const startMs = performance.now();
  let sent = 0;
  while (sent < frames && !signal.aborted) {
    media.send({ payload: frameOf(sent), timestampUs: sent * FRAME_MS * 1_000, marker: sent === 0 });
    sent += 1;
    // Measured from the start, so a wait that is too long shortens the next one.
    await untilMs(startMs + sent * FRAME_MS, signal);
  }
  if (!signal.aborted) media.end();
  const lastMs = performance.now() + REPORT_WAIT_MS;
  while (media.report?.highest !== sent && performance.now() < lastMs && !signal.aborted) await sleep(REPORT_POLL_MS);
  return { sent, report: media.report };
}

function frameOf(number: number): Uint8Array {
  return Uint8Array.from({ length: FRAME_SAMPLES }, (_, sample) => {
    const seconds = (number * FRAME_SAMPLES + sample) / SAMPLES_PER_SECOND;
    return 128 + 100 * Math.sin(2 * Math.PI * TONE_HZ * seconds);
  });
}

async function untilMs(timeMs: number, signal: AbortSignal): Promise<void> {
  const leftMs = timeMs - performance.now();
  // An aborted wait ends early; the caller checks the signal.
  if (leftMs > 0) await sleep(leftMs, undefined, { signal }).catch(() => {});
}
