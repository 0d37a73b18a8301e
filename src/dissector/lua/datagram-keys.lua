-- The keys of datagrams, from the key log of a client.

local EPOCH_PACKETS = 1048576
-- A datagram of a later epoch stays sealed: the key of each epoch is derived from the one before it.
local EPOCHS_MAX = 1000

-- The keys of the epochs of each connection id, which is in hexadecimal. The first one is that of epoch 0.
local datagramKeys = {}

-- Why there are none, although the preference names a file; nil: there is no fault.
local keyLogFault

local function fromHex(text)
  return (text:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
end

local function toHex(bytes)
  return (bytes:gsub(".", function(byte) return string.format("%02x", byte:byte()) end))
end

-- Reads the key log. A line is: CHATWIRE_DATAGRAM_KEY, the connection id, the key of epoch 0.
local function readDatagramKeys()
  datagramKeys = {}
  local path = chatwire.prefs.key_log
  keyLogFault = nil
  if path == "" then return end
  local file = io.open(path, "r")
  if not file then
    keyLogFault = "The key log of links, " .. path .. ", cannot be read."
    return
  end
  for line in file:lines() do
    local id, key = line:match("^CHATWIRE_DATAGRAM_KEY (%x+) (%x+)%s*$")
    if id and #id == 16 and #key == 64 then datagramKeys[id:lower()] = { fromHex(key) } end
  end
  file:close()
end

-- Returns the key of a connection id, given in bytes, for an epoch; nil if it is not known.
local function datagramKey(connectionId, epoch)
  local keys = datagramKeys[toHex(connectionId)]
  if not keys or epoch > EPOCHS_MAX then return nil end
  while #keys <= epoch do keys[#keys + 1] = hkdf(keys[#keys], "chatwire datagram key") end
  return keys[epoch + 1]
end
