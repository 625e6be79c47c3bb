// Burn rate over time: one line for each long window, and a dashed line where its rule's limit is.

// The longest window is drawn first and widest, so that lines which lie upon each other can all be seen.
const WIDTHS = [2, 2, 5];

function hour(seconds) {
  return new Date(1000 * seconds).toISOString().slice(11, 16);
}

function drawLimits(self, drawn) {
  drawn.forEach((one, i) => {
    if (one.limit !== undefined) {
      drawLimit(self, one.limit, LINES[i], `${one.severity} above ${plain(one.limit)}x`);
    }
  });
}

/** Draws lines, each a window and perhaps the limit and severity of its rule, into an element. */
function burnChart(place, drawn, onCursor) {
  const made = chart(place, {
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    scales: {y: burnScale((self, least, most) => [0, Math.max(20, 1.5 * (most || 0))])},
    axes: [
      axis({space: 64, size: 34, gap: 8, values: (self, splits) => splits.map(hour)}),
      burnAxis(times, {size: 58}),
    ],
    series: [{}, ...drawn.map((one, i) => line(one.window, LINES[i], {width: WIDTHS[i % WIDTHS.length]})).reverse()],
    hooks: {
      draw: [(self) => drawLimits(self, drawn)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [[], ...drawn.map(() => [])]);
  const resized = new ResizeObserver(() => fit(made));
  resized.observe(place);
  return {
    show: (past) => made.setData([past.times, ...past.series.map((one) => one.burnRates).reverse()]),
    remove: () => {
      resized.disconnect();
      made.destroy();
    },
  };
}
