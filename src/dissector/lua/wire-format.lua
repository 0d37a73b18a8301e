-- The wire format of protobuf. Bytes are strings, positions in them begin with 1, and `last` is the last one that may be
-- read. Whatever is malformed gives nil.

local WIRE_VARINT, WIRE_FIXED64, WIRE_BYTES, WIRE_GROUP, WIRE_GROUP_END, WIRE_FIXED32 = 0, 1, 2, 3, 4, 5
-- Messages and groups may be nested so deep.
local DEPTH_MAX = 100

-- Returns the lower and the upper 32 bits of a varint, and the position after it.
local function readVarint(bytes, at, last)
  local low, high, factor = 0, 0, 1
  for index = 0, 9 do
    local byte = at + index <= last and bytes:byte(at + index)
    if not byte or (index == 9 and byte > 1) then return nil end
    local bits = byte % 128
    if index < 4 then
      low = low + bits * factor
      factor = factor * 128
    elseif index == 4 then
      -- Four of its bits belong to the lower half.
      low = low + (bits % 16) * factor
      high = math.floor(bits / 16)
      factor = 8
    else
      high = high + bits * factor
      factor = factor * 128
    end
    if byte < 128 then return low, high, at + index + 1 end
  end
  return nil
end

local readGroup

-- Reads one field: its number, its wire type, where its value begins and ends, and where the next field begins. A varint
-- has its two halves as well. The end of a group counts as a field without a value.
local function readField(bytes, at, last, depth)
  local tag, tagHigh, from = readVarint(bytes, at, last)
  if not tag or tagHigh ~= 0 or tag < 8 then return nil end
  local found = { start = at, number = math.floor(tag / 8), wire = tag % 8, from = from }
  if found.wire == WIRE_VARINT then
    found.low, found.high, found.after = readVarint(bytes, from, last)
  elseif found.wire == WIRE_FIXED64 then
    found.after = from + 8
  elseif found.wire == WIRE_FIXED32 then
    found.after = from + 4
  elseif found.wire == WIRE_BYTES then
    local length, lengthHigh, content = readVarint(bytes, from, last)
    if not length or lengthHigh ~= 0 then return nil end
    found.from = content
    found.after = content + length
  elseif found.wire == WIRE_GROUP then
    found.to, found.after = readGroup(bytes, found, last, depth + 1)
  elseif found.wire == WIRE_GROUP_END then
    found.after = from
  end
  if not found.after or found.after - 1 > last then return nil end
  found.to = found.to or found.after - 1
  return found
end

-- Returns the last position of the content of a group, and the position after its end.
function readGroup(bytes, group, last, depth)
  if depth > DEPTH_MAX then return nil end
  local at = group.from
  while at <= last do
    local found = readField(bytes, at, last, depth)
    if not found then return nil end
    if found.wire == WIRE_GROUP_END then
      if found.number ~= group.number then return nil end
      return at - 1, found.after
    end
    at = found.after
  end
  return nil
end
