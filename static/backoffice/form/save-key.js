// Ctrl+S (Cmd+S) saves the form and goes on editing, instead of saving the page as a file.
document.addEventListener("keydown", (event) => {
  const isSave = event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const form = document.querySelector("[data-unsaved-item]")?.closest("form");
  const button = form?.querySelector("[name=_continue]") ?? form?.querySelector("[name=_save]");
  if (!isSave || !button) return;
  event.preventDefault();
  if (!event.repeat && !document.querySelector("dialog[open]")) button.click();
});
