// Presenting a briefing: one screen at a time, by keyboard or remote control, with a timer of seven minutes and full screen. It
// fetches nothing. Without it the page is all screens below one another, with links between them.
function get<E extends HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as E;
}

const root = document.documentElement;
const screens = [...document.querySelectorAll<HTMLElement>(".screen")];
let at = -1;

/** Makes the type smaller, down to seven tenths, until the screen fits; what is longer still is scrolled. */
function fit(): void {
  root.style.fontSize = "";
  const full = parseFloat(getComputedStyle(root).fontSize);
  for (let size = 1; size > 0.69 && root.scrollHeight > root.clientHeight; size -= 0.05) root.style.fontSize = `${full * size}px`;
}

function show(next: number, focus = true): void {
  next = Math.max(0, Math.min(next, screens.length - 1));
  if (next === at) return;
  at = next;
  screens.forEach((screen, i) => screen.classList.toggle("away", i !== at));
  fit();
  scrollTo(0, 0);
  if (focus) screens[at].focus({ preventScroll: true });
  if (focus && location.hash !== `#${screens[at].id}`) history.replaceState(null, "", `#${screens[at].id}`);
}

/** The screen of an address: of "#screen-3", or of a part's own address. */
function asked(): number {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target ? screens.findIndex((screen) => screen.contains(target)) : -1;
}

const hasMore = () => scrollY + innerHeight < root.scrollHeight - 2;

/** Where a key leads: a screen, or nowhere where the browser is to scroll a long one. */
function led(event: KeyboardEvent): number | undefined {
  const key = event.key === " " ? (event.shiftKey ? "PageUp" : "PageDown") : event.key;
  switch (key) {
    case "ArrowRight": return at + 1;
    case "ArrowLeft": return at - 1;
    case "ArrowDown": case "PageDown": return hasMore() ? undefined : at + 1;
    case "ArrowUp": case "PageUp": return scrollY > 2 ? undefined : at - 1;
    case "Home": return 0;
    case "End": return screens.length - 1;
  }
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const on = event.target instanceof Element ? event.target : root;
  if (event.key === " " && on.closest("button, summary")) return;
  if (event.key.startsWith("Arrow") && on.closest(".table[tabindex]")) return; // a wide table scrolls by them
  const next = led(event);
  if (next === undefined) return;
  event.preventDefault();
  show(next);
});
addEventListener("hashchange", () => { const next = asked(); if (next >= 0) show(next); });
addEventListener("resize", fit);
addEventListener("beforeprint", () => { root.style.fontSize = ""; });
addEventListener("afterprint", fit);

// The timer. It goes by the clock of the computer, so that it is right after the page was out of sight.
const whole = 7 * 60;
const clock = get("clock"), warning = get("warning"), told = get("told"), start = get<HTMLButtonElement>("start");
let left = whole * 1000;
let end = 0; // when time is up; 0 while the timer stands
let minute = 7;

function tick(): void {
  const seconds = Math.ceil((end ? end - Date.now() : left) / 1000);
  const shown = Math.abs(seconds);
  clock.textContent = `${seconds < 0 ? "+" : ""}${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
  warning.textContent = seconds <= 0 ? "Time is up" : seconds <= 60 ? "Last minute" : "";
  const minutes = Math.ceil(seconds / 60);
  if (end && minutes < minute && minutes >= 0) {
    minute = minutes;
    told.textContent = minutes === 0 ? "Time is up" : `${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
  }
}

start.addEventListener("click", () => {
  if (end) {
    left = end - Date.now();
    end = 0;
  } else {
    end = Date.now() + left;
    // The screen stays on for as long as the page is shown, where the browser can see to it.
    navigator.wakeLock?.request("screen").catch(() => {});
  }
  start.textContent = end ? "Pause timer" : "Go on";
  tick();
});
get("reset").addEventListener("click", () => {
  left = whole * 1000;
  end = 0;
  minute = 7;
  start.textContent = "Start timer";
  told.textContent = "";
  tick();
});
setInterval(tick, 250);

const full = get<HTMLButtonElement>("full");
full.hidden = !document.fullscreenEnabled;
full.addEventListener("click", () => { void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()); });
document.addEventListener("fullscreenchange", () => { full.textContent = document.fullscreenElement ? "Leave full screen" : "Full screen"; });

get("tools").hidden = false;
get("keys").hidden = false;
root.classList.add("scripted");
const first = asked();
show(Math.max(first, 0), first >= 0);
addEventListener("load", () => scrollTo(0, 0)); // after the browser went to the place in the address
