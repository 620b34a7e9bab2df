// "Exit this page": the page is blank before the other one has come, and the other takes its place in the tab's history.
// Shift pressed three times does the same, as on GOV.UK. Not Escape: in a browser that stops the other page from loading.
const exit = document.querySelector<HTMLAnchorElement>("a.exit");
const said = document.querySelector<HTMLElement>("#exit-said");
const patience = 5000; // milliseconds until presses of Shift no longer count

let presses = 0;
let combined = false; // Shift was held for another key
let waiting = 0;

function leave(address: string): void {
  const loading = document.createElement("p");
  loading.setAttribute("role", "alert");
  document.body.replaceChildren(loading);
  document.title = new URL(address).hostname;
  loading.textContent = "Loading";
  location.replace(address);
}

function count(number: number): void {
  presses = number;
  clearTimeout(waiting);
  if (number > 0) waiting = setTimeout(count, patience, 0);
  if (said) said.textContent = number > 0 ? `Press Shift ${3 - number === 1 ? "once more" : "twice more"} to exit` : "";
}

if (exit) {
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave(exit.href);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") combined = event.shiftKey;
    else if (!event.repeat) combined = false;
  });
  addEventListener("pointerdown", (event) => { combined = event.shiftKey; });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || combined || event.ctrlKey || event.altKey || event.metaKey) {
      if (presses > 0) count(0);
    } else if (presses === 2) leave(exit.href);
    else count(presses + 1);
  });
  addEventListener("pagehide", () => count(0));
}
