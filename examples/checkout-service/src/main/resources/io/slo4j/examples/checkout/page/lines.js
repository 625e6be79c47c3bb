// Lines over time: how near each rule was to firing or, where there are no rules, the burn rates of some windows.

function hour(seconds) {
  return new Date(1000 * seconds).toISOString().slice(11, 16);
}

/**
 * Draws lines into an element.
 *
 * @param drawn of each line its name and text, which makes a value readable
 * @param limit where all of them have their limit, and what it says there; absent if they have none
 */
function lineChart(place, drawn, limit, onCursor) {
  const made = chart(place, {
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    scales: {y: distanceScale((self, least, most) => [0, Math.max(3, 1.5 * (most || 0))])},
    axes: [
      axis({space: 64, size: 34, gap: 8, values: (self, splits) => splits.map(hour)}),
      distanceAxis(drawn[0].text, {size: 58}),
    ],
    series: [{}, ...drawn.map((one, i) => line(one.name, LINES[i], {width: 2}))],
    hooks: {
      draw: [(self) => limit === undefined ? undefined : drawLimit(self, limit.at, "--page", limit.text)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [[], ...drawn.map(() => [])]);
  const resized = new ResizeObserver(() => fit(made));
  resized.observe(place);
  return {
    show: (past) => made.setData([past.times, ...past.series.map((one) => one.values)]),
    remove: () => {
      resized.disconnect();
      made.destroy();
    },
  };
}

/** Draws the events of a window into an element, over the band of what is usual. */
function usualChart(place, onCursor) {
  const made = chart(place, {
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    scales: {y: {range: (self, least, most) => [0, 1.1 * Math.max(1, most || 0)]}},
    axes: [
      axis({space: 64, size: 34, gap: 8, values: (self, splits) => splits.map(hour)}),
      axis({size: 58, values: (self, splits) => splits.map(number)}),
    ],
    series: [
      {},
      line("usual at least", "--usual-key", {width: 1}),
      line("usual at most", "--usual-key", {width: 1}),
      line("events", "--line-3", {width: 2}),
    ],
    bands: [{series: [2, 1], fill: colour("--usual-band")}],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [[], [], [], []]);
  const resized = new ResizeObserver(() => fit(made));
  resized.observe(place);
  return {
    show: (times, usual) => made.setData([times, usual.low, usual.high, usual.events]),
    remove: () => {
      resized.disconnect();
      made.destroy();
    },
  };
}
