// Puts the figures into the page and draws the charts; again when the colours or the paper change.

const report = JSON.parse(document.getElementById("data").textContent);
const drawn = [];
/* The figures of the closed form come in the order of these rules. */
const analysed = report.rules.filter((rule) => rule.analysed);

function showHead() {
  const events = report.good + report.bad;
  const firings = report.alerts.map((alert) => report.rules[alert.rule].severity);
  const fired = (severity) => firings.filter((one) => one === severity).length;
  put("title", `${report.objective} over ${report.period}`);
  put("subtitle", `${instant(report.from)} to ${instant(report.until)} UTC. Bad: ${report.badWhen}. ${report.files.join(", ")}`);
  document.title = `Replay: ${byId("title").textContent}`;
  put("events", count(events));
  put("events-note", `${count(report.bad)} bad, in ${time(report.until - report.from + 1)}`);
  put("error-ratio", percent(events === 0 ? 0 : report.bad / events));
  put("error-ratio-note", `the objective allows ${plainPercent(report.errorBudget)}`);
  put("budget", percent(report.remaining));
  put("budget-note", report.remaining > 0
      ? `${percent(report.consumed)} of ${report.period} is gone`
      : `overspent: ${percent(report.consumed)} is gone`);
  fill(byId("budget-bar"), report.remaining);
  put("fired", count(report.fired));
  put("fired-note", report.fired === 0
      ? "nobody would have been called"
      : `${counted(fired("page"), "page")}, ${counted(fired("ticket"), "ticket")}${
        fired("info") === 0 ? "" : `, ${count(fired("info"))} for information`}`);
  document.querySelector(".per-point").textContent = time(report.chart.secondsPerPoint);
  put("footer", `${count(report.malformedLines)} malformed lines were skipped, ${count(report.lateEvents)} events came late. `
      + "All times are UTC.");
}

/** What whoever reads the figures must know of the logs: what was taken for what, and what was left out. */
function showReading() {
  const said = report.notes.map((note) => element("li", note));
  if (report.wrongClocks > 0) {
    const one = report.wrongClocks === 1;
    const aside = element("li", one
        ? "1 line with a wrong clock was set aside:"
        : `${count(report.wrongClocks)} lines with a wrong clock were set aside, such as`);
    const examples = element("ul", "", {class: "small"});
    examples.append(...report.wrongClockExamples.map((example) => element("li", example)));
    aside.append(examples);
    said.push(aside);
  }
  byId("reading").hidden = said.length === 0;
  byId("read").replaceChildren(...said);
}

function instant(seconds) {
  return new Date(1000 * seconds).toISOString().slice(0, 19).replace("T", " ");
}

function showTables() {
  const longest = 100;
  byId("alerts").replaceChildren(...report.alerts.slice(0, longest).map((alert) => {
    const rule = report.rules[alert.rule];
    return row(titled("th", rule, {scope: "row"}), [
      instant(alert.from),
      alert.resolved ? instant(alert.until) : "still firing",
      time(alert.until - alert.from),
      unitOf(rule).text(alert.worst),
    ]);
  }));
  const shown = Math.min(longest, report.alerts.length);
  put("alerts-note", report.fired === 0
      ? "None would have fired."
      : report.fired > shown ? `The first ${shown} of ${count(report.fired)}.` : "");
  byId("windows").replaceChildren(...report.windows.map((window) => row(window.window, [
    percent(window.errorRatio),
    times(window.burnRate),
    count(window.good + window.bad),
    count(window.bad),
    percent(window.coverage),
  ])));
}

function showAnalysis() {
  const others = report.rules.filter((rule) => !rule.analysed);
  put("not-analysed", others.length === 0 ? ""
      : `Not in it, because a constant error ratio does not decide when they fire: ${
        others.map((rule) => `${rule.severity} ${rule.name}`).join(", ")}.`);
  byId("analysed").hidden = analysed.length === 0;
  const head = element("tr", "");
  head.append(element("th", "Error ratio"), ...analysed.map((rule) => titled("th", rule)));
  byId("analysis-head").replaceChildren(head);
  byId("analysis").replaceChildren(...report.analysis.map((fault) => {
    const soonest = Math.min(...fault.rules.map((detected) => detected === null ? Infinity : detected.firesAfter));
    return row(plainPercent(fault.errorRatio), fault.rules.map((detected) => {
      if (detected === null) {
        return element("td", "never", {class: "never"});
      }
      const cell = element("td", "");
      const after = element(detected.firesAfter === soonest ? "b" : "span", time(detected.firesAfter));
      cell.append(after, ` (${percent(detected.consumed)})`);
      return cell;
    }));
  }));
}

function showAdvice() {
  const advice = report.advice;
  byId("advised").hidden = advice === null;
  if (advice === null) {
    return;
  }
  const kept = `On nine of ten days at least ${achieved(advice.metOnNineOfTenDays)} of the events were good.`;
  put("advice", advice.sensible === null
      ? `${kept} None of these objectives would have been met on nine of ten days and in every period.`
      : `${kept} ${advice.sensible} is the strictest of these that was met on nine of ten days and in every period.`);
  byId("candidates").replaceChildren(...advice.candidates.map((one) => row(
      one.objective,
      [
        `${one.daysMet} of ${advice.days}`,
        `${one.periodsMet} of ${advice.periods}`,
        times(one.burnRate),
        ...(one.rejected === null ? [count(one.pages), count(one.tickets)] : ["–", "–"]),
      ],
      one.objective === advice.sensible ? {class: "sensible"} : {})));
}

