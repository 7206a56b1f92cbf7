/**
 * early is the article as it stood in the page before the scripts came; it is shown until the server has told
 * what is in it, so that nobody waits for a text to read.
 */
export const early: HTMLElement | null = globalThis.document?.querySelector<HTMLElement>(".early .prose") ?? null;
