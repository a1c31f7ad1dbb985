-- One prediction, again and again; at the end a line of JSON, times in microseconds.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"quantity": 5.0, "price": 10.5}'

function done(summary, latency, requests)
  local errors = summary.errors
  local failures = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format('{"requests":%d,"us":%d,"p50":%d,"p99":%d,"max":%d,"failures":%d}', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99), latency.max, failures))
end
