"use strict";
// A row in focus lights up its boxes and brings the first into view; a box leads back to its row.
const marks = [...document.querySelectorAll("[data-rows]")];
const rows = [...document.querySelectorAll("tr[id]")];
const boxesOf = (row) => marks.filter((mark) => mark.dataset.rows.split(" ").includes(row.id));

function light(lit, row) {
  marks.forEach((mark) => mark.classList.toggle("lit", lit.includes(mark)));
  rows.forEach((other) => other.classList.toggle("lit", other === row));
}

function show(row) {
  const boxes = boxesOf(row);
  light(boxes, row);
  if (boxes.length) boxes[0].scrollIntoView({ block: "center", inline: "center", behavior: "smooth" });
}

rows.forEach((row) => {
  row.addEventListener("focus", () => show(row));
  row.addEventListener("click", () => show(row));
});
marks.forEach((mark) => {
  mark.addEventListener("click", (event) => {
    event.preventDefault();
    const row = document.getElementById(mark.dataset.rows.split(" ")[0]);
    light(boxesOf(row), row);
    row.scrollIntoView({ block: "center", behavior: "smooth" });
  });
});
