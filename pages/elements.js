// Elements of a page, made and filled.

const byId = (id) => document.getElementById(id);

function put(id, text) {
  byId(id).textContent = text;
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/** A row of a table: what it is about, and its cells, each a text or an element. */
function row(head, cells, attributes = {}) {
  const made = element("tr", "", attributes);
  made.append(
      head instanceof Node ? head : element("th", head, {scope: "row"}),
      ...cells.map((cell) => cell instanceof Node ? cell : element("td", cell)));
  return made;
}

/** A rule's severity and name, in an element of its own. */
function titled(tag, rule, attributes = {}) {
  const made = element(tag, "", attributes);
  made.append(element("span", rule.severity, {class: `severity ${rule.severity}`}), ` ${rule.name}`);
  return made;
}

/** A bar that shows a share, and warns when less than half is left. */
function fill(bar, share) {
  bar.style.width = 100 * Math.min(1, Math.max(0, share)) + "%";
  bar.dataset.level = share < 0.5 ? "low" : "fine";
}
