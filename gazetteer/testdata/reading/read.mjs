// node read.mjs FILE ROUNDS: how many articles of a file of JSON Lines compromise finds the places of in a second, the
// best of some rounds, of which there are more until three seconds have passed: its compiler has to get warm. Its start
// and reading the file are not counted.
import { readFileSync } from "node:fs";
import nlp from "compromise";

const texts = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line).text);
const start = performance.now();
let best = 0;
for (let round = 0; round < Number(process.argv[3]) || performance.now() - start < 3000; round++) {
  const began = performance.now();
  for (const text of texts) nlp(text).places().out("array");
  best = Math.max(best, (1000 * texts.length) / (performance.now() - began));
}
console.log(best);
