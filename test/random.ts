/** The random numbers of tests are those of `chatwire/testing`. */
export { SeededRandom } from "../src/testing/seeded-random.ts";
