// The charts of the report. Those over time have their cursors and zooms together.

const together = uPlot.sync("time");
/* What the axis of burn rates takes to the right of a panel, and the panels without it leave free. */
const LIMIT_AXIS = 62;
const DISTANCE_LINE = "--line-3";

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
    ctx.fillStyle = colour(`--${band.severity}-band`);
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

/* One second stands in one place in all panels, whether they have an axis of burn rates or not. */
function padding() {
  return [null, report.rules.some((rule) => rule.unit === "burn rate") ? LIMIT_AXIS : null, null, null];
}

/** How near a rule was to firing, where it fires, and when it did; and the figures that it saw, over the same limit. */
function rulePanel(place, rule, distances, figures, seconds, bands, onCursor) {
  const overLimit = figures.map((one) => one.values.map((value) => value === null ? null : value / rule.limit));
  const most = 1.6 * Math.max(1, ...[distances, ...overLimit].flatMap((values) => values.map((value) => value ?? 0)));
  const {limit, onAxis} = unitOf(rule);
  return overTime(place, {
    padding: onAxis ? undefined : padding(),
    scales: {y: distanceScale(() => [0, most])},
    axes: [
      timeAxis(),
      distanceAxis(plain, {size: 58}),
      ...(onAxis ? [distanceAxis((mark) => onAxis(mark * rule.limit), {side: 1, scale: "y", size: LIMIT_AXIS, grid: {show: false}})] : []),
    ],
    series: [
      {},
      ...figures.map((one, k) => line(one.name, LINES[k], {width: 1})),
      line("distance", DISTANCE_LINE, {width: 2.5}),
    ],
    hooks: {
      drawClear: [(self) => drawBands(self, bands)],
      draw: [(self) => drawLimit(self, 1, `--${rule.severity}`, `${rule.severity} above 1: ${limitText(rule, limit(rule.limit))}`)],
      setCursor: [(self) => onCursor(self.cursor.idx)],
    },
  }, [seconds, ...overLimit, distances]);
}

/** On which side of its limit a figure is that fires; that it fires at 0 means that there is nothing below. */
function limitText(rule, limit) {
  return `${rule.unit} ${rule.limit === 0 ? "at" : rule.bound} ${limit}`;
}

/* By what a rule's figures are measured in: how they are written, whether they are drawn, and what there is to say of such rules. */
const UNITS = {
  "burn rate": {
    drawn: true,
    text: times,
    beside: (rate) => `, ${percent(rate * report.errorBudget)}`,
    limit: (limit) => plain(limit) + "x",
    onAxis: (rate) => plain(rate) + "x",
    explained: "A burn-rate rule judges the window that burns less; thin lines show what was seen in both. To the right are the"
        + " burn rates, of which 1x spends exactly the budget in exactly the period. Less is judged than was seen where a part of a"
        + " window lies before the log and counts as good, which --observed-only does away with; after the last bad event; and"
        + " where so few bad events may be chance.",
  },
  "share of the budget": {
    text: (left) => left < 0 ? `${percent(-left)} over` : `${percent(left)} left`,
    limit: plainPercent,
    explained: "A budget rule judges how much of the budget is gone, and its limit is how much may be.",
  },
  "events per second": {
    text: perSecond,
    limit: (limit) => plain(limit) + "/s",
    explained: "A traffic rule judges the events of its window; where they must not be fewer than its limit, the limit is divided by them.",
  },
  "usual traffic": {
    text: (share) => `${percent(share)} of usual`,
    limit: plainPercent,
    explained: "A rule about usual traffic judges the events of its window beside what is usual at this hour of the week, once that is"
        + " known of three weeks.",
  },
};

function unitOf(rule) {
  return UNITS[rule.unit] ?? {
    text: number,
    limit: plain,
    explained: `The rule ${rule.name} judges its ${rule.unit}.`,
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

/* The ends of the band of what was usual, behind all other lines: faint ones, because where little varies there is little between them. */
function usualEnds() {
  return ["usual at least", "usual at most"].map((name) => line(name, "--usual-key", {width: 1}));
}

function usualBand() {
  return {series: [2, 1], fill: colour("--usual-band")};
}

function greatest(...lines) {
  return Math.max(...lines.flatMap((values) => values.map((value) => value ?? 0)));
}

/** Good and bad events a second, over what was usual where that is known. */
function trafficChart(place, seconds, good, bad, usual, onCursor) {
  const band = usual === null ? [] : [usual.leastTraffic, usual.mostTraffic];
  const most = Math.max(1, greatest(good, bad, ...band));
  return overTime(place, {
    scales: within(1.1 * most),
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(perSecond)})],
    series: [
      {},
      ...(usual === null ? [] : usualEnds()),
      line("good", "--line-3", usual === null ? {fill: colour("--line-3") + "22"} : {}),
      line("bad", "--page", {fill: colour("--page-band")}),
    ],
    bands: usual === null ? [] : [usualBand()],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [seconds, ...band, good, bad]);
}

/** The error ratio, over what was usual. */
function ratioChart(place, seconds, usual, onCursor) {
  const most = greatest(usual.errorRatio, usual.mostErrorRatio) || 0.001;
  return overTime(place, {
    scales: within(1.1 * most),
    axes: [timeAxis(), axis({size: 58, values: (self, splits) => splits.map(plainPercent)})],
    series: [{}, ...usualEnds(), line("error ratio", "--page")],
    bands: [usualBand()],
    hooks: {setCursor: [(self) => onCursor(self.cursor.idx)]},
  }, [seconds, usual.leastErrorRatio, usual.mostErrorRatio, usual.errorRatio]);
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
