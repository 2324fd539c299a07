
// The rest of the program, without which a first view is shown. Loaded behind it; or at once, when the program calls for
// it in the middle of what it does, where there is no waiting but this.
const REST = new URL("./@REST@", import.meta.url);
let rest;

function joinNow() {
  if (rest) return;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", REST, false);
    // Bytes as letters: what waits may not ask for bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`HTTP ${request.status}`);
    const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
    rest = new WebAssembly.Instance(new WebAssembly.Module(bytes), { first: wasm });
  } catch (error) {
    // The program cannot go on, which is told as any other end of it; and whose end it is.
    throw Object.assign(new WebAssembly.RuntimeError(`${REST}: ${error.message}`), { memory: wasm.memory });
  }
}

// Loads it while the first part begins, or behind it. Should it have joined meanwhile, it joins again: it keeps nothing.
let compiled;
export async function loadRest(begun) {
  compiled ??= (async () => {
    const answer = await fetch(REST);
    if (!answer.ok) throw new Error(`${REST}: HTTP ${answer.status}`);
    const streams = answer.headers.get("content-type") === "application/wasm";
    return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  })();
  try {
    const module = await compiled;
    await begun;
    rest ??= await WebAssembly.instantiate(module, { first: wasm });
  } catch (error) {
    compiled = undefined;
    throw error;
  }
}
