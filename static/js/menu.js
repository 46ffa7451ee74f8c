/**
 * Tells the state of the mobile menu, and closes it where it would stay open unasked.
 *
 * The button and the menu are a popover, which opens, closes and minds the focus without this file.
 */

const button = document.querySelector(".menu-button");
const menu = document.getElementById("main-menu");
const wide = window.matchMedia("(width >= 64rem)");

function close() {
  if (menu.matches(":popover-open")) menu.hidePopover();
}

if ("popover" in menu) {
  button.setAttribute("aria-expanded", String(menu.matches(":popover-open")));
  menu.addEventListener("beforetoggle", (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
  });
  wide.addEventListener("change", close);
  window.addEventListener("pagehide", close);
}
