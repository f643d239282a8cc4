// The strip that tells a newcomer how to play the whole chain; closed, it stays closed.

import { icon } from "./markup.js";

const CLOSED = "petunjuk-ditutup";
const strip = document.getElementById("guide");
const opener = document.getElementById("open-guide");

/** `goTo(place)`: a step was chosen; its place is a column's role, or `"clock"`. */
export function wireGuide(goTo) {
  opener.append(icon("help"));
  document.getElementById("close-guide").append(icon("close"));
  opener.addEventListener("click", () => show(strip.hidden));
  document.getElementById("close-guide").addEventListener("click", () => show(false));
  for (const step of strip.querySelectorAll("[data-go]")) {
    step.addEventListener("click", () => goTo(step.dataset.go));
  }
  draw(remembered() === null);
}

function show(open) {
  draw(open);
  try {
    if (open) localStorage.removeItem(CLOSED);
    else localStorage.setItem(CLOSED, "ya");
  } catch {
    // Without storage it opens again next time, which does no harm.
  }
}

function draw(open) {
  strip.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
}

function remembered() {
  try {
    return localStorage.getItem(CLOSED);
  } catch {
    return null;
  }
}
