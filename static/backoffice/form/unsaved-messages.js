// On the page for an expired form: says that what was typed is kept, where this browser does keep it.

const sent = sessionStorage.getItem("unsaved-sent");
const isKept = sent !== null && localStorage.getItem(sent) !== null;
for (const sentence of document.querySelectorAll("[data-unsaved-message]")) sentence.hidden = !isKept;
