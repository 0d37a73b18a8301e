/** A host or a router. */
export type Node = object;

/** Groups of hosts and routers between which no packet passes. */
export class Partitions {
  readonly #partitions = new Set<readonly [ReadonlySet<Node>, ReadonlySet<Node>]>();

  /** @returns the function that ends the partition */
  add(some: readonly Node[], others: readonly Node[]): () => void {
    const partition = [new Set(some), new Set(others)] as const;
    this.#partitions.add(partition);
    return () => void this.#partitions.delete(partition);
  }

  /** Whether packets from one node to the next are lost. */
  isBetween(one: Node, other: Node): boolean {
    for (const [some, others] of this.#partitions) {
      if ((some.has(one) && others.has(other)) || (some.has(other) && others.has(one))) return true;
    }
    return false;
  }
}
