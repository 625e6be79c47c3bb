// Burn rate over time: one line for each long window, and a dashed line where its rule's limit is.

const COLOURS = ["--line-1", "--line-2", "--line-3"];
// The longest window is drawn first and widest, so that lines which lie upon each other can all be seen.
const WIDTHS = [2, 2, 5];
const TICKS = [0, 1, 10, 100, 1000];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function drawLimits(chart, lines) {
  const ctx = chart.ctx;
  const {left, width} = chart.bbox;
  const scale = devicePixelRatio || 1;
  ctx.save();
  ctx.font = `${11 * scale}px system-ui, sans-serif`;
  ctx.lineWidth = scale;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.setLineDash([4 * scale, 4 * scale]);
  lines.forEach((line, i) => {
    if (line.limit !== undefined) {
      const y = Math.round(chart.valToPos(line.limit, "y", true));
      ctx.strokeStyle = ctx.fillStyle = colour(COLOURS[i]);
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(left + width, y);
      ctx.stroke();
      ctx.fillText(`${line.severity} over ${line.limit}×`, left + 4 * scale, y - scale);
    }
  });
  ctx.restore();
}

function axis(values) {
  return {
    stroke: colour("--quiet"),
    font: "12px system-ui, sans-serif",
    grid: {stroke: colour("--grid"), width: 1},
    ticks: {show: false},
    values,
  };
}

function hour(seconds) {
  return new Date(1000 * seconds).toISOString().slice(11, 16);
}

/** Draws lines, each a window and perhaps the limit and severity of its rule, into an element. */
export function burnChart(element, lines, onCursor) {
  const chart = new uPlot({
    width: element.clientWidth,
    height: element.clientHeight,
    legend: {show: false},
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    tzDate: (seconds) => uPlot.tzDate(new Date(1000 * seconds), "Etc/UTC"),
    scales: {y: {distr: 4, asinh: 1, range: (self, least, most) => [0, Math.max(20, 1.5 * (most || 0))]}},
    axes: [
      {...axis((self, splits) => splits.map(hour)), space: 64, size: 32},
      {
        ...axis((self, splits) => splits.map((rate) => rate + "×")),
        size: 52,
        splits: (self, index, least, most) => TICKS.filter((tick) => tick <= most),
        filter: (self, splits) => splits,
      },
    ],
    series: [{}, ...lines.map((line, i) => ({
      label: line.window,
      stroke: colour(COLOURS[i % COLOURS.length]),
      width: WIDTHS[i % WIDTHS.length],
      points: {show: false},
    })).reverse()],
    hooks: {
      drawAxes: [(self) => drawLimits(self, lines)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [[], ...lines.map(() => [])], element);
  const resized = new ResizeObserver(() => chart.setSize({width: element.clientWidth, height: element.clientHeight}));
  resized.observe(element);
  return {
    show: (history) => chart.setData([history.times, ...history.series.map((line) => line.burnRates).reverse()]),
    remove: () => {
      resized.disconnect();
      chart.destroy();
    },
  };
}
