// Circles that would cover each other are drawn as one: the most mentioned place
// stands for its neighbours, with their mentions, and says how many they are.

/** Circle is a place at a zoom, in pixels of the world at that zoom. */
export interface Circle {
  id: string;
  x: number;
  y: number;
  weight: number; // mentions
  rank?: number; // among places that are mentioned equally, the most important has the smallest
}

/** Group is one circle of the map: a place by itself, or with those that it stands for. */
export interface Group {
  x: number;
  y: number;
  weight: number; // mentions of all members
  radius: number;
  members: string[]; // the one where the circle stands first, then by mentions
}

const smallest = 4.5; // pixels, so that a circle can be seen and hit
const largest = 22;
const usual = 5.5; // radius of a circle of one mention
const crowd = 40; // circles on a map from where on they get smaller
const lettered = [0, 0, 10.5, 12.5, 15]; // radius that "+9", "+99" and "+999" need

/** radiusOf is the radius of a circle by its mentions: its area grows with them. */
export type RadiusOf = (mentions: number) => number;

/** circleScale chooses the scale of all circles of a map by how many there are and by the largest. */
export function circleScale(mentions: number[]): RadiusOf {
  const most = Math.max(1, ...mentions);
  const density = Math.max(0.6, Math.min(1, Math.sqrt(crowd / Math.max(1, mentions.length))));
  const unit = Math.min(usual * density, largest / Math.sqrt(most));
  return (n) => Math.min(largest, Math.max(smallest, unit * Math.sqrt(Math.max(1, n))));
}

/**
 * groupCircles joins circles until none covers another by more than a rim.
 * Those in apart stay alone: what is selected is always to be seen.
 * The order of the circles does not matter.
 */
export function groupCircles(circles: Circle[], radiusOf: RadiusOf, apart: ReadonlySet<string>): Group[] {
  const alone = ({ id, x, y, weight }: Circle): Group => ({ x, y, weight, radius: radiusOf(weight), members: [id] });
  const sorted = [...circles].sort(
    (a, b) => b.weight - a.weight || (a.rank ?? 0) - (b.rank ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const own = sorted.filter((circle) => apart.has(circle.id)).map(alone);
  let groups = sorted.filter((circle) => !apart.has(circle.id)).map(alone);
  for (let before = 0; before !== groups.length;) {
    before = groups.length; // a circle grows with what joins it, and may then reach others
    groups = groups.reduce<Group[]>((kept, group) => {
      const nearest = closest(kept, group);
      if (nearest) join(nearest, group, radiusOf);
      else kept.push(group);
      return kept;
    }, []);
  }
  return [...groups, ...own];
}

/** merge lets a group stand for others, too, so that there is room for its name. */
export function merge(groups: Group[], into: string, ids: string[], radiusOf: RadiusOf): Group[] {
  const head = groups.find((group) => group.members[0] === into);
  if (!head) return groups;
  const own: Group = { ...head, members: [...head.members] };
  const gone = groups.filter((group) => group !== head && ids.includes(group.members[0] as string));
  for (const group of gone) join(own, group, radiusOf);
  return groups.filter((group) => !gone.includes(group)).map((group) => (group === head ? own : group));
}

function closest(groups: Group[], to: Group): Group | null {
  let best: Group | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const distance = Math.hypot(group.x - to.x, group.y - to.y);
    if (distance < least && distance < reach(group, to)) [best, least] = [group, distance];
  }
  return best;
}

/** reach is how near two circles may come: the smaller one may lie under the larger by its rim. */
function reach(a: Group, b: Group): number {
  return Math.max(a.radius, b.radius) + 0.5 * Math.min(a.radius, b.radius);
}

function join(into: Group, group: Group, radiusOf: RadiusOf): void {
  into.members.push(...group.members);
  into.weight += group.weight;
  const letters = `+${into.members.length - 1}`.length;
  into.radius = Math.max(radiusOf(into.weight), lettered[Math.min(letters, lettered.length - 1)] as number);
}
