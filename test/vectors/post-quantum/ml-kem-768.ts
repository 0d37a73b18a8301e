/**
 * A key pair of ML-KEM-768 (FIPS 203), a ciphertext for it, and the secret in the ciphertext, made once with OpenSSL 3.5.
 */

import { concat } from "../primitives.ts";
import { bytesOf, fill } from "../vector.ts";

/** d, then z, of FIPS 203, section 7.1. */
export const SEED = concat(fill(0x66), fill(0x67));

export const SECRET = bytesOf("6d0c1a2b72cc8c4ccd33cf202979b71669743a45738aff298900fce7e4b631b0");

export const ENCAPSULATION_KEY = fromBase64([
  "GDS79/NEj0RrAMUmPfOdB9Rhr7xOzae+0/I3UJagLFxS4fZutQq06xRNrdaA0wGOX9BjflrLG5F+M3fCziYqQHNlP9i8gqtOOPc2i2JZ",
  "7oNKdtsAU7DGrTTAOfsmf3FqmkSIBayXfdx2VeRwMsteDUoXpANwnqMI3cpM+jALYFOKfLUEqvfOKncGugE7+/QLp7KsrAxqbNx8mkss",
  "5OFYKICT1Wg0XoeTnjNHk7mGtQwCjSRcXBxoaCJPLKqGyaRWc0CnWfIpH4SAdMN7j1tU4IVyvXNiSdkUebtqQ0uadsISrmMhE1Mxr+eV",
  "qFtDXdVHB5PJrfk5ifKgavBay+hEb+BmgJGJAnPA3NwcaeYJj4KMyPsq36qk1We9klFzOIKFooWNntK9emZNfTjFPwmw1cwa+wGqWuuj",
  "RhS8NuCla3VMKXEK9yIFaXlxcbl8PbqlxidT+BBlfCl6RIlryBIWZSw/mjajmrFAzeaNR5pltwmkXexbHsi1rYgpimQEC/UsLKaBqpS2",
  "ZfusAsuFnrzNyjlTdTuqB6UF/9o3MmYOJYJGnjGmAbwX/cvBTGSVs3SACYVoFEiXE0VekwFi8MitHAjKeHphKmIjjxpfRlYEc9so+5p2",
  "WGsuUFBuJiu2tmPINjS1fFZe9bDBxtYIk0s81CVsTygdGjkyy2Cge5KwoQtst6ae7jDNfaVjVYYkYJeWTLUG/lF5tEYLJUpPJ2MUrTAc",
  "yltEzyIr5weYmZI015cgvZC23CK97cG99nSi+QGzrURYw9Vg6KeCXtMHZROFsXMOwugdkFNrmuaKMcCjkRSLc6BbQajPBftWcdeET3U4",
  "EJVEV2saCBYY95l0HxxwGGZv1Ed4QklvyPWtBGk0dWSNPEqQFLozDGGGdKGlJTouPKBrm5wpExYDellnd3gmIkZ3LkQYHNQw3ZqHxtOQ",
  "/eIpcmvMZ6t8IHohSLccHaGouONykRO+G3jB1tYewGyDgoSOYCQAhgqZzgYFlLlaOuxe81rHW3GZABtMw2wIbLPGJyJrz3umD8gXHIGN",
  "fXe1DgQ2hrVTwwG/MPWrCmkVAVQP3iY1URQCuKaoxQgOytnJEHJmqOjLBaGiwHQkZBOWpsLE9Xt0aran1bhEmsXIYzCVyqDGwhB5e/NR",
  "K8gnddwHI+EouvUy+edN6tQGDKKuODZsu0oWqVG4rpZrnzYPAhtMQZuqJNGgqyuHKsAfFGp8pSDBVAgnsCdqZLe/m6Vy3KlGS3gSRsuP",
  "vny9ZoYBeSI8XtBEEBCk8yeRoJqOCimXrYjDeys38AU8GNSn4nuYUcEc+/s8PdqcZ5K3GKnCgauYUTsgSFOnIllQP+osgEK1i0vCZERP",
  "gMPCMqgn/dMLyztcHzdMn6AFFXIUvIxfQKumAzq/MsZvD3GTy2lThEpuDxqCv5yEBtiM/XIY1GqoIOtkRRaTf4J4VphaLsInpHOX9pcA",
  "rtow59yo2UVjx0tJdVutaMZ2OmC2TboOTBeRwYspkhaGo6BH6nN9ysakYzjJRQwBX1a9vLDNUUKdSQUKqw4dePQF8IXFE5AmD1C7RBXC",
  "Qyfw0O9JbxhbNMMvD4Y=",
]);

