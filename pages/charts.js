// What all charts have in common: colours, axes, limits, and a legend that follows the cursor.

const LINES = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5"];
const BURN_MARKS = [0, 1, 10, 100, 1000, 10000];
const LABEL_HEIGHT = 14;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function axis(more) {
  return {
    stroke: colour("--quiet"),
    font: "12px system-ui, sans-serif",
    grid: {stroke: colour("--grid"), width: 1},
    ticks: {show: false},
    ...more,
  };
}

/** An axis whose marks stand at these burn rates. The label of 0 gives way where it would touch the next one. */
function burnAxis(text, more) {
  return axis({
    splits: (self, index, least, most) => BURN_MARKS.filter((mark) => mark <= most),
    filter: (self, splits) => splits,
    values: (self, splits) => splits.map((mark) => {
      const touches = mark === 0 && splits.length > 1
          && self.valToPos(0, "y") - self.valToPos(splits[1], "y") < LABEL_HEIGHT;
      return touches ? "" : text(mark);
    }),
    ...more,
  });
}

/** A scale on which burn rates of 1 and of 1000 can both be read. */
function burnScale(range) {
  return {distr: 4, asinh: 1, range};
}

function line(name, stroke, more = {}) {
  return {label: name, stroke: colour(stroke), width: 1.75, points: {show: false}, ...more};
}

/** A dashed line at a limit, with its text above it. */
function drawLimit(chart, at, stroke, text) {
  const {left, width} = chart.bbox;
  const ctx = chart.ctx;
  const scale = devicePixelRatio || 1;
  const y = Math.round(chart.valToPos(at, "y", true));
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour(stroke);
  ctx.font = `${11 * scale}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.lineWidth = scale;
  ctx.setLineDash([4 * scale, 4 * scale]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  /* The text is read across whatever line it meets. */
  ctx.setLineDash([]);
  ctx.strokeStyle = colour("--card");
  ctx.lineWidth = 3 * scale;
  ctx.lineJoin = "round";
  ctx.strokeText(text, left + 4 * scale, y - 2 * scale);
  ctx.fillText(text, left + 4 * scale, y - 2 * scale);
  ctx.restore();
}

/** A chart that fills an element, over time unless its options say otherwise. */
function chart(element, options, data) {
  return new uPlot({
    width: element.clientWidth,
    height: element.clientHeight,
    legend: {show: false},
    tzDate: (seconds) => uPlot.tzDate(new Date(1000 * seconds), "Etc/UTC"),
    ...options,
  }, data, element);
}

function fit(chart) {
  const place = chart.root.parentElement;
  chart.setSize({width: place.clientWidth, height: place.clientHeight});
}

/** Entries of a legend, each the colour of a line and its text. */
function legend(place, entries) {
  place.replaceChildren(...entries.map(([stroke, text]) => {
    const entry = element("span", text);
    const key = element("i", "");
    key.style.background = `var(${stroke})`;
    entry.prepend(key);
    return entry;
  }));
}
