// What a change of state means for the map.
import { lengthText, unitOf } from "../format/length";
import type { Claim } from "../model/claim";
import { continuous, type LonLat, type Stop, type View } from "../model/geo";
import type { Reading } from "../model/reading";
import { selectedIds } from "../state/selection";
import type { Selection, State } from "../state/state";
import type { Drawn } from "./lines";

/** Stage is what can be done to the map. */
export interface Stage {
  isOwn(view: View): boolean;
  turnTo(view: View): void;
  turnToFirst(): void;
  showReading(reading: Reading, view: View | null): void;
  redraw(): void;
  setAiming(on: boolean): void; // a click means the point
  mark(name: "is-pointed" | "is-selected", ids: string[]): void;
  markClaim(index: number): void; // -1 for none
  closePopup(): void;
  bringIntoView(place: string): void;
  bringLineIntoView(line: LonLat[]): void;
  showFound(found: Stop | null): void;
  drawLines(lines: Drawn[]): void;
}

/** Follower does to a stage what each state asks for beyond the state before it. */
export class Follower {
  private shown: Reading | null = null;
  private before: State | null = null;
  private linked: Selection | null = null; // came with the view in which it is to be seen

  constructor(private readonly stage: Stage) {}

  follow(state: State): void {
    const { stage, before } = this;
    this.before = state;
    if (state.reading && state.reading !== this.shown) {
      this.shown = state.reading;
      stage.showReading(state.reading, state.view);
    }
    if (state.view && state.view !== before?.view && !stage.isOwn(state.view)) {
      this.linked = state.selection;
      stage.turnTo(state.view);
    }
    if (!state.view && before?.view && state.reading === before.reading) stage.turnToFirst();
    if (before && state.theme !== before.theme) stage.redraw();
    const aims = ({ measuring, placing }: State) => measuring !== null || placing !== null;
    if (aims(state) !== (before !== null && aims(before))) stage.setAiming(aims(state));
    if (state.pointed !== before?.pointed) stage.mark("is-pointed", state.pointed ? [state.pointed.id] : []);
    this.followSelection(state, before);
    if (state.found !== before?.found) stage.showFound(state.found);
    if (!before || lined(state).some((part, i) => part !== lined(before)[i])) stage.drawLines(drawnLines(state));
  }

  private followSelection(state: State, before: State | null): void {
    const { stage } = this;
    const { selection, reading, line } = state;
    const isNew = selection !== before?.selection;
    const stays = selection !== null && selection === this.linked;
    if (isNew || reading !== before?.reading) {
      stage.mark("is-selected", selectedIds(state));
      stage.markClaim(selection?.kind === "claim" ? selection.index : -1);
      if (selection?.kind !== "place" || !before) stage.closePopup();
      else if (!stays) stage.bringIntoView(selection.id);
    }
    if (stays) return;
    if (line && line !== before?.line) stage.bringLineIntoView(line.line);
    if (selection?.kind === "claim" && isNew) stage.bringLineIntoView(extent(reading?.claims[selection.index]));
  }
}

/** lined is what the lines of a state are made of. */
const lined = ({ line, selection, measuring, unit, reading }: State) => [line, selection, measuring, unit, reading];

/** extent is what of a claim is to be seen on the map. */
function extent(claim: Claim | undefined): LonLat[] {
  if (!claim?.relative?.area) return claim?.line ?? [];
  const { area, line } = claim.relative;
  const rings = area.type === "Polygon" ? area.coordinates : area.coordinates.flat(1);
  return continuous([...rings.flat(1).map(([lon = 0, lat = 0]): LonLat => [lon, lat]), ...line]);
}

/** drawnLines are the geodesics that a state shows. */
export function drawnLines({ line, selection, measuring, reading, unit }: State): Drawn[] {
  const drawn: Drawn[] = [];
  if (line) drawn.push({ line: line.line, tag: lengthText(line.metres, unit), quote: "", style: "pair" });
  const claim = selection?.kind === "claim" ? reading?.claims[selection.index] : undefined;
  if (claim?.relative?.line.length) {
    drawn.push({ line: claim.relative.line, tag: "", quote: "", style: "relative" });
  }
  if (claim?.line.length && claim.measuredKm !== null) {
    const style = claim.kind === "claim" ? claim.outcome : "relative"; // a position has no verdict
    const tag = lengthText(claim.measuredKm * 1000, unitOf(claim.unit)); // as on its card
    drawn.push({ line: claim.line, tag, quote: claim.text, style });
  }
  for (const { point } of measuring?.stops ?? []) drawn.push({ line: [point], tag: "", quote: "", style: "measure" });
  for (const leg of measuring?.legs ?? []) {
    if (leg) drawn.push({ line: leg.line, tag: lengthText(leg.metres, unit), quote: "", style: "measure" });
  }
  return drawn;
}
