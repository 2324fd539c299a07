
// The rest of the program, without which a first view is shown. Loaded behind it; or at once, when the program calls for
// it in the middle of what it does, where there is no waiting but this.
const REST = new URL("./@REST@", import.meta.url);
let rest;

function join(module) {
  rest ??= new WebAssembly.Instance(module, { first: wasm });
}

function joinNow() {
  if (rest) return;
  const request = new XMLHttpRequest();
  try {
    request.open("GET", REST, false);
    // Bytes as letters: what waits may not ask for bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
  } catch (error) {
    console.error(error);
  }
  // The program cannot go on, which is told as any other end of it.
  if (request.status !== 200) throw new WebAssembly.RuntimeError(`${REST}: HTTP ${request.status}`);
  join(new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255)));
}

// Loads it while the first part begins, or behind it.
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
    join(module);
  } catch (error) {
    compiled = undefined;
    throw error;
  }
}
