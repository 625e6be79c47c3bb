// Figures and times as the page writes them.

function percent(ratio) {
  const value = 100 * ratio;
  const size = Math.abs(value);
  const digits = size === 0 || size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return value.toFixed(digits).replace("-", "−") + "%";
}

/** A ratio that somebody chose, or a mark on an axis: 0.1%, not 0.10%. */
function exactPercent(ratio) {
  return Number((100 * ratio).toPrecision(6)) + "%";
}

function rate(times) {
  return (times >= 100 ? Math.round(times).toLocaleString("en") : Number(times.toPrecision(3))) + "×";
}

/** Events a second, to three digits. */
function perSecond(events) {
  return (events >= 100 ? count(Math.round(events)) : Number(events.toPrecision(3))) + "/s";
}

function count(events) {
  return events.toLocaleString("en");
}

function counted(number, what) {
  return `${count(number)} ${what}${number === 1 ? "" : "s"}`;
}

/** The two largest units: 51.84 s, 4 min 19 s, 7 h 12 min, 2 days 19 h. */
function span(seconds) {
  if (seconds < 60) {
    return Number(seconds.toFixed(2)) + " s";
  }
  const smallest = seconds >= 86400 ? 3600 : seconds >= 3600 ? 60 : 1;
  let rest = Math.round(seconds / smallest) * smallest;
  const parts = [];
  for (const [unit, name] of [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]]) {
    const whole = Math.floor(rest / unit);
    rest -= whole * unit;
    if (whole > 0) {
      parts.push(whole + " " + name);
    }
  }
  return parts.slice(0, 2).join(" ");
}

function instant(seconds) {
  return new Date(1000 * seconds).toISOString().slice(0, 19).replace("T", " ");
}
