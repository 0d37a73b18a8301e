/**
 * Paths of the bench of play-out, made from seeds: what happens to each frame of a call, one frame each 20 ms.
 *
 * The numbers are of the size that measurements of such networks report. They are not recordings.
 */

import { SeededRandom } from "../../../src/testing/seeded-random.ts";

const FRAME_MS = 20;
/** Frames before this time are left out of a stationary part: the buffer has to learn the path first. */
const LEARNING_MS = 5_000;

export interface TracedFrame {
  /** When the frame was sent, on the clock of the receiver. */
  readonly sentMs: number;
  /** When the frame was made, on the clock of the sender. */
  readonly timestampMs: number;
  /** On the clock of the receiver; undefined if the frame was lost. */
  readonly arrivedMs: number | undefined;
}

export interface Trace {
  readonly name: string;
  readonly frames: readonly TracedFrame[];
  /** Transit of a frame that waits nowhere, by its time of sending. */
  readonly baseMs: (sentMs: number) => number;
  /** A part in which the path stays the same kind of path: from and until, by time of sending. */
  readonly stationary: readonly [fromMs: number, untilMs: number];
}

/** The name of a trace, and how to make it. */
export type TraceGenerator = (seed: number, lengthMs: number) => Trace;

interface Path {
  readonly baseMs?: (sentMs: number) => number;
  /** Delay above `baseMs`, called once for each frame in the order of sending. */
  readonly extraMs: (sentMs: number) => number;
  readonly isLost?: (sentMs: number) => boolean;
  /** Whether a frame may overtake the one before it. */
  readonly overtakes?: boolean;
  /** How much faster the clock of the sender runs, in parts per million. */
  readonly driftPpm?: number;
  readonly stationary?: readonly [fromMs: number, untilMs: number];
}

class Draw {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** From 0 up to, but not including, 1. */
  part(): number {
    return this.#random.next() / 2 ** 32;
  }

  chance(part: number): boolean {
    return this.part() < part;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.part();
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.part());
  }

  /** Normal with mean 0 and deviation 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.part())) * Math.cos(2 * Math.PI * this.part());
  }
}

function traced(name: string, lengthMs: number, path: Path): Trace {
  const { baseMs = () => 40, extraMs, isLost = () => false, overtakes = false, driftPpm = 0 } = path;
  const frames: TracedFrame[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (let sentMs = 0; sentMs < lengthMs; sentMs += FRAME_MS) {
    const freeMs = sentMs + baseMs(sentMs) + extraMs(sentMs);
    const arrivedMs = overtakes ? freeMs : Math.max(freeMs, lastMs);
    lastMs = Math.max(lastMs, arrivedMs);
    const timestampMs = sentMs * (1 + driftPpm / 1e6);
    frames.push({ sentMs, timestampMs, arrivedMs: isLost(sentMs) ? undefined : arrivedMs });
  }
  return { name, frames, baseMs, stationary: path.stationary ?? [LEARNING_MS, lengthMs] };
}

/** Stalls at random times: a mean pause between them, and how long one lasts. */
function stalls(draw: Draw, pauseMs: number, lengthMs: () => number): (sentMs: number) => number {
  let fromMs = draw.exponential(pauseMs);
  let untilMs = fromMs + lengthMs();
  return (sentMs) => {
    if (sentMs > untilMs) {
      fromMs = sentMs + draw.exponential(pauseMs);
      untilMs = fromMs + lengthMs();
    }
    return sentMs < fromMs ? 0 : untilMs - sentMs;
  };
}

/** A wired local network. */
const lan: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  return traced("LAN", lengthMs, {
    baseMs: () => 0.3,
    extraMs: () => draw.exponential(0.2) + (draw.chance(0.005) ? draw.between(1, 4) : 0),
  });
};

/** A mobile network: grants each 10 ms, retransmissions of 8 ms, a load that wanders, handovers of about 90 ms. */
const lte: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  const handover = stalls(draw, 25_000, () => draw.between(60, 120));
  let load = 0;
  return traced("LTE", lengthMs, {
    baseMs: () => 35,
    extraMs: (sentMs) => {
      load += -load / 150 + draw.normal() * Math.sqrt(2 / 150);
      let extraMs = draw.between(0, 10) + Math.max(0, 8 + 8 * load);
      while (draw.chance(0.12)) extraMs += 8;
      return Math.max(extraMs, handover(sentMs));
    },
    isLost: () => draw.chance(0.003),
  });
};

/** A wireless network with bursts of interference of about 250 ms, in which frames are sent again and again. */
const wifi: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  const burst = stalls(draw, 4_000, () => draw.exponential(250));
  let inBurst = false;
  return traced("Wi-Fi", lengthMs, {
    baseMs: () => 3,
    extraMs: (sentMs) => {
      inBurst = burst(sentMs) > 0;
      return draw.exponential(1.5) + (inBurst ? draw.between(5, 80) : 0);
    },
    isLost: () => draw.chance(inBurst ? 0.05 : 0.002),
  });
};

/** A router with a queue of 180 ms that a download fills again each 8 s. */
const bufferbloat: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  let queueMs = 20;
  return traced("bufferbloat", lengthMs, {
    baseMs: () => 25,
    extraMs: () => {
      queueMs += (90 * FRAME_MS) / 8_000 + draw.normal() * 1.5;
      if (queueMs > 180) queueMs /= 2;
      queueMs = Math.max(queueMs, 0);
      return queueMs + draw.exponential(2);
    },
    isLost: () => draw.chance(0.002),
  });
};

/** A plain path between two clocks that drift apart by 200 parts in a million. */
const drifting =
  (name: string, driftPpm: number): TraceGenerator =>
  (seed, lengthMs) => {
    const draw = new Draw(seed);
    return traced(name, lengthMs, { extraMs: () => Math.abs(draw.normal()) * 8, driftPpm });
  };

/** A third into the call, the route becomes 90 ms longer; another third later, it is the old one again. */
const routeChange: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  const [thereMs, backMs] = routeChangesMs(lengthMs);
  return traced("route change", lengthMs, {
    baseMs: (sentMs) => (sentMs >= thereMs && sentMs < backMs ? 130 : 40),
    extraMs: () => Math.abs(draw.normal()) * 5,
    stationary: [LEARNING_MS, thereMs],
  });
};

/** When the route becomes longer, and when it is the old one again. */
export function routeChangesMs(lengthMs: number): [thereMs: number, backMs: number] {
  return [FRAME_MS * Math.round(lengthMs / 3 / FRAME_MS), FRAME_MS * Math.round((2 * lengthMs) / 3 / FRAME_MS)];
}

/** One frame arrives 55 ms earlier than any other. */
const lucky: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  const luckyMs = FRAME_MS * Math.round(lengthMs / 4 / FRAME_MS);
  return traced("one lucky frame", lengthMs, {
    baseMs: () => 60,
    extraMs: (sentMs) => (sentMs === luckyMs ? -55 : Math.abs(draw.normal()) * 10),
    overtakes: true,
  });
};

/** Each frame waits for itself, for up to some 200 ms, and many overtake others. */
const reordering: TraceGenerator = (seed, lengthMs) => {
  const draw = new Draw(seed);
  return traced("reordering", lengthMs, {
    baseMs: () => 60,
    extraMs: () => Math.abs(draw.normal()) * 60,
    overtakes: true,
  });
};

export const TRACES: readonly TraceGenerator[] = [
  lan,
  lte,
  wifi,
  bufferbloat,
  drifting("drift of 200 ppm", 200),
  drifting("drift of -200 ppm", -200),
  routeChange,
  lucky,
  reordering,
];
