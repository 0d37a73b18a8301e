import { drawChart, type Panel, type Series } from "./chart.ts";
import type { RecordedCall } from "./recorded-calls.ts";

interface Line {
  /** Of the figure in the readings. */
  readonly figure: string;
  readonly name: string;
  readonly colour: string;
  /** What its values are divided by. */
  readonly per: number;
}

const PANELS: readonly (Omit<Panel, "series"> & { readonly lines: readonly Line[] })[] = [
  {
    title: "Delay",
    unit: "ms",
    atLeast: 50,
    lines: [
      { figure: "rttMs", name: "round trip", colour: "#1f77b4", per: 1 },
      { figure: "jitterMs", name: "jitter", colour: "#ff7f0e", per: 1 },
      { figure: "playOutDelayMs", name: "play-out delay", colour: "#2ca02c", per: 1 },
    ],
  },
  {
    title: "Loss",
    unit: "%",
    atLeast: 5,
    lines: [
      { figure: "lossPercent", name: "of the peer's frames", colour: "#1f77b4", per: 1 },
      { figure: "peerLossPercent", name: "of own frames", colour: "#ff7f0e", per: 1 },
    ],
  },
  {
    title: "Rate",
    unit: "kbit/s",
    atLeast: 50,
    lines: [
      { figure: "sentBitsPerSecond", name: "sent", colour: "#1f77b4", per: 1_000 },
      { figure: "receivedBitsPerSecond", name: "received", colour: "#ff7f0e", per: 1_000 },
      { figure: "targetBitsPerSecond", name: "target", colour: "#7f7f7f", per: 1_000 },
    ],
  },
];

/** Draws delay, loss and rate of a call. @returns an SVG image */
export function drawCall({ peer, readings }: RecordedCall): string {
  const seriesOf = ({ figure, name, colour, per }: Line): Series => ({
    name,
    colour,
    points: readings.map(({ seconds, figures }) => {
      const value = figures.get(figure);
      return { x: seconds, y: value === undefined ? undefined : value / per };
    }),
  });
  const panels = PANELS.map(({ lines, ...panel }): Panel => ({ ...panel, series: lines.map(seriesOf) }));
  return drawChart(`Call with ${peer}`, "s", panels);
}
