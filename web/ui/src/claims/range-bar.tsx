import type { Outcome } from "../model/claim";

interface Props {
  allowed: [number, number];
  measured: [number, number];
  point: number;
  outcome: Outcome;
}

const width = 300;

/** RangeBar draws the interval that the words allow over the one that was measured. */
export function RangeBar({ allowed, measured, point, outcome }: Props) {
  const { x } = barScale(allowed, measured);
  const bar = ([low, high]: [number, number]) => ({ x: x(low), width: Math.max(3, x(high) - x(low)) });
  return (
    <svg class={`range ${outcome}`} viewBox={`0 0 ${width} 26`} aria-hidden="true" focusable="false">
      <line x1="0" x2={width} y1="13" y2="13" class="axis" />
      <rect y="6" height="14" rx="2" class="allowed" {...bar(allowed)} />
      <rect y="11" height="4" rx="2" class="extent" {...bar(measured)} />
      <circle cx={x(point)} cy="13" r="5" class="measured" />
    </svg>
  );
}

/** barScale maps kilometres to the bar, with room on both sides of the two intervals. */
export function barScale(allowed: [number, number], measured: [number, number]): { x: (km: number) => number } {
  const finite = [...allowed, ...measured].filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = (high - low || high || 1) * 0.15;
  const from = Math.max(0, low - room);
  const to = high + room;
  return { x: (km) => Math.max(0, Math.min(width, ((km - from) / (to - from)) * width)) };
}
