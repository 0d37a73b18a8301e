const WIDTH = 60;

/**
 * Draws a cursor in a line of 61 columns.
 *
 * @param x  from 0 to 1000; the other side may send any number
 */
export function pictureOf(x: number): string {
  return `${" ".repeat(Math.min(x / 1_000, 1) * WIDTH)}o`;
}
