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

/* One second stands in one place in all panels, whether they have an axis of error ratios or not. */
function padding() {
  return [null, report.rules.some((rule) => rule.unit === "burn rate") ? RATIO_AXIS : null, null, null];
}

/** The figures of a rule, its limit, and when it fired. */
function rulePanel(place, rule, lines, seconds, bands, onCursor, options) {
  const {strokes, limit} = unitOf(rule);
  return overTime(place, {
    padding: padding(),
    series: [{}, ...lines.map((one, k) => line(one.name, strokes[k], {width: 2}))],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, rule.limit, `--${rule.severity}`, limitText(rule, limit(rule.limit)))],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
    ...options,
  }, [seconds, ...lines.map((one) => one.values)]);
}

/** On which side of its limit a rule fires; that it fires at 0 means that there is nothing below. */
function limitText(rule, limit) {
  return `${rule.severity} ${rule.limit === 0 ? "at" : rule.bound} ${limit}`;
}

function highest(lines) {
  return Math.max(...lines.flatMap((one) => one.values.map((value) => value ?? 0)));
}

/** Burn rates, on a scale on which all sizes can be read, and the error ratios that they are. */
function burnRatePanel(place, rule, lines, seconds, bands, onCursor) {
  const most = 1.6 * Math.max(highest(lines), rule.limit, 2);
  const ratio = (mark) => plainPercent(mark * report.errorBudget);
  return rulePanel(place, rule, lines, seconds, bands, onCursor, {
    padding: undefined,
    scales: {y: burnScale(() => [0, most])},
    axes: [
      timeAxis(),
      burnAxis(times, {size: 58}),
      burnAxis(ratio, {side: 1, scale: "y", size: RATIO_AXIS, grid: {show: false}}),
    ],
    series: [{}, ...lines.map((one, k) => line(one.name, LINES[k], {width: k === 0 ? 2.25 : 1}))],
  });
}

function budgetPanel(place, rule, lines, seconds, bands, onCursor) {
  return rulePanel(place, rule, lines, seconds, bands, onCursor, budgetOptions(lines[0].values));
}

/** Any other figure. */
function plainPanel(place, rule, lines, seconds, bands, onCursor) {
  const most = Math.max(rule.limit, highest(lines)) || 1;
  return rulePanel(place, rule, lines, seconds, bands, onCursor, {
    scales: within(1.1 * most),
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(unitOf(rule).text)})],
  });
}

/* By what a rule's figures are measured in: how they are drawn and written, and what there is to say of such rules. */
const UNITS = {
  "burn rate": {
    panel: burnRatePanel,
    strokes: LINES,
    text: times,
    beside: (rate) => `, ${percent(rate * report.errorBudget)}`,
    limit: (limit) => plain(limit) + "x",
    explained: "A burn-rate rule fires while the burn rate is over its limit in both its windows: burn rate to the left, error"
        + " ratio to the right; 1x spends exactly the budget in exactly the period. Without --observed-only the"
        + " time before the log counts as good, and no rule begins to fire without a bad event.",
  },
  "share of the budget": {
    panel: budgetPanel,
    strokes: ["--line-3"],
    text: (left) => left < 0 ? `${percent(-left)} over` : `${percent(left)} left`,
    limit: plainPercent,
    explained: "A budget rule fires while less than its limit is left of the budget, or nothing.",
  },
  "events per second": {
    panel: plainPanel,
    strokes: LINES,
    text: perSecond,
    limit: (limit) => plain(limit) + "/s",
    explained: "A traffic rule fires while its window has too few events a second, or too many.",
  },
};

function unitOf(rule) {
  return UNITS[rule.unit] ?? {
    panel: plainPanel,
    strokes: LINES,
    text: number,
    limit: plain,
    explained: `The rule ${rule.name} fires while its ${rule.unit} is ${rule.bound} its limit.`,
  };
}

function budgetOptions(remaining) {
  const least = Math.min(0, ...remaining.filter((value) => value !== null));
  return {
    scales: {y: {range: () => [least < 0 ? 1.1 * least : 0, 1.05]}},
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(plainPercent)})],
    series: [{}, line("left", "--line-3", {width: 2, fill: colour("--line-3") + "22", fillTo: () => 0})],
  };
}

/** What is left of the budget and when alerts fired. */
function budgetChart(place, seconds, remaining, bands, onCursor) {
  return overTime(place, {
    ...budgetOptions(remaining),
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [seconds, remaining]);
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
