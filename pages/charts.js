// What all charts have in common: colours, axes, limits, and a legend that follows the cursor.

const LINES = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5"];
const DISTANCE_MARKS = [0, 0.5, 1, 3, 10, 30, 100, 300, 1000, 3000, 10000];
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

/** An axis whose marks stand at these distances. What is below 1 gives way where it would touch the next one. */
function distanceAxis(text, more) {
  return axis({
    splits: (self, index, least, most) => DISTANCE_MARKS.filter((mark) => mark <= most),
    filter: (self, splits) => splits,
    values: (self, splits) => splits.map((mark, i) => {
      const touches = mark < 1 && self.valToPos(mark, "y") - self.valToPos(splits[i + 1], "y") < LABEL_HEIGHT;
      return touches ? "" : text(mark);
    }),
    ...more,
  });
}

/** A scale from 0 on which distances of 1 and of 1000 can both be read. */
function distanceScale(range) {
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
