/** Where the command prints to. */

export interface Output {
  /** Results: stdout. */
  print(text: string): void;
  /** Mistakes of the schema and of the command line: stderr. */
  complain(text: string): void;
}
