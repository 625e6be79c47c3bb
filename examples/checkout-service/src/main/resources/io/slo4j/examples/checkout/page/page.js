// Reads the status of the objectives every second, and shows the chosen one.

const EVERY_MILLIS = 1000;
const MOST_EPISODES = 10;
let chosen = "checkout";
let drawing = null;
let drawingUsual = null;
let past = null;

/** 6h as 360. */
function minutes(text) {
  const units = {m: 1, h: 60, d: 1440};
  return Number(text.slice(0, -1)) * units[text.slice(-1)];
}

/** PT16H19M as seconds. */
function seconds(duration) {
  const parts = duration.match(/^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/);
  return 3600 * (parts[1] ?? 0) + 60 * (parts[2] ?? 0) + 1 * (parts[3] ?? 0);
}

function clock(instant) {
  return instant.slice(11, 16);
}

function verdict(state, title, text) {
  byId("verdict").dataset.state = state;
  put("verdict-title", title);
  put("verdict-text", text);
}

/* What a firing rule of each kind is about. */
const TROUBLE = {
  burn_rate: "the error budget is burning",
  budget: "the error budget is running out",
  exhaustion: "the error budget will soon be gone",
  latency: "events take too long",
  traffic: "there is too little traffic, or too much",
  usual_traffic: "the traffic is not as usual",
};

/** The most frequent causes of what was bad in a window, as an alert names them. */
function causes(window) {
  const named = window.causes
      .filter((cause) => cause.share >= 0.01 && cause.label !== "marked bad" && cause.label !== "other")
      .slice(0, 3)
      .map((cause) => `${percent(cause.share)} ${cause.kind === "failed" ? cause.label.replace(/^.*\./, "") : cause.label}`);
  return named.length === 0 ? "" : ` (${named.join(", ")})`;
}

/** The events of a window, why some were bad, and how many the objective lets be bad. */
function facts(slo, window) {
  return window.good + window.bad === 0
      ? `No events in the last ${window.window}.`
      : `${percent(window.errorRatio)} of events were bad in the last ${window.window}${causes(window)};`
          + ` the objective allows ${plainPercent(slo.budget.errorBudget)}.`;
}

/** The rule, since when it fires, what it asks and what it sees, and the events of the window that it looks at. */
function reason(slo, alert) {
  const looked = slo.windows.find((window) => window.window === alert.figures[0].name);
  const events = looked === undefined || alert.kind.endsWith("traffic") ? "" : " " + facts(slo, looked);
  return `${alert.rule} has held since ${clock(alert.since)}: ${seen(alert)}.${events}`;
}

function judge(slo) {
  const firing = slo.alerts.filter((alert) => alert.state === "firing");
  const page = firing.find((alert) => alert.severity === "page");
  const pending = slo.alerts.find((alert) => alert.state === "pending");
  if (page !== undefined) {
    verdict("page", `Act now: ${TROUBLE[page.kind]}`, reason(slo, page));
  } else if (firing.length > 0) {
    verdict("ticket", `Not urgent: ${TROUBLE[firing[0].kind]}`, `${reason(slo, firing[0])} Look at it within days.`);
  } else if (pending !== undefined) {
    verdict("ticket", "An alert is pending", `${pending.rule}: ${seen(pending)}.`);
  } else if (slo.good + slo.bad === 0) {
    verdict("waiting", "No traffic yet", "Nothing has been counted.");
  } else {
    verdict("good", slo.alerts.length > 0 ? "All is well" : "Only watched", facts(slo, slo.windows[0]));
  }
}

function showTiles(slo) {
  const short = slo.windows[0];
  const hour = slo.windows.find((window) => window.window === "1h") ?? short;
  const left = slo.budget.remaining;
  put("objective", slo.objectiveText);
  put("objective-note", `of events are good, over ${slo.period}`);
  put("budget", percent(left));
  put("budget-note", left <= 0
      ? "overspent"
      : slo.budget.timeToExhaustion === null
          ? "nothing burns now"
          : `lasts ${time(seconds(slo.budget.timeToExhaustion))} at ${times(slo.budget.currentBurnRate)}`);
  fill(byId("budget-bar"), left);
  const deploy = slo.budget.allowed.includes("deploy");
  put("level", slo.budget.level);
  const paging = slo.alerts.some((alert) => alert.state === "firing" && alert.severity === "page");
  put("deploy", !deploy
      ? "no deployments, fixes only"
      : paging ? "the budget would allow deployments, but a page fires" : "the budget allows deployments");
  byId("level").dataset.deploy = deploy && !paging;
  put("error-ratio", percent(short.errorRatio));
  put("error-ratio-note", `in the last ${short.window}`);
  put("burn-rate", times(hour.burnRate));
  put("burn-rate-note", `in the last ${hour.window}; 1x is sustainable`);
}

