// Doing things later, so that what a reader waits for comes first.

/** whenIdle does something once the browser has nothing else to do, or after some milliseconds, unless what it returns is called before. */
export function whenIdle(does: () => void, timeout: number): () => void {
  if (!globalThis.requestIdleCallback) {
    const timer = setTimeout(does);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(does, { timeout });
  return () => cancelIdleCallback(asked);
}

/** afterFrame does something when the next frame is drawn, unless what it returns is called before. */
export function afterFrame(does: () => void): () => void {
  const channel = new MessageChannel(); // its message comes when the frame is drawn
  const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  channel.port1.onmessage = () => {
    channel.port1.close();
    does();
  };
  return () => {
    cancelAnimationFrame(frame);
    channel.port1.close();
  };
}
