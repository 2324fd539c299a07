// A clock that stands still until a test moves it: `testClock.go(ms)`. Frames and messages are the browser's own.
window.testClock = (() => {
  let now = 0, last = 0;
  const timers = new Map(), began = Date.now();
  performance.now = () => now;
  Date.now = () => began + now;
  const add = (run, ms, again, given) => {
    const wait = Math.max(Number(ms) || 0, again ? 1 : 0);
    timers.set(++last, { run, given, at: now + wait, again: again ? wait : 0 });
    return last;
  };
  window.setTimeout = (run, ms, ...given) => add(run, ms, false, given);
  window.setInterval = (run, ms, ...given) => add(run, ms, true, given);
  window.clearTimeout = window.clearInterval = id => void timers.delete(id);
  const message = () => new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); done(); };
    channel.port2.postMessage(0);
  });
  const frame = () => new Promise(done => requestAnimationFrame(() => done()));
  // What a change of the address causes is waited for, as far as two pictures.
  const settle = async () => { await message(); await frame(); await frame(); await message(); };
  const due = end => {
    let first = null;
    for (const [id, timer] of timers) if (timer.at <= end && (!first || timer.at < first[1].at)) first = [id, timer];
    return first;
  };
  return {
    settle,
    now: () => now,
    // Time goes by without a timer being run, as while a machine sleeps.
    leap: ms => { now += ms; },
    async go(ms) {
      const end = now + ms;
      for (let one; (one = due(end));) {
        const [id, timer] = one, before = location.href;
        now = Math.max(now, timer.at);
        if (timer.again) timer.at = now + timer.again; else timers.delete(id);
        timer.run(...timer.given);
        if (location.href !== before) await settle();
      }
      now = end;
      await settle();
    },
  };
})();
// The program's memory, to be measured.
for (const name of ['instantiate', 'instantiateStreaming']) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    window.testMemory = (made.instance ?? made).exports.memory;
    return made;
  };
}
// Anything that would lead out is noted.
window.testOpened = [];
window.open = (...given) => { window.testOpened.push(given); return null; };
window.print = () => window.testOpened.push(['print']);
