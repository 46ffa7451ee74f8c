/**
 * Tells the state of the mobile menu and minds the focus.
 *
 * The button and the menu are a popover, which opens and closes without this file.
 */

const button = document.querySelector(".menu-button");
const menu = document.getElementById("main-menu");
const wide = window.matchMedia("(width >= 64rem)");

const isOpen = () => menu.matches(":popover-open");
const isInside = (element) => button.contains(element) || menu.contains(element);

function close() {
  if (isOpen()) menu.hidePopover();
}

function closeByKey(event) {
  if (event.key !== "Escape" || !isOpen()) return;
  event.preventDefault();
  close();
  button.focus();
}

function closeWhenLeft(event) {
  if (event.relatedTarget && !isInside(event.relatedTarget)) close();
}

if ("popover" in menu) {
  button.setAttribute("aria-expanded", String(isOpen()));
  menu.addEventListener("beforetoggle", (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
  });
  menu.addEventListener("click", (event) => event.target.closest("a") && close());
  menu.addEventListener("focusout", closeWhenLeft);
  button.addEventListener("focusout", closeWhenLeft);
  document.addEventListener("keydown", closeByKey);
  wide.addEventListener("change", close);
}
