"use strict";
// The gallery shows one field, one outcome, or the documents whose name holds a word. Without this script it shows all.
const form = document.querySelector(".filter");

function choose() {
  const { field, outcome, words } = Object.fromEntries(new FormData(form));
  const wanted = words.trim().toLowerCase();
  let shown = 0;
  document.querySelectorAll(".room").forEach((room) => {
    let inside = 0;
    room.querySelectorAll(".exhibit").forEach((exhibit) => {
      const fits = (!field || room.dataset.field === field)
        && (!outcome || exhibit.dataset.outcome === outcome)
        && exhibit.textContent.toLowerCase().includes(wanted);
      exhibit.hidden = !fits;
      inside += fits;
    });
    room.hidden = !inside;
    shown += inside;
  });
  form.querySelector("output").textContent = `${shown} shown`;
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a field's failures has to find them, whatever was chosen before.
  window.addEventListener("hashchange", () => {
    const room = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (room && room.hidden) { form.reset(); choose(); room.scrollIntoView(); }
  });
  choose();
}
