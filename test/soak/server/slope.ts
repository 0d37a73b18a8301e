export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By how much y grows with each unit of x: the slope of the line that fits best by least squares. 0 for fewer than two points. */
export function slopeOf(points: readonly Point[]): number {
  const [meanX, meanY] = [meanOf(points.map(({ x }) => x)), meanOf(points.map(({ y }) => y))];
  let [products, squares] = [0, 0];
  for (const { x, y } of points) {
    products += (x - meanX) * (y - meanY);
    squares += (x - meanX) ** 2;
  }
  return squares === 0 ? 0 : products / squares;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
