import { explain } from "../api/client";
import { decodeExplanations } from "../api/decode-explanations";
import type { Reading } from "../model/reading";
import type { Explanation, Explanations } from "../model/reason";
import { fixesOf } from "./fixes";
import type { State } from "./state";

const known = new WeakMap<Reading, Promise<Explanations>>(); // of each reading, asked for once

/** explanationsOf asks the server why it reads the article as it does, the corrections included. */
export function explanationsOf(state: State): Promise<Explanations> {
  const { reading } = state;
  if (!reading) return Promise.resolve({ mentions: [], claims: [] });
  const asked = known.get(reading);
  if (asked) return asked;
  const { article } = reading;
  const answer = explain(article, fixesOf(state), state.focus).then((found) => decodeExplanations(article.text, found));
  known.set(reading, answer);
  answer.catch(() => known.delete(reading)); // to be asked again
  return answer;
}

/** explanationsOfPlace are those of the mentions of a place. */
export function explanationsOfPlace({ mentions }: Explanations, reading: Reading, place: string): Explanation[] {
  const starts = new Set(reading.mentions.filter((mention) => mention.place === place).map(({ start }) => start));
  return mentions.filter(({ start }) => starts.has(start));
}
