-- SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869).

-- The first 32 bits of the fractional parts of a root of each of the first primes.
local function primeRoots(count, exponent)
  local words, candidate = {}, 2
  while #words < count do
    local isPrime = true
    for divisor = 2, math.floor(math.sqrt(candidate)) do
      if candidate % divisor == 0 then isPrime = false end
    end
    if isPrime then words[#words + 1] = math.floor((candidate ^ exponent % 1) * WORD) end
    candidate = candidate + 1
  end
  return words
end

local SHA256_ROUNDS = primeRoots(64, 1 / 3)
local SHA256_START = primeRoots(8, 1 / 2)

local function toBytes(word)
  return string.char(
    math.floor(word / 16777216),
    math.floor(word / 65536) % 256,
    math.floor(word / 256) % 256,
    word % 256
  )
end

local function compress(hash, block)
  local words = {}
  for index = 1, 16 do
    local a, b, c, d = block:byte(4 * index - 3, 4 * index)
    words[index] = ((a * 256 + b) * 256 + c) * 256 + d
  end
  for index = 17, 64 do
    local early, late = words[index - 15], words[index - 2]
    local one = bits.bxor(bits.rrotate(early, 7), bits.rrotate(early, 18), bits.rshift(early, 3))
    local other = bits.bxor(bits.rrotate(late, 17), bits.rrotate(late, 19), bits.rshift(late, 10))
    words[index] = (words[index - 16] + one + words[index - 7] + other) % WORD
  end
  local a, b, c, d, e, f, g, h = hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7], hash[8]
  for index = 1, 64 do
    local sum = bits.bxor(bits.rrotate(e, 6), bits.rrotate(e, 11), bits.rrotate(e, 25))
    local choice = bits.bxor(bits.band(e, f), bits.band(bits.bnot(e), g))
    local first = h + sum + choice + SHA256_ROUNDS[index] + words[index]
    local otherSum = bits.bxor(bits.rrotate(a, 2), bits.rrotate(a, 13), bits.rrotate(a, 22))
    local majority = bits.bxor(bits.band(a, b), bits.band(a, c), bits.band(b, c))
    h, g, f, e, d, c, b, a = g, f, e, (d + first) % WORD, c, b, a, (first + otherSum + majority) % WORD
  end
  for index, word in ipairs({ a, b, c, d, e, f, g, h }) do hash[index] = (hash[index] + word) % WORD end
end

local function sha256(message)
  local hash = { table.unpack(SHA256_START) }
  local zeros = (55 - #message) % 64
  local padded = message .. "\128" .. string.rep("\0", zeros) .. "\0\0\0\0" .. toBytes(#message * 8)
  for at = 1, #padded, 64 do compress(hash, padded:sub(at, at + 63)) end
  local digest = {}
  for index, word in ipairs(hash) do digest[index] = toBytes(word) end
  return table.concat(digest)
end

-- The key has at most 64 bytes.
local function hmac(key, message)
  local inner, outer = {}, {}
  for index = 1, 64 do
    local byte = key:byte(index) or 0
    inner[index] = string.char(bits.bxor(byte, 54))
    outer[index] = string.char(bits.bxor(byte, 92))
  end
  return sha256(table.concat(outer) .. sha256(table.concat(inner) .. message))
end

-- HKDF with an empty salt, for 32 bytes.
local function hkdf(input, info)
  return hmac(hmac(string.rep("\0", 32), input), info .. "\1")
end