function ruleTitle(tag, one, attributes) {
  return titled(tag, {severity: one.severity, name: one.rule}, attributes);
}

/** What a rule asks, and what it sees. */
function seen(alert) {
  /* page: burn rate above 14.4 in 1h and 5m */
  const condition = alert.definition.replace(/^\w+: (.)/, (all, first) => first.toUpperCase());
  const figures = alert.figures.map((figure) => `${figure.name} ${figure.text}`).join(", ");
  return `${condition}; now ${figures}`;
}

function alertRow(alert) {
  const made = element("li", "", {"data-state": alert.state, "data-severity": alert.severity});
  const since = alert.since === null ? "" : ` since ${clock(alert.since)}`;
  made.append(
      ruleTitle("span", alert, {class: "title"}),
      element("span", alert.state + since, {class: "state"}),
      element("span", seen(alert), {class: "figures"}));
  return made;
}

function showAlerts(slo) {
  const rows = slo.alerts.map(alertRow);
  byId("alerts").replaceChildren(...(rows.length > 0
      ? rows
      : [element("li", "No rule watches this objective; another one alerts for the same trouble.", {class: "none"})]));
}

/** Silences of the chosen objective, each with a button that ends it; rebuilt only when they change. */
function showSilences(silences) {
  const mine = silences.filter((silence) => silence.slo === "*" || silence.slo === chosen);
  const shown = mine.map((silence) => silence.id).join(" ");
  byId("silence").hidden = mine.length > 0;
  if (byId("silences").dataset.shown === shown) {
    return;
  }
  byId("silences").dataset.shown = shown;
  byId("silences").replaceChildren(...mine.map((silence) => {
    const line = element("p", `Silenced until ${clock(silence.until)}: ${silence.reason}. Nobody is notified; the states go on changing. `);
    line.append(element("button", "End it", {type: "button", "data-id": silence.id}));
    return line;
  }));
}

/** How long an alert fired, or has fired until now. */
function lasted(episode, now) {
  const length = time((Date.parse(episode.resolvedAt ?? now) - Date.parse(episode.firedAt)) / 1000);
  return episode.resolvedAt === null ? `${length} so far` : length;
}

function showHistory(episodes, statistics, now) {
  byId("history").replaceChildren(...episodes.slice(0, MOST_EPISODES).map((episode) => row(
      ruleTitle("th", episode, {scope: "row"}), [
        clock(episode.firedAt),
        episode.resolvedAt === null ? "still firing" : clock(episode.resolvedAt),
        lasted(episode, now),
      ])));
  const fired = statistics.reduce((sum, rule) => sum + rule.fired, 0);
  const flaps = statistics.reduce((sum, rule) => sum + rule.flaps, 0);
  const again = flaps === 0 ? "none" : count(flaps);
  put("history-note", fired === 0
      ? "Nothing has fired yet."
      : `${count(fired)} fired; ${again} of them less than an hour after the same rule had resolved`);
}

function showWindows(slo) {
  byId("windows").replaceChildren(...slo.windows.map((window) => row(window.window, [
    percent(window.errorRatio),
    times(window.burnRate),
    count(window.good + window.bad),
    percent(window.coverage),
  ])));
}

/* Buttons stay once they are made, so that the keyboard keeps its place. */
function showChoice(slos) {
  const buttons = byId("slos");
  if (buttons.childElementCount !== slos.length) {
    buttons.replaceChildren(...slos.map((slo) => element("button", slo.name, {type: "button"})));
  }
  for (const button of buttons.children) {
    button.setAttribute("aria-pressed", String(button.textContent === chosen));
  }
}

function showFaults(faults) {
  const slow = faults.latencyMillis === 0 ? "nothing is slowed" : `every payment takes ${faults.latencyMillis} ms more`;
  put("faults", `${plainPercent(faults.errorRatio)} of payments fail and ${slow}`);
}

function forgetChart() {
  drawing?.remove();
  drawing = null;
  drawingUsual?.remove();
  drawingUsual = null;
}

/** As far back as there is something to see, in minutes of the service's time: 2 to 12 hours. */
function minutesToShow(slo) {
  const longest = slo.windows.at(-1);
  const observed = longest.coverage * minutes(longest.window);
  return Math.round(Math.min(720, Math.max(120, observed)));
}

function showLegend(at) {
  const index = at ?? past.times.length - 1;
  legend(byId("legend"), past.series.map((one, i) => {
    const value = one.values[index];
    return [LINES[i], `${one.name}: ${value === null || value === undefined ? "–" : one.text(value)}`];
  }));
}

