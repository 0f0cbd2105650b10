// Runs the WebAssembly module in node and prints its report: node run.mjs <module>
import { readFileSync } from "node:fs";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
const { memory, report, report_length } = instance.exports;
const start = report();
const text = new TextDecoder().decode(new Uint8Array(memory.buffer, start, report_length()));
console.log(text);
process.exitCode = text.includes(" 0 different") ? 0 : 1;