export const CIPHERTEXT = fromBase64([
  "WVAqcvaL3iZiB6MfY9b5sOnTBnmmgFpSWeE8qw6wvuVokSxA+T9OHmn+jXeCxfQAIt6doEgyCjbNuIdcqP1bPc246w+3P+II1/PAXV2i",
  "CJaEEhx2JNH86ufCIxpfpxU3h1DQpe6YiqIZSsQZ45oYtdY0aLNgwsZgDzo1uIzyqTxjqBadfzV5XYNNoHe1xQ7DH0lIx9cxgl+dXIS7",
  "f8CgCsnVKZjtAS2nMK5GteNIX5kg3eW778IbjKZYnZv0EFQzvpKXTDgMG0bmRjjYIxR+HQ4bwMKovZH/WOUTclxJiqIWIEU03Y/ncvkT",
  "BjwlXKF3tGllK5HQQAgWfsl9EJn27GWQpBV8YlM9tOmEKHxioySkudLJUCkkEJKsxB6mGTGS++nNWt+QJBYUKYJ2EjzQgSSvK7uxopKx",
  "x4TERYZzsa/JNJGfgFbfx4WsN0LIkh8+rHqOgfzBiBKSjahHo8fd9r/Axf676UZIIws6IYUbXfrnGeloooFBdYB2BhbdMDjKA7LzWbeL",
  "49q6JA57qJ9JNsM7sTZWpX8WyFucmftRFxIRPR1bHSODA6uMl9vXOBG6ktG83gUyYEerb3OZBCfX6sQau/3L+RHO0ycxbbl2Ar2q02u/",
  "x8GXDXRGqF6TdPXoLdpVJm/ljCSsuNiTibmhflS8/8fzuedcqr1tzJ3bkvawmZpFbSgg3e1hC9lXjrutwfoXo0YlOO9RzY4ELfKXYPBc",
  "gtNV/TgDBe3N4pbXQOIgIGZXmVr6UjsvPm4zbIomPJ0FwadrKNFKu2pItbEf8ySYF3pTpAGH1yBATCzNvYf+CG15nxluC9lNgwdqaluL",
  "dqGD9YG70b0VzRft3Ib1CodbIr6ljLDDCuGS1niMFvlhE14IzyltfS/JFY+A1dWTZ4mNrRQO+CNnpVL2VD4wCfJPqhrYzTTJN1P0lt1L",
  "q5fXrmLmjOtCQM6u7E1RZYGVHdOPSM6GiEj171rIaowkWzL/eHwNzTWBhG19s1iHUtHAO3hjqJcY4m1ab0EoIAe/0O6IOqI/AsQc7hV2",
  "R3COl/TQmRGPBn4Jjjp2MWnwoLNfBFW0VChAb7tbELvtRG42DN4yxC5b0OYBv7lSkbeBczYI1eKNvjA7Jhq7nbQhvMQvK50vToBY7iKC",
  "SCS6dWKZD0F5iRd8H+CzAZUrekYX1DWmiZ6Kzt3+128kU7vOxp2alRx9ZJLI2ly+qyEo70JPPfO1jkeQLmj+zP5dvKEvxJsGr7QTQBPp",
  "B4bjoCn1ieNFiu8ptZjbEDtPsMn6MYRPIaGFfEU1qDsFlLVIOp2+zRaqpK5rwr4ZMUwysAbdw26HdTK/gzABVcWeUphSq+imgS824DSA",
  "hq9HtgvvY5l1DWk7KrMOxvJyg+GvtMy718z0QeQ4m03urRjw0ix5kDtsI+3gHLWJyGx/DrKK1grcnZH5a18w3VpUDEtPQkoCQj0=",
]);

function fromBase64(lines: readonly string[]): Uint8Array {
  return Uint8Array.from(Buffer.from(lines.join(""), "base64"));
}
