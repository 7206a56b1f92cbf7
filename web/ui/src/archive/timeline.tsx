import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { dayOf, type Line, lineOf, numberOf, stepped, type Window } from "../model/days";
import { hasPeriod, type Question, type Span, spans } from "../model/question";
import { say } from "../words/say";
import { dayText } from "./written";
import { useDesk, usePart } from "./state";

const barWidth = 6; // pixels of a day, at least
const pace = 700; // milliseconds of a step of play
const sevenDays = 7;

/** Timeline shows how many articles there are of each day, and chooses a stretch of days. */
export function Timeline() {
  const desk = useDesk();
  const days = usePart((state) => state.answers.days);
  const question = usePart((state) => state.question);
  const [width, setWidth] = useState(800);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const seen = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  const line = useMemo(() => lineOf(days ?? [], Math.floor(width / barWidth)), [days, width]);
  const window = line && windowOf(question, line);
  const set = (next: Window | null) =>
    desk.ask(next ? { last: "", from: dayOf(next.first), to: dayOf(next.last) } : { last: "all", from: "", to: "" });
  return (
    <section class="timeline" aria-label={say("archive.time")}>
      <div class="timeline-tools">
        <Periods question={question} />
        <DateFields question={question} />
        {line && window && <Play line={line} window={window} onStep={set} />}
      </div>
      <div class="timeline-chart" ref={box}>
        {line && window && <Chart line={line} window={window} onChoose={set} />}
      </div>
    </section>
  );
}

/** windowOf is the stretch of a line that a question asks for. */
function windowOf({ last, from, to }: Question, line: Line): Window {
  if (last === "all") return { first: line.first, last: line.last };
  if (last) {
    const today = Math.floor(Date.now() / 86_400_000);
    return { first: today - { "24h": 1, "7d": sevenDays, "30d": 30 }[last], last: today };
  }
  return { first: from ? numberOf(from) : line.first, last: to ? numberOf(to) : line.last };
}

function Periods({ question }: { question: Question }) {
  const desk = useDesk();
  const choose = (last: Span | "all") => desk.ask({ last, from: "", to: "" });
  return (
    <div class="choice" role="group" aria-label={say("archive.period")}>
      {spans.map((span) => (
        <button key={span} type="button" aria-pressed={question.last === span} onClick={() => choose(span)}>
          {say(`archive.last.${span}`)}
        </button>
      ))}
      <button type="button" aria-pressed={!hasPeriod(question)} onClick={() => choose("all")}>
        {say("archive.last.all")}
      </button>
    </div>
  );
}

