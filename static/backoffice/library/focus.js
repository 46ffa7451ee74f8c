// Shows the focal point on the picture; a click sets it, and the two sliders move it with the keyboard.
const frame = document.querySelector("[data-focus]");
const [x, y] = ["focus_x", "focus_y"].map((name) => document.querySelector(`input[name=${name}]`));

if (frame && x && y) begin();

function begin() {
  const mark = document.createElement("span");
  mark.className = "focus__mark";
  frame.append(mark);
  const show = () => {
    mark.style.left = `${x.value}%`;
    mark.style.top = `${y.value}%`;
  };
  for (const input of [x, y]) input.addEventListener("input", show);
  frame.addEventListener("click", (event) => {
    const box = frame.querySelector("img").getBoundingClientRect();
    x.value = percent((event.clientX - box.left) / box.width);
    y.value = percent((event.clientY - box.top) / box.height);
    show();
  });
  show();
}

function percent(part) {
  return Math.round(100 * Math.min(1, Math.max(0, part)));
}
