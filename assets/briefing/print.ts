// The button that prints a briefing, in the place of the line that says how to.
const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  document.getElementById("how-to-print")?.remove();
}
