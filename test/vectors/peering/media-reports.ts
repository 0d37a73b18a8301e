/** The counts of media frames that arrive on a link. */

import { MediaStatistics } from "../../../src/peering/media/statistics.ts";
import type { Fields, Vector } from "../vector.ts";

type Frame = readonly [number: number, timestampUs: number, arrivedUs: number];

const MEDIA_REPORTS: readonly (readonly [name: string, frames: readonly Frame[], sent: number | null])[] = [
  [
    "even",
    [
      [1, 0, 5_000],
      [2, 20_000, 25_000],
      [3, 40_000, 45_000],
    ],
    null,
  ],
  [
    "uneven",
    [
      [1, 0, 5_000],
      [2, 20_000, 29_000],
      [3, 40_000, 46_000],
      [4, 60_000, 65_500],
    ],
    null,
  ],
  [
    "lost-before-the-first-and-between",
    [
      [3, 40_000, 90_000],
      [6, 100_000, 151_000],
    ],
    null,
  ],
  [
    "lost-at-the-end",
    [
      [1, 0, 0],
      [2, 20_000, 20_000],
    ],
    5,
  ],
  [
    "out-of-order",
    [
      [1, 0, 1_000],
      [3, 40_000, 41_000],
      [2, 20_000, 43_000],
    ],
    3,
  ],
  [
    "largest-jitter",
    [
      [1, 0, 0],
      [2, 2 ** 52, 1_000],
    ],
    null,
  ],
  [
    "timestamps-that-fall",
    [
      [1, 90_000, 1_000],
      [2, 40_000, 2_000],
      [3, 0, 2_000],
    ],
    3,
  ],
  [
    "twice",
    [
      [1, 0, 1_000],
      [2, 20_000, 25_000],
      [2, 20_000, 30_000],
      [3, 40_000, 41_000],
    ],
    null,
  ],
];

/** The frames of a media stream, and the report about them. */
export function mediaReports(): Vector[] {
  return MEDIA_REPORTS.map(([name, frames, sent]) => {
    const statistics = new MediaStatistics();
    for (const frame of frames) statistics.arrived(...frame);
    const { highest, received, lost, jitterUs } = statistics.counts(sent ?? undefined);
    const given: Fields = {
      frames: frames.map(([number, timestampUs, arrivedUs]) => ({ number, timestampUs, arrivedUs })),
      sentFrames: sent,
    };
    return { name, section: "Media", given, expect: { highest, received, lost, jitterUs } };
  });
}
