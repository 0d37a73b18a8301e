/** Tests use the random numbers of `chatwire/testing`. */
export { SeededRandom } from "../src/testing/seeded-random.ts";
