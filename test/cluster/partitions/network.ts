import { execFileSync } from "node:child_process";
import { type Namespace, Namespaces } from "../../lab/namespaces.ts";
import type { Place } from "../../namespaces/place.ts";

/** Of the range for tests of networks (RFC 2544). The process that makes the network has the first one. */
const addressOf = (number: number): string => `198.18.0.${number}`;
const OWN_NUMBER = 1;
const PREFIX_BITS = 24;

/** Packets that arrive from an address in the set are dropped. */
const RULES = `table inet cuts {
  set senders { type ipv4_addr; }
  chain arriving { type filter hook input priority 0; ip saddr @senders drop; }
}`;

/** From where to where nothing arrives: names of places. */
export interface Cut {
  readonly from: string;
  readonly to: string;
}

/**
 * A network of places, each with a namespace of its own, and of this process. It has to run in a namespace that nobody else
 * uses: it puts a bridge there.
 */
export class PartedNetwork implements Disposable {
  readonly #namespaces = new Namespaces();
  readonly #places = new Map<string, { readonly place: Place; readonly namespace: Namespace }>();

  /** @throws if `ip` or `nft` fails */
  constructor(names: readonly string[]) {
    // With an address of its own: that of a bridge without one changes with its ports.
    ip("link set lo up", "link add hub address 02:00:00:00:00:01 type bridge", "link set hub up");
    ip(`address add ${addressOf(OWN_NUMBER)}/${PREFIX_BITS} dev hub`);
    for (const [index, name] of names.entries()) this.#add(name, OWN_NUMBER + 1 + index);
  }

  /** @throws there is no such place */
  placeOf(name: string): Place {
    return this.#of(name).place;
  }

  cut(cuts: readonly Cut[]): void {
    for (const { from, to } of cuts)
      this.#of(to).namespace.nft(`add element inet cuts senders { ${this.placeOf(from).address} }`);
  }

  /** Ends all cuts. */
  heal(): void {
    for (const { namespace } of this.#places.values()) namespace.nft("flush set inet cuts senders");
  }

  [Symbol.dispose](): void {
    this.#namespaces[Symbol.dispose]();
  }

  #add(name: string, number: number): void {
    const namespace = this.#namespaces.add(name);
    const address = addressOf(number);
    ip(`link add port${number} type veth peer name eth0 netns ${namespace.name}`);
    ip(`link set port${number} master hub`, `link set port${number} up`);
    namespace.ip([`address add ${address}/${PREFIX_BITS} dev eth0`, "link set eth0 up"]);
    namespace.nft(RULES);
    this.#places.set(name, { place: { namespace: namespace.name, address }, namespace });
  }

  #of(name: string): { readonly place: Place; readonly namespace: Namespace } {
    const found = this.#places.get(name);
    if (found === undefined) throw new Error(`There is no place ${name}.`);
    return found;
  }
}

/** Runs commands of `ip` in the namespace of this process. */
function ip(...commands: readonly string[]): void {
  execFileSync("ip", ["-batch", "-"], { input: commands.join("\n") });
}
