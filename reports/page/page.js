"use strict";
(() => {
  const form = document.getElementById("filters");
  const findings = Array.from(document.querySelectorAll(".finding"));
  const around = [".card", ".group"].map((kind) => Array.from(document.querySelectorAll(kind)));
  const texts = new Map();
  const all = form ? Array.from(form.elements.severity, (box) => box.value) : [];

  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLocaleLowerCase());
    return texts.get(finding);
  };

  const filters = () => {
    const data = new FormData(form);
    return {
      q: data.get("q").trim().toLocaleLowerCase().split(/\s+/).filter(Boolean),
      subject: data.get("subject"),
      source: data.get("source"),
      status: data.get("status"),
      severity: data.getAll("severity"),
    };
  };

  const matches = (finding, want) =>
    want.severity.includes(finding.dataset.severity) &&
    (!want.subject || finding.dataset.subject === want.subject) &&
    (!want.status || finding.dataset.status === want.status) &&
    (!want.source || finding.dataset.source.split(" ").includes(want.source)) &&
    want.q.every((word) => textOf(finding).includes(word));

  const applyFilters = () => {
    const want = filters();
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !matches(finding, want);
      shown += finding.hidden ? 0 : 1;
    }
    for (const kind of around) {
      for (const whole of kind) whole.hidden = !whole.querySelector(".finding:not([hidden])");
    }
    const noun = findings.length === 1 ? "finding" : "findings";
    document.getElementById("shown").textContent =
      shown === findings.length ? `${shown} ${noun}` : `${shown} of ${findings.length} ${noun}`;
  };

  const saveFilters = () => {
    const saved = new URLSearchParams();
    const want = new FormData(form);
    for (const name of ["q", "subject", "source", "status"]) {
      if (want.get(name)) saved.set(name, want.get(name));
    }
    const severity = want.getAll("severity");
    if (severity.length < all.length) saved.set("severity", severity.join(","));
    const text = saved.toString();
    history.replaceState(null, "", text ? `#?${text}` : "#findings");
  };

  const restoreFilters = () => {
    const saved = new URLSearchParams(location.hash.slice(2));
    for (const name of ["q", "subject", "source", "status"]) {
      form.elements[name].value = saved.get(name) || "";
    }
    const severity = saved.has("severity") ? saved.get("severity").split(",") : all;
    for (const box of form.elements.severity) box.checked = severity.includes(box.value);
    applyFilters();
  };

  // A link leads to its target even if that is folded or filtered out; a quote is highlighted in full.
  const followLink = () => {
    if (location.hash.startsWith("#?")) {
      if (form) restoreFilters();
      return;
    }
    const target = document.getElementById(location.hash.slice(1));
    for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
    if (!target) return;
    if (target.hidden) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
    const folded = target.querySelector(":scope > details");
    if (folded) folded.open = true;
    if (target.classList.contains("anchor")) {
      const claim = target.id.slice(1);
      for (const mark of document.querySelectorAll("mark[data-claims]")) {
        mark.classList.toggle("here", mark.dataset.claims.split(" ").includes(claim));
      }
    }
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { applyFilters(); saveFilters(); });
    form.addEventListener("reset", () => setTimeout(() => { applyFilters(); saveFilters(); }));
  }
  addEventListener("hashchange", followLink);
  followLink();
})();
