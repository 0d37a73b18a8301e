/** A tile of a street map: buildings, roads and names. */

import type { Draw, JsonObject } from "./draw.ts";
import type { Payload } from "./payload.ts";

/** 20 kB in 320 features. */
export const tilePayload: Payload = {
  name: "vector tile",
  file: "tile",
  message: "Tile",
  wide: "number",
  variants: 3,
  make: (draw) => ({
    layers: [
      layer(draw, "building", 200, "POLYGON", 5, 60),
      layer(draw, "road", 80, "LINESTRING", 12, 200),
      layer(draw, "place", 40, "POINT", 1, 4_000),
    ],
  }),
};

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

function layer(draw: Draw, name: string, count: number, type: string, points: number, stride: number): JsonObject {
  const keys = ["class", "name", "height", "level", "oneway", "rank"];
  const values = draw.list(40, 40, (index) => value(draw, index));
  const feature = () => ({
    id: String(draw.between(1, 2 ** 32 - 1) * 16),
    tags: draw.list(1, 4, () => [draw.between(0, keys.length - 1), draw.between(0, values.length - 1)]).flat(),
    type,
    geometry: geometry(draw, type, points, stride),
  });
  return { version: 2, name, features: draw.list(count, count, feature), keys, values, extent: 4_096 };
}

function value(draw: Draw, index: number): JsonObject {
  if (index < 20) return { stringValue: draw.sentence(draw.between(1, 3)) };
  if (index < 26) return { doubleValue: draw.between(1, 90_000) / 8 };
  if (index < 28) return { floatValue: draw.float(0, 100) };
  if (index < 34) return { intValue: String(draw.between(0, 5_000)) };
  if (index < 38) return { sintValue: String(draw.between(-100, 100)) };
  return { boolValue: index === 38 };
}

/** Commands and the differences of points, as the specification of vector tiles packs them. */
function geometry(draw: Draw, type: string, points: number, stride: number): number[] {
  const step = () => zigzag(draw.skewed(stride) * (draw.chance(0.5) ? 1 : -1));
  const packed = [command(MOVE_TO, 1), zigzag(draw.between(-64, 4_160)), zigzag(draw.between(-64, 4_160))];
  if (type === "POINT") return packed;
  const more = draw.between(Math.ceil(points / 2), points * 2);
  packed.push(command(LINE_TO, more));
  for (let point = 0; point < more; point++) packed.push(step(), step());
  if (type === "POLYGON") packed.push(command(CLOSE_PATH, 1));
  return packed;
}

function command(id: number, count: number): number {
  return id | (count << 3);
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}
