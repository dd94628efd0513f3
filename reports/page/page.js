"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = Array.from(document.querySelectorAll(".card"));
  const texts = new Map();
  const all = form ? Array.from(form.elements.severity, (box) => box.value) : [];

  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLocaleLowerCase());
    return texts.get(card);
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

  const matches = (card, want) =>
    want.severity.includes(card.dataset.severity) &&
    (!want.subject || card.dataset.subject === want.subject) &&
    (!want.status || card.dataset.status === want.status) &&
    (!want.source || card.dataset.source.split(" ").includes(want.source)) &&
    want.q.every((word) => textOf(card).includes(word));

  const applyFilters = () => {
    const want = filters();
    let shown = 0;
    for (const card of cards) {
      card.hidden = !matches(card, want);
      shown += card.hidden ? 0 : 1;
    }
    const noun = cards.length === 1 ? "finding" : "findings";
    document.getElementById("shown").textContent =
      shown === cards.length ? `${shown} ${noun}` : `${shown} of ${cards.length} ${noun}`;
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