function bandsOf(index) {
  return report.alerts
      .filter((alert) => index === undefined || alert.rule === index)
      .map((alert) => ({from: alert.from, until: alert.until, severity: report.rules[alert.rule].severity}));
}

function at(values, index) {
  return index === null || index === undefined ? null : values[index];
}

function drawRules() {
  const chart = report.chart;
  const places = report.rules.map((rule) => {
    const place = element("div", "", {class: "rule"});
    const head = element("div", "", {class: "head"});
    const key = element("div", "", {class: "legend"});
    head.append(titled("h3", rule), key);
    const canvas = element("div", "", {class: "chart", role: "img", "aria-label": `How near the rule ${rule.name} was to firing, over time`});
    place.append(head, canvas);
    return {rule, key, canvas, place};
  });
  byId("rules").replaceChildren(...places.map((one) => one.place));
  places.forEach(({rule, key, canvas}, i) => {
    const distances = chart.distances[i];
    const {drawn: lines, text, beside} = unitOf(rule);
    const show = (index) => legend(key, [
      [DISTANCE_LINE, "distance" + (at(distances, index) === null ? "" : `: ${number(at(distances, index))}`)],
      ...chart.watched[i].map((one, k) => {
        const value = at(one.values, index);
        return [lines ? LINES[k] : "--quiet", one.name + (value === null ? "" : `: ${text(value)}${beside?.(value) ?? ""}`)];
      }),
    ].concat(index === null || index === undefined ? [] : [["--quiet", instant(chart.times[index]).slice(5, 16)]]));
    show(null);
    drawn.push(rulePanel(canvas, rule, distances, lines ? chart.watched[i] : [], chart.times, bandsOf(i), show));
  });
}

/* What is about the usual has nothing to say where no rule is about that. */
function showUsual() {
  document.querySelectorAll(".usual").forEach((part) => part.hidden = report.chart.usual === null);
}

function showKinds() {
  put("kinds", [...new Set(report.rules.map((rule) => unitOf(rule).explained))].join(" "));
}

/* What a legend says of the band of what was usual. */
function usualKey(low, high, text, index) {
  const least = at(low, index);
  return ["--usual-key", "usual" + (least === null ? "" : `: ${text(least)} to ${text(at(high, index))}`)];
}

function drawRest() {
  const chart = report.chart;
  const showBudget = (index) => {
    const value = at(chart.remaining, index);
    legend(byId("budget-legend"), [["--line-3", "left" + (value === null ? "" : `: ${percent(value)}`)]]);
  };
  const usual = chart.usual;
  const showTraffic = (index) => legend(byId("traffic-legend"), [
    ["--line-3", "good", chart.goodPerSecond],
    ["--page", "bad", chart.badPerSecond],
  ].map(([stroke, name, values]) => [stroke, name + (at(values, index) === null ? "" : `: ${perSecond(at(values, index))}`)])
      .concat(usual === null ? [] : [usualKey(usual.leastTraffic, usual.mostTraffic, perSecond, index)]));
  const showRatio = (index) => legend(byId("ratio-legend"), [
    ["--page", "error ratio" + (at(usual.errorRatio, index) === null ? "" : `: ${percent(at(usual.errorRatio, index))}`)],
    usualKey(usual.leastErrorRatio, usual.mostErrorRatio, percent, index),
  ]);
  const curves = [...report.curves].reverse();
  const showAnalysed = (index) => legend(byId("analysis-legend"), analysed.map((rule, i) => {
    const detected = index === null || index === undefined ? undefined : curves[index].rules[i];
    const fires = detected === undefined ? "" : detected === null ? ": never" : `: ${time(detected.firesAfter)}`;
    return [LINES[i % LINES.length], rule.name + fires];
  }).concat(index === null || index === undefined ? [] : [["--quiet", percent(curves[index].errorRatio)]]));
  showBudget(null);
  showTraffic(null);
  showAnalysed(null);
  drawn.push(
      budgetChart(byId("budget-chart"), chart.times, chart.remaining, bandsOf(), showBudget),
      trafficChart(byId("traffic-chart"), chart.times, chart.goodPerSecond, chart.badPerSecond, usual, showTraffic));
  if (usual !== null) {
    showRatio(null);
    drawn.push(ratioChart(byId("ratio-chart"), chart.times, usual, showRatio));
  }
  if (analysed.length > 0) {
    drawn.push(analysisChart(byId("analysis-chart"), analysed, report.curves, showAnalysed));
  }
}

function draw() {
  drawn.splice(0).forEach((chart) => chart.destroy());
  drawRules();
  drawRest();
}

/* On paper the page has the width of A4 within its margins, and light colours. */
function print(onPaper) {
  document.documentElement.classList.toggle("printed", onPaper);
  draw();
}

showHead();
showReading();
showKinds();
showUsual();
showTables();
showAnalysis();
showAdvice();
draw();
new ResizeObserver(() => drawn.forEach(fit)).observe(document.querySelector("main"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