function DateFields({ question }: { question: Question }) {
  const desk = useDesk();
  return (
    <div class="dates">
      <label>
        {say("from")}{" "}
        <input
          type="date"
          value={question.from}
          max={question.to}
          onChange={(event) => desk.ask({ last: "", from: event.currentTarget.value })}
        />
      </label>
      <label>
        {say("to")}{" "}
        <input
          type="date"
          value={question.to}
          min={question.from}
          onChange={(event) => desk.ask({ last: "", to: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** Play moves a window over the line day by day; where none is chosen, one of seven days. */
function Play({ line, window, onStep }: { line: Line; window: Window; onStep: (next: Window) => void }) {
  const desk = useDesk();
  const playing = usePart((state) => state.playing);
  const now = useRef({ window, line });
  now.current = { window, line };
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (desk.get().busy) return; // the map of this step is not there yet
      const next = stepped(now.current.window, now.current.line);
      if (next) onStep(next);
      else desk.change({ playing: false });
    }, pace);
    return () => clearInterval(timer);
  }, [playing]);
  const start = () => {
    const isWhole = window.first <= line.first && window.last >= line.last;
    const length = isWhole ? Math.min(sevenDays, line.last - line.first + 1) : window.last - window.first + 1;
    desk.change({ playing: true });
    if (isWhole || window.last >= line.last) onStep({ first: line.first, last: line.first + length - 1 });
  };
  return (
    <button type="button" aria-pressed={playing} onClick={() => (playing ? desk.change({ playing: false }) : start())}>
      {say(playing ? "archive.stop" : "archive.play")}
    </button>
  );
}

interface ChartProps {
  line: Line;
  window: Window;
  onChoose: (window: Window | null) => void;
}

/** Chart is the bars, with a handle at either end of what is chosen; a drag over the bars chooses anew. */
function Chart({ line, window, onChoose }: ChartProps) {
  const chart = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [over, setOver] = useState<number | null>(null); // index of a bar
  const most = Math.max(1, ...line.bins.map(({ articles }) => articles));
  const highest = line.bins.find(({ articles }) => articles === most);
  const length = line.last - line.first + 1;
  const shown: Window = drag ? ordered(drag.from, drag.to) : window;
  const share = (day: number) => Math.max(0, Math.min(1, (day - line.first) / length));
  const dayAt = (event: PointerEvent) => {
    const { left, width } = (chart.current as HTMLElement).getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * length);
    return line.first + Math.max(0, Math.min(length - 1, at));
  };
  const bin = over === null ? null : line.bins[over];
  const choose = (next: Window) => onChoose(next.first <= line.first && next.last >= line.last ? null : next);
  return (
    <>
      <div
        class="bars"
        ref={chart}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: dayAt(event), to: dayAt(event) });
        }}
        onPointerMove={(event) => {
          const day = dayAt(event);
          setOver(Math.floor((day - line.first) / line.width));
          if (drag) setDrag({ from: drag.from, to: day });
        }}
        onPointerLeave={() => setOver(null)}
        onPointerCancel={() => setDrag(null)}
        onPointerUp={() => {
          if (!drag) return;
          setDrag(null);
          choose(wholeBins(ordered(drag.from, drag.to), line));
        }}
      >
        <svg
          viewBox={`0 0 ${line.bins.length} 100`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say("archive.chart", {
            from: dayText(dayOf(line.first)),
            to: dayText(dayOf(line.last)),
            most: highest ? spanText(highest) : "",
            n: most,
          })}
        >
          {line.bins.map(({ first, last, articles }, i) => {
            const height = articles ? Math.max(4, (96 * articles) / most) : 0;
            const isIn = last >= shown.first && first <= shown.last;
            return (
              <rect
                key={first}
                x={i + 0.08}
                y={100 - height}
                width={0.84}
                height={height}
                class={isIn ? "bar-in" : "bar-out"}
              />
            );
          })}
        </svg>
        <div
          class="chosen-days"
          style={{ left: `${100 * share(shown.first)}%`, right: `${100 * (1 - share(shown.last + 1))}%` }}
        />
      </div>
      {(["first", "last"] as const).map((end) => (
        <Handle key={end} end={end} line={line} window={shown} share={share} dayAt={dayAt} onChoose={choose} />
      ))}
      <p class="timeline-foot quiet">
        <span>{dayText(dayOf(line.first))}</span>
        <span class="over">{bin ? `${spanText(bin)}: ${say("archive.articles", { n: bin.articles })}` : ""}</span>
        <span>{dayText(dayOf(line.last))}</span>
      </p>
    </>
  );
}

const ordered = (a: number, b: number): Window => ({ first: Math.min(a, b), last: Math.max(a, b) });

/** wholeBins is a window as its bars show it. */
const wholeBins = ({ first, last }: Window, { first: start, last: end, width }: Line): Window => ({
  first: start + Math.floor((first - start) / width) * width,
  last: Math.min(end, start + Math.floor((last - start) / width) * width + width - 1),
});

const spanText = ({ first, last }: Window): string =>
  first === last ? dayText(dayOf(first)) : `${dayText(dayOf(first))} – ${dayText(dayOf(last))}`;

interface HandleProps {
  end: "first" | "last";
  line: Line;
  window: Window;
  share: (day: number) => number;
  dayAt: (event: PointerEvent) => number;
  onChoose: (window: Window) => void;
}

const keySteps: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 7,
  PageDown: -7,
};

/** Handle moves one end of the window, by the mouse, a finger or the arrow keys. */
function Handle({ end, line, window, share, dayAt, onChoose }: HandleProps) {
  const [moving, setMoving] = useState<number | null>(null);
  const day = moving ?? Math.max(line.first, Math.min(line.last, window[end]));
  const [least, most] =
    end === "first" ? [line.first, Math.min(line.last, window.last)] : [Math.max(line.first, window.first), line.last];
  const within = (wanted: number) => Math.max(least, Math.min(most, wanted));
  const choose = (wanted: number) => onChoose({ ...window, [end]: within(wanted) });
  const onKey = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    const wanted = event.key === "Home" ? least : event.key === "End" ? most : step === undefined ? null : day + step;
    if (wanted === null) return;
    event.preventDefault();
    choose(wanted);
  };
  return (
    <div
      class={`handle handle-${end}`}
      role="slider"
      tabIndex={0}
      aria-label={say(end === "first" ? "archive.firstDay" : "archive.lastDay")}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={day}
      aria-valuetext={dayText(dayOf(day))}
      style={{ left: `${100 * share(end === "first" ? day : day + 1)}%` }}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setMoving(day);
      }}
      onPointerMove={(event) => moving !== null && setMoving(within(dayAt(event)))}
      onPointerCancel={() => setMoving(null)}
      onPointerUp={() => {
        if (moving === null) return;
        setMoving(null);
        if (moving !== window[end]) choose(moving);
      }}
    />
  );
}
