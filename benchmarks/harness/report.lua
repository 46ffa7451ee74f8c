-- Says in JSON what wrk measured, and lets it ask for many addresses in turn.
--   wrk -s report.lua URL -- [FILE [MILLISECONDS [count]]]
-- FILE names an address a line; MILLISECONDS is how long each connection waits between its requests; with
-- `count` the answers are counted that say in a header that they come from a cache.
local paths, wait, at = {}, 0, 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  said, kept = 0, 0
  for line in io.lines(arguments[1] or "/dev/null") do paths[#paths + 1] = line end
  wait = tonumber(arguments[2] or 0)
  if wait > 0 then
    delay = function() return wait end
  end
  if #paths > 0 then
    request = function()
      at = at % #paths + 1
      return wrk.format("GET", paths[at])
    end
  end
  if arguments[3] == "count" then
    response = function(status, headers, body)
      for name, value in pairs(headers) do
        name = string.lower(name)
        if name == "cache-status" or name == "x-cache" then
          said = said + 1
          if string.find(string.lower(value), "hit", 1, true) then kept = kept + 1 end
        end
      end
    end
  end
end

function done(summary, latency, requests)
  local errors, said, kept = summary.errors, 0, 0
  for _, thread in ipairs(threads) do
    said = said + thread:get("said")
    kept = kept + thread:get("kept")
  end
  print(string.format(
    '\n{"requests": %d, "seconds": %.6f, "half_ms": %.3f, "slow_ms": %.3f, "refused": %d, "broken": %d, '
      .. '"said": %d, "kept": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, said, kept))
end
