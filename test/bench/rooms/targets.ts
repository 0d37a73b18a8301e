/** A figure beside the greatest that it may have. */
export interface Line {
  readonly what: string;
  readonly value: number;
  readonly max: number;
}

export function verdictOf({ what, value, max }: Line): string {
  return `${what}: ${value.toFixed(2)}, at most ${max}: ${value <= max ? "met" : "missed"}`;
}
