// The page around a component under test.
import { act, cleanup, configure, render, type RenderResult } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { afterEach, vi } from "vitest";
import type { Reading } from "../model/reading";
import type { Action } from "../state/actions";
import { initial, type State } from "../state/state";
import { createStore, type Store, StoreContext } from "../state/store";

configure({ asyncUtilTimeout: 60_000 }); // of a busy machine

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Shown is a component on the page, with its store. */
export type Shown = RenderResult & {
  store: Store;
  sent: Action[]; // by the component, oldest first
};

/** show renders a component with a state. */
export function show(component: ComponentChildren, reading: Reading | null = null, more: Partial<State> = {}): Shown {
  const store = createStore({ ...initial, progress: { kind: "ready" }, reading, ...more });
  const sent: Action[] = [];
  const { send } = store;
  store.send = (action) => {
    sent.push(action);
    send(action);
  };
  const shown = render(<StoreContext.Provider value={store}>{component}</StoreContext.Provider>);
  return { ...shown, store, sent };
}

/** Asked is one request to the server. */
export interface Asked {
  path: string;
  body: unknown;
}

/**
 * serve answers requests by the first of some answers whose key begins the path; others fail the test.
 * It returns what is asked.
 */
export function serve(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    asked.push({ path, body: typeof init.body === "string" ? JSON.parse(init.body) : init.body });
    const key = Object.keys(answers).find((prefix) => path.startsWith(prefix));
    if (key === undefined) return Promise.reject(new Error(`nobody answers ${path}`));
    const answer = answers[key];
    return Promise.resolve(answer instanceof Response ? answer.clone() : Response.json(answer));
  });
  return asked;
}

/** settle lets all answers of the server arrive. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 5; i++) await new Promise((go) => setTimeout(go));
  });
}
