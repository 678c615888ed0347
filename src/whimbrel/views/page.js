"use strict";
// Marks in the text what the chosen card rests on. Everything shown is in the page without this script.
(() => {
  const pieces = [...document.querySelectorAll("[data-start]")].map((node) => ({
    node, start: +node.dataset.start, end: +node.dataset.end,
  }));
  const cards = [...document.querySelectorAll("article.event")];
  let chosen = null;

  const lit = (start, end) => pieces.filter((piece) => piece.start >= start && piece.end <= end).map((piece) => piece.node);

  const clear = () => {
    for (const { node } of pieces) {
      node.classList.remove("lit", "exact", "lit-trigger", "lit-actor", "lit-recipient", "lit-place", "lit-source", "lit-other");
    }
  };

  const show = (card) => {
    clear();
    for (const span of (card ? card.dataset.spans : "").split(" ").filter(Boolean)) {
      const [place, kind] = span.split(":");
      for (const node of lit(...place.split("-").map(Number))) node.classList.add("lit", `lit-${kind}`);
    }
  };

  const choose = (card) => {
    chosen = card;
    for (const other of cards) other.classList.toggle("chosen", other === card);
    show(card);
  };

  const bring = (node) => node && node.scrollIntoView({ block: "nearest", behavior: "smooth" });

  for (const card of cards) {
    card.addEventListener("pointerenter", () => show(card));
    card.addEventListener("pointerleave", () => show(chosen));
    card.addEventListener("focusin", () => choose(card));
    card.addEventListener("click", () => choose(card));
  }
  for (const button of document.querySelectorAll("button.words")) {
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      choose(button.closest("article"));
      const nodes = lit(+button.dataset.from, +button.dataset.to);
      for (const node of nodes) node.classList.add("exact");
      bring(nodes[0]);
    });
  }
  for (const mark of document.querySelectorAll("mark[data-events]")) {
    mark.addEventListener("click", () => {
      const card = document.getElementById(`event-${mark.dataset.events.split(" ")[0]}`);
      choose(card);
      bring(card);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });
  const follow = () => {
    const named = location.hash.match(/^#(?:event|words)-(\d+)$/);
    if (named) choose(document.getElementById(`event-${named[1]}`));
  };
  addEventListener("hashchange", follow);
  follow();
})();
