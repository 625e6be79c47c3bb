// The charts of the report. Those over time have their cursors and zooms together.

const together = uPlot.sync("time");
/* What the axis of error ratios takes to the right of a burn-rate panel, and the panels below it leave free. */
const RATIO_AXIS = 62;

function timeAxis() {
  const width = 86400;
  return axis({
    space: 80,
    size: 34,
    gap: 8,
    values: (self, splits) => splits.map((at, i) => {
      const text = new Date(1000 * at).toISOString();
      const midnight = at % width === 0;
      return midnight || i === 0 || Math.floor(at / width) !== Math.floor(splits[i - 1] / width)
          ? text.slice(5, 10) + (midnight ? "" : " " + text.slice(11, 16))
          : text.slice(11, 16);
    }),
  });
}

/** Fills the times of alerts, from the top of a chart to its bottom. */
function drawBands(chart, bands) {
  const {left, top, width, height} = chart.bbox;
  const ctx = chart.ctx;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  for (const band of bands) {
    const from = chart.valToPos(band.from, "x", true);
    const until = chart.valToPos(band.until, "x", true);
    ctx.fillStyle = colour(band.severity === "page" ? "--page-band" : "--ticket-band");
    ctx.fillRect(from, top, Math.max(2, until - from), height);
  }
  ctx.restore();
}

function overTime(place, options, data) {
  return chart(place, {
    cursor: {y: false, sync: {key: together.key, setSeries: false}, points: {size: 6}},
    ...options,
  }, data);
}

function within(most) {
  return {y: {range: () => [0, most]}};
}

/** A burn-rate rule: the burn rates in its windows, its limit, and when it fired. */
function burnRateRuleChart(place, rule, lines, seconds, bands, errorBudget, onCursor) {
  const peak = Math.max(...lines.flatMap((one) => one.values.map((value) => value ?? 0)));
  const most = 1.6 * Math.max(peak, rule.limit, 2);
  return overTime(place, {
    scales: {y: burnScale(() => [0, most])},
    axes: [
      timeAxis(),
      burnAxis(times, {size: 58}),
      burnAxis((mark) => plainPercent(mark * errorBudget), {side: 1, scale: "y", size: RATIO_AXIS, grid: {show: false}}),
    ],
    series: [{}, line(lines[0].name, "--line-1", {width: 2.25}), line(lines[1].name, "--line-2", {width: 1})],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, rule.limit, `--${rule.severity}`, `${rule.severity} over ${plain(rule.limit)}x`)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [seconds, lines[0].values, lines[1].values]);
}

/** What is left of the budget and when alerts fired. */
function budgetChart(place, seconds, remaining, bands, onCursor, more = {}) {
  const known = remaining.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  return overTime(place, {
    ...more,
    scales: {y: {range: () => [least < 0 ? 1.1 * least : 0, 1.05]}},
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(plainPercent)})],
    series: [{}, line("left", "--line-3", {width: 2, fill: colour("--line-3") + "22", fillTo: () => 0})],
    hooks: {
      ...more.hooks,
      drawClear: [(self) => drawBands(self, bands)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [seconds, remaining]);
}

/** A budget rule: what is left of the budget, its limit, and when it fired. */
function budgetRuleChart(place, rule, only, seconds, bands, padding, onCursor) {
  return budgetChart(place, seconds, only.values, bands, onCursor, {
    padding,
    hooks: {draw: [(self) => drawLimit(self, rule.limit, `--${rule.severity}`, limitText(rule, plainPercent(rule.limit)))]},
  });
}

/** A traffic rule: the events a second in its window, its limit, and when it fired. */
function trafficRuleChart(place, rule, only, seconds, bands, padding, onCursor) {
  const most = Math.max(rule.limit, ...only.values.map((value) => value ?? 0)) || 1;
  return overTime(place, {
    padding,
    scales: within(1.1 * most),
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(perSecond)})],
    series: [{}, line(only.name, "--line-1", {width: 2})],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, rule.limit, `--${rule.severity}`, limitText(rule, plain(rule.limit) + "/s"))],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [seconds, only.values]);
}

/** On which side of its limit a rule fires; that it fires at 0 means that there is nothing below. */
function limitText(rule, limit) {
  return `${rule.severity} ${rule.limit === 0 ? "at" : rule.bound} ${limit}`;
}

function trafficChart(place, seconds, good, bad, onCursor) {
  const most = Math.max(1, ...good.map((value) => value ?? 0), ...bad.map((value) => value ?? 0));
  return overTime(place, {
    scales: within(1.1 * most),
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(perSecond)})],
    series: [
      {},
      line("good", "--line-3", {fill: colour("--line-3") + "22"}),
      line("bad", "--page", {fill: colour("--page-band")}),
    ],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [seconds, good, bad]);
}

const DURATION_MARKS = [1, 10, 60, 600, 3600, 6 * 3600, 86400, 3 * 86400, 7 * 86400, 30 * 86400];

/** Time to alert against error ratio: logarithmic both ways, one line for each rule, a point for each row of the table. */
function analysisChart(place, rules, curves, onCursor) {
  const ordered = [...curves].reverse();
  const seconds = curves.flatMap((fault) => fault.rules.flatMap((detected) => detected === null ? [] : [detected.firesAfter]))
      .filter((value) => value > 0);
  const least = Math.max(0.5, 0.6 * Math.min(...seconds));
  const most = 1.6 * Math.max(...seconds);
  const logarithmic = (least, most) => ({distr: 3, log: 10, range: () => [least, most]});
  return chart(place, {
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    scales: {x: {time: false, ...logarithmic(0.00005, 1)}, y: logarithmic(least, most)},
    axes: [
      axis({
        size: 32,
        splits: () => [0.0001, 0.001, 0.01, 0.1, 1],
        filter: (self, splits) => splits,
        values: (self, splits) => splits.map(plainPercent),
      }),
      axis({
        size: 66,
        splits: () => DURATION_MARKS.filter((mark) => mark >= least && mark <= most),
        filter: (self, splits) => splits,
        values: (self, splits) => splits.map(time),
      }),
    ],
    series: [{}, ...rules.map((rule, i) => line(rule.name, LINES[i % LINES.length], {width: 2}))],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [
    ordered.map((fault) => fault.errorRatio),
    ...rules.map((rule, i) => ordered.map((fault) => fault.rules[i] === null ? null : Math.max(least, fault.rules[i].firesAfter))),
  ]);
}
