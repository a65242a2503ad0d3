// What makes the desk quicker for those who have script: keys, search as one types, copying, dropping files. Every page works without it.
"use strict";
(() => {
  const body = document.body, base = body.dataset.base, said = document.getElementById("said");
  const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
  let clearing;
  const say = words => { said.textContent = words; clearTimeout(clearing); clearing = setTimeout(() => (said.textContent = ""), 4000); };
  const inField = e => e.target.closest && e.target.closest("input, select, textarea, [contenteditable]");

  // Lines under the keys.
  const lines = () => $$("[data-line]").filter(l => l.offsetParent !== null && !l.closest("details:not([open])"));
  const current = () => document.activeElement && document.activeElement.closest ? document.activeElement.closest("[data-line]") : null;
  const move = step => {
    const all = lines(), at = all.indexOf(current());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  const go = selector => {
    const line = current() || (lines().length === 1 ? lines()[0] : null);
    const link = line && $(selector, line);
    if (link) link.click(); else say(line ? "This line has none." : "Choose a line with j and k first.");
  };
  const copy = async line => {
    const address = $("a.copy", line);
    if (!address) return say("This line cannot be copied.");
    try {
      const answer = await fetch(address.href + "?form=json");
      const parts = await answer.json();
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([parts.html], { type: "text/html" }),
        "text/plain": new Blob([parts.text], { type: "text/plain" })
      })]);
      say("Copied with its source.");
    } catch { location.href = address.href; }
  };
  document.addEventListener("click", e => {
    const link = e.target.closest("a.copy");
    if (link && navigator.clipboard && window.ClipboardItem && !e.ctrlKey && !e.metaKey) { e.preventDefault(); copy(link.closest("[data-line]")); }
  });

  // On a narrow screen the bar of sections is longer than the window: the one that is open comes into sight.
  const here = $(".sections a[aria-current]");
  if (here) {
    const bar = here.closest(".sections"), at = here.getBoundingClientRect();
    bar.scrollLeft += at.left - bar.getBoundingClientRect().left - (bar.clientWidth - at.width) / 2;
  }

  // Light and dark.
  const theme = () => {
    const order = ["auto", "dark", "light"], root = document.documentElement;
    const next = order[(order.indexOf(root.dataset.theme) + 1) % 3];
    root.dataset.theme = next;
    document.cookie = "theme=" + next + ";path=/;max-age=34560000;samesite=strict";
    const toggle = $("[data-theme-toggle]");
    if (toggle) toggle.textContent = "Theme: " + next;
  };
  const toggle = $("[data-theme-toggle]");
  if (toggle) toggle.addEventListener("click", e => { e.preventDefault(); theme(); });

  // The list of keys.
  const keys = async () => {
    let dialog = $("dialog#key-list");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.id = "key-list";
      dialog.setAttribute("aria-label", "Keys");
      const page = new DOMParser().parseFromString(await (await fetch(base + "/keys")).text(), "text/html");
      const heading = document.createElement("h2"); heading.textContent = "Keys";
      const close = document.createElement("button"); close.textContent = "Close"; close.addEventListener("click", () => dialog.close());
      dialog.append(heading, page.getElementById("keys"), close);
      body.append(dialog);
    }
    dialog.showModal();
  };
  const keyLink = $("[data-keys]");
  if (keyLink) keyLink.addEventListener("click", e => { e.preventDefault(); keys(); });

  // Words of a report that are selected: the form below the text is filled and reached.
  const add = () => {
    const words = String(getSelection()).trim(), field = document.getElementById("a-words");
    if (!field) return say("Open a report to add a line.");
    if (!words) return say("Select the words that the line rests on first.");
    field.value = words;
    field.scrollIntoView({ block: "center" });
    document.getElementById("a-kind").focus();
  };
  const hint = $("[data-add-hint]");
  if (hint) hint.hidden = false;

  let prefix = false;
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.key === "Escape" && inField(e)) { e.target.blur(); return; }
    if (inField(e) || $("dialog[open]")) return;
    if (prefix) {
      prefix = false;
      const section = $('.sections a[data-key="' + CSS.escape(e.key) + '"]');
      if (section) { e.preventDefault(); section.click(); }
      return;
    }
    const line = current();
    const does = {
      "?": keys, "/": () => { $("#find").focus(); $("#find").select(); }, "j": () => move(1), "k": () => move(-1),
      "g": () => { prefix = true; setTimeout(() => (prefix = false), 1500); },
      "e": () => go("a.sentence"), "w": () => go("a.page"), "x": () => go("a.correct"), "a": add, "l": theme,
      "y": () => line ? copy(line) : say("Choose a line with j and k first."),
      "n": () => { const next = $('a[rel="next"]'); if (next) next.click(); }, "b": () => history.back(),
      "Enter": () => { if (line && document.activeElement === line) { const to = line.dataset.open || (base + "/" + encodeURIComponent(line.dataset.line)); location.href = to; } }
    }[e.key];
    if (does) { if (e.key !== "Enter" || document.activeElement === line) e.preventDefault(); does(); }
  });

  // Search as one types.
  const find = document.getElementById("find"), found = document.getElementById("found");
  if (find && found) {
    let waiting, asked = 0;
    find.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++asked, query = "?q=" + encodeURIComponent(find.value);
        const answer = await fetch(base + "/parts/search" + query);
        if (mine !== asked || !answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        found.replaceChildren(...page.body.childNodes);
        history.replaceState(null, "", base + "/search" + query);
      }, 120);
    });
  }

  // The day of the slider in words while it moves; the page follows when it rests.
  const day = document.getElementById("day"), shown = document.getElementById("day-shown");
  if (day && shown) {
    const words = () => {
      const at = new Date(day.dataset.first + "T00:00:00Z");
      at.setUTCDate(at.getUTCDate() + Number(day.value));
      return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    };
    day.addEventListener("input", () => { shown.textContent = words(); day.setAttribute("aria-valuetext", words()); });
    day.addEventListener("change", () => day.form.requestSubmit());
  }

  // Files dropped anywhere are read.
  const send = async files => {
    const form = new FormData();
    form.append("token", body.dataset.token);
    for (const file of files) form.append("files", file, file.name);
    say("Sending " + files.length + (files.length === 1 ? " file" : " files") + " …");
    const answer = await fetch(base + "/read", { method: "POST", body: form });
    if (answer.ok) location.href = answer.url; else say("The files were not taken (" + answer.status + ").");
  };
  addEventListener("dragover", e => { if ([...e.dataTransfer.types].includes("Files")) { e.preventDefault(); body.classList.add("drop-here"); } });
  addEventListener("dragleave", e => { if (!e.relatedTarget) body.classList.remove("drop-here"); });
  addEventListener("drop", e => {
    body.classList.remove("drop-here");
    if (e.dataTransfer.files.length) { e.preventDefault(); send([...e.dataTransfer.files]); }
  });

  // Work under way: how far it is; then on to the page that came of it, or the file is saved.
  const work = $("[data-poll]");
  const ended = () => {
    const next = $("a[data-next]", work), save = $("a[data-save]", work);
    if (next) location.replace(next.href); else if (save) save.click();
  };
  // What has not changed stays as it is, so that a button keeps its focus and a press on it is never lost.
  const renew = (old, fresh) => {
    const before = [...old.children], after = [...fresh.children];
    if (before.length !== after.length) return old.replaceChildren(...after);
    before.forEach((element, i) => { if (!element.isEqualNode(after[i])) element.replaceWith(after[i]); });
  };
  if (work && !work.hasAttribute("data-done")) {
    const poll = setInterval(async () => {
      const answer = await fetch(work.dataset.poll);
      if (!answer.ok) return clearInterval(poll);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const busy = page.querySelector("progress") || page.body.textContent.includes("Stopping");
      renew(work, page.body);
      if (!busy) { clearInterval(poll); document.title = "Done · Demarche"; ended(); }
    }, 700);
  } else if (work && location.search === "?now=1") {
    // It ended while its page was on the way here.
    history.replaceState(null, "", location.pathname);
    ended();
  }
})();
