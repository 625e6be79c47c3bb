// Numbers and times as the page writes them.

export function percent(ratio) {
  const value = 100 * ratio;
  const size = Math.abs(value);
  return value.toFixed(size === 0 || size >= 10 ? 1 : 2).replace("-", "−") + "%";
}

/** A ratio that somebody chose: 0.1%, not 0.10%. */
export function exactPercent(ratio) {
  return Number((100 * ratio).toPrecision(12)) + "%";
}

export function times(rate) {
  return rate.toFixed(rate >= 10 ? 0 : 1) + "×";
}

export function count(events) {
  return events.toLocaleString("en");
}

/** 5m as 5 min, 3d as 3 days: words for people. */
export function span(text) {
  const units = {s: "s", m: "min", h: "h", d: "d"};
  return text.replace(/(\d+)([smhd])(?![a-z])/g, (all, number, unit) => number + " " + units[unit]);
}

/** 6h as 360. */
export function minutes(text) {
  const units = {m: 1, h: 60, d: 1440};
  return Number(text.slice(0, -1)) * units[text.slice(-1)];
}

export function clock(instant) {
  return instant.slice(11, 16);
}
