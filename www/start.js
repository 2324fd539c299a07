// Starts the program on its own page. The build fills in the names.
import init, { openPage } from "./@PROGRAM@";

await init({ module_or_path: new URL("./@WASM@", import.meta.url) });
openPage();