/** What each rule judged, divided by its limit. */
async function distances(slo) {
  const {times, series, usual} = await read(`/slo/distances?slo=${encodeURIComponent(slo.name)}`);
  return {times, usual, series: series.map((one) => ({name: `${one.severity} ${one.rule}`, text: number, values: one.distances}))};
}

/** The burn rates of the longest windows. */
async function burnRates(slo) {
  const windows = slo.windows.slice(-3).map((window) => window.window);
  const {times: at, series} = await read(
      `/slo/history?slo=${encodeURIComponent(slo.name)}&window=${windows.join(",")}&span=${minutesToShow(slo)}m&points=240`);
  return {times: at, usual: null, series: series.map((one) => ({name: one.window, text: times, values: one.burnRates}))};
}

function band(figure, text) {
  const [low, high] = [text(figure.low), text(figure.high)];
  return low === high ? low : `${low} to ${high}`;
}

/** What of now is beside what at this hour of the week: traffic, error ratio, and latency where that is tracked. */
function besideUsual(window, seen) {
  if (seen === undefined) {
    return "What is usual is learnt for three weeks. Until then nothing is known of it.";
  }
  const beside = (name, figure, text) =>
      figure === null ? [] : [`${name} ${text(figure.now)}, usually ${band(figure, text)}`];
  return [
    ...beside(`Events in ${window}:`, seen.events, number),
    ...beside("bad:", seen.errorRatio, percent),
    ...beside("99 of 100 take at most", seen.slowestSeconds, time),
  ].join("; ") + `. Known of ${seen.weeks} weeks.`;
}

function showUsual(slo, times, usual) {
  byId("usual").hidden = usual === null;
  if (usual === null) {
    return;
  }
  const seen = slo.alerts.map((alert) => alert.usual).find((one) => one !== null);
  put("usual-note", besideUsual(usual.window, seen));
  byId("usual-chart").hidden = seen === undefined;
  if (seen === undefined) {
    return;
  }
  const show = (at) => {
    const index = at ?? times.length - 1;
    const value = (values) => values[index] === null || values[index] === undefined ? "–" : number(values[index]);
    legend(byId("usual-legend"), [
      ["--line-3", `events in ${usual.window}: ${value(usual.events)}`],
      ["--usual-key", `usual: ${value(usual.low)} to ${value(usual.high)}`],
    ]);
  };
  drawingUsual ??= usualChart(byId("usual-chart"), show);
  drawingUsual.show(times, usual);
  show(null);
}

async function showChart(slo) {
  const watched = slo.alerts.length > 0;
  const lines = await (watched ? distances(slo) : burnRates(slo));
  if (slo.name !== chosen) {
    return;
  }
  past = lines;
  put("chart-title", watched ? "How near the alerts are" : "Burn rate over time");
  put("chart-note", watched
      ? "What each rule judges, divided by its limit. Above 1, which is dashed, its condition holds."
      : "1x spends exactly the budget in exactly the period.");
  drawing ??= lineChart(byId("chart"), past.series, watched ? {at: 1, text: "fires above 1"} : undefined, showLegend);
  drawing.show(past);
  showLegend(null);
  showUsual(slo, past.times, past.usual);
}

async function read(address) {
  const response = await fetch(address, {signal: AbortSignal.timeout(5000)});
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return response.json();
}

async function refresh() {
  try {
    const service = await read("/slo");
    const slo = service.slos.find((each) => each.name === chosen) ?? service.slos[0];
    put("time", service.time);
    put("at", clock(service.at));
    put("traffic", service.traffic);
    showChoice(service.slos);
    judge(slo);
    showTiles(slo);
    showAlerts(slo);
    showSilences(service.silences);
    const ofSlo = (one) => one.slo === slo.name;
    showHistory(service.alertHistory.filter(ofSlo), service.statistics.filter(ofSlo), service.at);
    showWindows(slo);
    showFaults(service.faults);
    await showChart(slo);
  } catch (problem) {
    verdict("lost", "The service does not answer", `What you see below is old. (${problem.message})`);
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, EVERY_MILLIS);
}

byId("slos").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button !== null) {
    chosen = button.textContent;
    forgetChart();
    refresh();
  }
});
byId("break").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button !== null) {
    const {errorRatio, latencyMillis} = button.dataset;
    send("/faults", {errorRatio: Number(errorRatio), latencyMillis: Number(latencyMillis)});
  }
});
function send(address, body) {
  fetch(address, {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify(body),
  }).finally(refresh);
}

byId("silence").addEventListener("click", () => send("/silences", {slo: chosen, minutes: 120, reason: "asked for on this page"}));
byId("silences").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button !== null) {
    send("/silences/end", {id: button.dataset.id});
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", forgetChart);
keepFresh();
