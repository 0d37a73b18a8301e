/** A file of the operator's is not what it should be. The text names it. */
export class UnusableFile extends Error {}
