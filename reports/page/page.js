"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = Array.from(document.querySelectorAll(".card"));
  const words = new Map();
  const all = form ? Array.from(form.elements.severity, (box) => box.value) : [];

  const said = (card) => {
    if (!words.has(card)) words.set(card, card.textContent.toLocaleLowerCase());
    return words.get(card);
  };

  const wanted = () => {
    const data = new FormData(form);
    return {
      q: data.get("q").trim().toLocaleLowerCase().split(/\s+/).filter(Boolean),
      subject: data.get("subject"),
      source: data.get("source"),
      status: data.get("status"),
      severity: data.getAll("severity"),
    };
  };

  const fits = (card, want) =>
    want.severity.includes(card.dataset.severity) &&
    (!want.subject || card.dataset.subject === want.subject) &&
    (!want.status || card.dataset.status === want.status) &&
    (!want.source || card.dataset.source.split(" ").includes(want.source)) &&
    want.q.every((word) => said(card).includes(word));

  const filter = () => {
    const want = wanted();
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card, want);
      shown += card.hidden ? 0 : 1;
    }
    const noun = cards.length === 1 ? "finding" : "findings";
    document.getElementById("shown").textContent =
      shown === cards.length ? `${shown} ${noun}` : `${shown} of ${cards.length} ${noun}`;
  };

  const remember = () => {
    const kept = new URLSearchParams();
    const want = new FormData(form);
    for (const name of ["q", "subject", "source", "status"]) {
      if (want.get(name)) kept.set(name, want.get(name));
    }
    const severity = want.getAll("severity");
    if (severity.length < all.length) kept.set("severity", severity.join(","));
    const text = kept.toString();
    history.replaceState(null, "", text ? `#?${text}` : "#findings");
  };

  const recall = () => {
    const kept = new URLSearchParams(location.hash.slice(2));
    for (const name of ["q", "subject", "source", "status"]) {
      form.elements[name].value = kept.get(name) || "";
    }
    const severity = kept.has("severity") ? kept.get("severity").split(",") : all;
    for (const box of form.elements.severity) box.checked = severity.includes(box.value);
    filter();
  };

  // A link leads to its place, whatever is folded or filtered away, and all words of a quote show.
  const arrive = () => {
    if (location.hash.startsWith("#?")) {
      if (form) recall();
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
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  }
  addEventListener("hashchange", arrive);
  arrive();
})();
