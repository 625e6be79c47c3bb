// Numbers and times as people read them: io.slo4j.text.Figures, which says why, in JavaScript. A test compares the two.

/** The power of ten of a number's first digit: 0 of 1 and of 9.9, -2 of 0.05. */
function exponent(figure) {
  return Number(Math.abs(figure).toExponential().split("e")[1]);
}

/** With a limited number of digits after the point, and without zeros at its end. */
function decimal(figure, digits) {
  const text = figure.toFixed(Math.max(0, digits));
  return (text.includes(".") ? text.replace(/\.?0+$/, "") : text).replace(/^-0$/, "0");
}

function grouped(text) {
  const [whole, fraction] = text.split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** How many digits behind the point make three significant ones. */
function digits(figure) {
  return figure === 0 || Math.abs(figure) >= 100 ? 0 : 2 - exponent(figure);
}

/** A measured figure: 0.0313, 3.13, 313, 3,130. */
function number(figure) {
  return Number.isFinite(figure) ? grouped(decimal(figure, digits(figure))) : String(figure);
}

/** A measured burn rate: 0.5x, 3.13x, 1,000x. */
function times(rate) {
  return number(rate) + "x";
}

/** A measured rate of events: 0.00123/s, 5/s, 1,234/s. */
function perSecond(events) {
  return number(events) + "/s";
}

/** A measured share: 0.0051%, 2%, 86.1%, 139%. Only what is all is 100%. */
function percent(ratio) {
  const value = 100 * ratio;
  const apart = Math.abs(100 - Math.abs(value));
  const seemsAll = number(Math.abs(value)) === "100" && apart > 1e-9;
  return (seemsAll ? decimal(value, -exponent(apart)) : number(value)) + "%";
}

/** A share of good events beside an objective: rounded down, so that no objective seems to be met that is not. */
function achieved(ratio) {
  return decimal(100 * Number(ratio.toFixed(12).slice(0, "0.99999".length)), 3) + "%";
}

/** A number of things: 1,234. */
function count(events) {
  return grouped(decimal(events, 0));
}

/** 1 page, 2 pages. */
function counted(events, what) {
  return `${count(events)} ${what}${events === 1 ? "" : "s"}`;
}

/** A measured time in its two largest units: 12ms, 51.84s, 4m 19s, 7h 12m, 2d 19h. */
function time(seconds) {
  if (seconds > 0 && seconds < 0.9995) {
    return number(1000 * seconds) + "ms";
  }
  if (seconds < 59.995) {
    return decimal(seconds, 2) + "s";
  }
  const unit = seconds < 3600 ? 1 : seconds < 86400 ? 60 : 3600;
  let rest = Math.round(seconds / unit) * unit;
  const parts = [];
  for (const [length, name] of [[86400, "d"], [3600, "h"], [60, "m"], [1, "s"]]) {
    const whole = Math.floor(rest / length);
    rest -= whole * length;
    if (whole > 0) {
      parts.push(whole + name);
    }
  }
  return parts.join(" ");
}

/** A configured figure, as in the names of rules: 14.4, 0.03333, 1000. */
function plain(figure) {
  const rounded = Number(figure.toPrecision(4));
  return decimal(rounded, rounded === 0 ? 0 : 3 - exponent(rounded));
}

/** A configured share: 12.5%, 0.005%. */
function plainPercent(share) {
  return plain(100 * share) + "%";
}
