/** Shows the print button, which only a script can serve, and writes the day of printing onto the paper. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("beforeprint", () => {
  const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  for (const place of document.querySelectorAll("[data-printed]")) {
    place.textContent = place.dataset.printed.replace("%s", today);
  }
});
