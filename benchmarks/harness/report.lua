-- Says in JSON what wrk measured, and lets it ask for many addresses in turn.
--   wrk -s report.lua URL -- [FILE [MILLISECONDS]]
-- FILE names an address a line; MILLISECONDS is how long each connection waits between its requests.
local paths, wait, at = {}, 0, 0

function init(arguments)
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
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format(
    '\n{"requests": %d, "seconds": %.6f, "half_ms": %.3f, "slow_ms": %.3f, "refused": %d, "broken": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
