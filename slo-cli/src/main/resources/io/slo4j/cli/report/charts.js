// Charts over time, whose cursors and zooms go together, and the chart of the policy.

const LINES = ["--line-1", "--line-2", "--line-3", "--line-4", "--line-5"];
const BURN_MARKS = [0, 1, 10, 100, 1000, 10000];
const together = uPlot.sync("time");
/* What the axis of error ratios takes to the right of a burn-rate panel, and the panels below it leave free. */
const RATIO_AXIS = 62;

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

function timeAxis() {
  const width = 86400;
  return axis({
    space: 80,
    size: 32,
    values: (self, splits) => splits.map((at, i) => {
      const text = new Date(1000 * at).toISOString();
      const midnight = at % width === 0;
      return midnight || i === 0 || Math.floor(at / width) !== Math.floor(splits[i - 1] / width)
          ? text.slice(5, 10) + (midnight ? "" : " " + text.slice(11, 16))
          : text.slice(11, 16);
    }),
  });
}

function line(name, stroke, more = {}) {
  return {label: name, stroke: colour(stroke), width: 1.75, points: {show: false}, ...more};
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

/** A dashed line at a limit. */
function drawLimit(chart, at, severity, text) {
  const {left, width} = chart.bbox;
  const ctx = chart.ctx;
  const scale = devicePixelRatio || 1;
  const y = Math.round(chart.valToPos(at, "y", true));
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour(`--${severity}`);
  ctx.font = `${11 * scale}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.lineWidth = scale;
  ctx.setLineDash([4 * scale, 4 * scale]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
  ctx.fillText(text, left + 4 * scale, y - scale);
  ctx.restore();
}

function overTime(element, options, data) {
  return new uPlot({
    width: element.clientWidth,
    height: element.clientHeight,
    legend: {show: false},
    cursor: {y: false, sync: {key: together.key, setSeries: false}, points: {size: 6}},
    tzDate: (seconds) => uPlot.tzDate(new Date(1000 * seconds), "Etc/UTC"),
    ...options,
  }, data, element);
}

function asinh(most) {
  return {y: {distr: 4, asinh: 1, range: () => [0, most]}};
}

/** A burn-rate rule: the burn rates in its windows, its limit, and when it fired. */
function burnRateRuleChart(element, rule, lines, times, bands, errorBudget, onCursor) {
  const peak = Math.max(...lines.flatMap((one) => one.values.map((value) => value ?? 0)));
  const most = 1.6 * Math.max(peak, rule.limit, 2);
  const marks = (self, index, least, highest) => BURN_MARKS.filter((mark) => mark <= highest);
  return overTime(element, {
    scales: asinh(most),
    axes: [
      timeAxis(),
      axis({size: 58, splits: marks, filter: (self, splits) => splits, values: (self, splits) => splits.map(rate)}),
      axis({
        side: 1, scale: "y", size: RATIO_AXIS, grid: {show: false}, splits: marks, filter: (self, splits) => splits,
        values: (self, splits) => splits.map((mark) => exactPercent(mark * errorBudget)),
      }),
    ],
    series: [{}, line(lines[0].name, "--line-1", {width: 2.25}), line(lines[1].name, "--line-2", {width: 1})],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, rule.limit, rule.severity, `${rule.severity} over ${rate(rule.limit)}`)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [times, lines[0].values, lines[1].values]);
}

/** What is left of the budget and when alerts fired. */
function budgetChart(element, times, remaining, bands, onCursor, more = {}) {
  const known = remaining.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  return overTime(element, {
    ...more,
    scales: {y: {range: () => [least < 0 ? 1.1 * least : 0, 1.05]}},
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(exactPercent)})],
    series: [{}, line("left", "--line-3", {width: 2, fill: colour("--line-3") + "22", fillTo: () => 0})],
    hooks: {
      ...more.hooks,
      drawClear: [(self) => drawBands(self, bands)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [times, remaining]);
}

/** A budget rule: what is left of the budget, its limit, and when it fired. */
function budgetRuleChart(element, rule, only, times, bands, padding, onCursor) {
  return budgetChart(element, times, only.values, bands, onCursor, {
    padding,
    hooks: {draw: [(self) => drawLimit(self, rule.limit, rule.severity, limitText(rule, exactPercent(rule.limit)))]},
  });
}

/** A traffic rule: the events a second in its window, its limit, and when it fired. */
function trafficRuleChart(element, rule, only, times, bands, padding, onCursor) {
  const most = Math.max(rule.limit, ...only.values.map((value) => value ?? 0)) || 1;
  return overTime(element, {
    padding,
    scales: {y: {range: () => [0, 1.1 * most]}},
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(perSecond)})],
    series: [{}, line(only.name, "--line-1", {width: 2})],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, rule.limit, rule.severity, limitText(rule, perSecond(rule.limit)))],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [times, only.values]);
}

/** On which side of its limit a rule fires; that it fires at 0 means that there is nothing below. */
function limitText(rule, limit) {
  return `${rule.severity} ${rule.limit === 0 ? "at" : rule.bound} ${limit}`;
}

function trafficChart(element, times, good, bad, onCursor) {
  const most = Math.max(1, ...good.map((value) => value ?? 0), ...bad.map((value) => value ?? 0));
  return overTime(element, {
    scales: {y: {range: () => [0, 1.1 * most]}},
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map((events) => count(events) + "/s")})],
    series: [
      {},
      line("good", "--line-3", {fill: colour("--line-3") + "22"}),
      line("bad", "--page", {fill: colour("--page-band")}),
    ],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [times, good, bad]);
}

const DURATION_MARKS = [1, 10, 60, 600, 3600, 6 * 3600, 86400, 3 * 86400, 7 * 86400, 30 * 86400];

/** Time to alert against error ratio: logarithmic both ways, one line for each rule, a point for each row of the table. */
function analysisChart(element, rules, curves, onCursor) {
  const ordered = [...curves].reverse();
  const seconds = curves.flatMap((fault) => fault.rules.flatMap((told) => told === null ? [] : [told.firesAfter]))
      .filter((value) => value > 0);
  const least = Math.max(0.5, 0.6 * Math.min(...seconds));
  const most = 1.6 * Math.max(...seconds);
  const logarithmic = (least, most) => ({distr: 3, log: 10, range: () => [least, most]});
  return new uPlot({
    width: element.clientWidth,
    height: element.clientHeight,
    legend: {show: false},
    cursor: {y: false, drag: {x: false, y: false}, points: {size: 7}},
    scales: {x: {time: false, ...logarithmic(0.00005, 1)}, y: logarithmic(least, most)},
    axes: [
      axis({
        size: 32,
        splits: () => [0.0001, 0.001, 0.01, 0.1, 1],
        filter: (self, splits) => splits,
        values: (self, splits) => splits.map(exactPercent),
      }),
      axis({
        size: 66,
        splits: () => DURATION_MARKS.filter((mark) => mark >= least && mark <= most),
        filter: (self, splits) => splits,
        values: (self, splits) => splits.map(span),
      }),
    ],
    series: [{}, ...rules.map((rule, i) => line(rule.name, LINES[i % LINES.length], {width: 2}))],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [
    ordered.map((fault) => fault.errorRatio),
    ...rules.map((rule, i) => ordered.map((fault) => fault.rules[i] === null ? null : Math.max(least, fault.rules[i].firesAfter))),
  ], element);
}
