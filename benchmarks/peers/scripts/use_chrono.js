// chrono-node, locale ar. The same lines in and out as loop.py; the clock is the process's CPU time too.
const { ar } = require("chrono-node");
const lines = require("node:readline").createInterface({ input: process.stdin });

const moment = (anchor) => new Date((anchor || "") + "2000-01-01T00:00:00".slice((anchor || "").length));
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");
const codePoints = (text) => [...text].length;
const side = (parts) => ({
  known: parts.getCertainComponents(),
  fields: Object.fromEntries(["year", "month", "day", "hour", "minute", "second"].map((name) => [name, parts.get(name)])),
  tags: [...parts.tags()],
});

say({ ready: cpu() });
lines.on("line", (line) => {
  const { text, anchor } = JSON.parse(line);
  const instant = moment(anchor);
  const began = cpu();
  const found = ar.parse(text, instant);
  const seconds = cpu() - began;
  const facts = found.map(({ index, text: words, start, end }) => ({
    start: codePoints(text.slice(0, index)), // an emoji is two of JavaScript's characters and one of ours
    end: codePoints(text.slice(0, index + words.length)),
    sides: [start, end].filter(Boolean).map(side),
  }));
  say({ seconds, facts });
});
